"""The container files: what they promise holds, and what they start runs, on a real server with their very settings."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import neo4j_server
import psutil
import pytest
import yaml
from local_neo4j import SETTINGS, read_settings
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError
from neo4j_jars import RELEASES

from jiceng.seeds import seeds_folder

ROOT = Path(__file__).resolve().parent.parent
COMPOSE = (ROOT / "docker-compose.yml").read_text("utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
PROGRAMS = Path(sys.executable).parent
_VARIABLE = re.compile(r"\$\$|\$\{(\w+)(?:(:[-?])([^}]*))?\}")


def filled(value: Any, variables: Mapping[str, str]) -> Any:
    """Return a value of the compose file with its variables filled in, as compose does; KeyError for a missing one."""
    if isinstance(value, dict):
        return {key: filled(held, variables) for key, held in value.items()}
    if isinstance(value, list):
        return [filled(held, variables) for held in value]
    return _VARIABLE.sub(lambda found: _variable(found, variables), value) if isinstance(value, str) else value


def _variable(found: re.Match[str], variables: Mapping[str, str]) -> str:
    name, sign, rest = found.groups()
    if name is None:
        return "$"
    held = variables.get(name, "")
    if sign == ":?" and not held:
        raise KeyError(rest)
    return held or (rest if sign == ":-" else "")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    """The services of the compose file, with a password in its variables."""
    found: dict[str, Any] = filled(yaml.safe_load(COMPOSE), {"NEO4J_PASSWORD": "from-the-environment"})["services"]
    return found


def instructions(word: str) -> list[str]:
    """Return what follows a word of the Dockerfile, in its order."""
    return re.findall(rf"^\s*{word} (.+)$", DOCKERFILE, re.MULTILINE)


# --- what the files say ----------------------------------------------------------------------------------------


def test_each_service_is_reached_from_this_machine_only(services: dict[str, Any]) -> None:
    assert set(services) == {"neo4j", "app"}
    ports = [port for service in services.values() for port in service["ports"]]
    assert sorted(ports) == ["127.0.0.1:7687:7687", "127.0.0.1:8000:8000"]
    assert not [name for name, service in services.items() if service.get("network_mode") or service.get("privileged")]


@pytest.mark.parametrize("variables", [{}, {"NEO4J_PASSWORD": ""}], ids=["missing", "empty"])
def test_no_password_no_start(variables: dict[str, str]) -> None:
    for service in yaml.safe_load(COMPOSE)["services"].values():
        with pytest.raises(KeyError, match="NEO4J_PASSWORD"):
            filled(service, variables)


def test_no_password_stands_in_a_file(services: dict[str, Any]) -> None:
    assert services["neo4j"]["environment"] == {"NEO4J_AUTH": "neo4j/from-the-environment"}
    assert services["app"]["environment"]["NEO4J_PASSWORD"] == "from-the-environment"
    example = dict(re.findall(r"^(\w+)=(.*)$", (ROOT / ".env.example").read_text("utf-8"), re.MULTILINE))
    assert example["NEO4J_PASSWORD"] == ""
    assert set(example) == {name for name, *_ in _VARIABLE.findall(COMPOSE) if name}
    assert "password" not in SETTINGS.read_text("utf-8").lower()
    assert ".env\n" in (ROOT / ".gitignore").read_text("utf-8")


def test_the_app_waits_for_a_server_that_answers(services: dict[str, Any]) -> None:
    assert services["app"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    check = services["neo4j"]["healthcheck"]
    assert "cypher-shell" in check["test"][1]
    assert {"interval", "timeout", "start_period", "retries"} <= set(check)
    assert len(instructions("HEALTHCHECK")) == 1


def test_data_outlive_the_containers_and_limits_are_set(services: dict[str, Any]) -> None:
    named = {volume.split(":")[1] for volume in services["neo4j"]["volumes"] if not volume.startswith(".")}
    assert named == {"/data", "/logs"}
    declared = yaml.safe_load(COMPOSE)["volumes"]
    assert {v.split(":")[0] for v in services["neo4j"]["volumes"] if not v.startswith(".")} == set(declared)
    for service in services.values():
        assert service["mem_limit"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert services["app"]["read_only"] is True
    assert services["app"]["cap_drop"] == ["ALL"]


def test_the_image_is_of_the_line_that_is_tested(services: dict[str, Any]) -> None:
    tag = services["neo4j"]["image"].partition(":")[2]
    assert tag.endswith("-community")
    assert RELEASES["5"].startswith(f"{tag.removesuffix('-community')}.")


def test_the_image_is_built_in_stages_and_runs_as_nobody_in_particular() -> None:
    stages = re.split(r"^FROM ", DOCKERFILE, flags=re.MULTILINE)[1:]
    assert len(stages) == 3
    (user,) = instructions("USER")
    assert f"USER {user}" in stages[-1]
    assert int(user.partition(":")[0]) >= 1000
    assert "pip" not in stages[-1]


def test_what_the_image_copies_is_there_and_let_through() -> None:
    let_through = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text("utf-8"), re.MULTILINE)
    copied = [name for line in instructions("COPY") if "--from" not in line for name in line.split()[:-1]]
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert [name for name in copied if name.split("/")[0] not in let_through] == []
    assert [name for name in let_through if not (ROOT / name).exists()] == []
    assert not {".env", "tests", "docs", ".git"} & set(let_through)


# --- the server's settings -------------------------------------------------------------------------------------


def test_the_container_runs_with_the_settings_that_are_tested(services: dict[str, Any]) -> None:
    (mounted,) = [volume for volume in services["neo4j"]["volumes"] if volume.endswith(":ro")]
    assert mounted == f"./{SETTINGS.name}:/conf/neo4j.conf:ro"
    assert SETTINGS.parent == ROOT


def test_every_setting_is_in_force_on_a_real_server(neo4j: neo4j_server.Server) -> None:
    wanted = read_settings(SETTINGS.read_text("utf-8"))
    with GraphDatabase.driver(neo4j.url, auth=("neo4j", neo4j.password)) as driver:
        rows = driver.execute_query("SHOW SETTINGS YIELD name, value, isExplicitlySet, defaultValue").records
    found = {row["name"]: row for row in rows}
    shown = {name for name in wanted if not name.startswith("internal.")}  # those are never shown
    assert shown <= found.keys()
    assert [name for name in shown if not found[name]["isExplicitlySet"]] == []
    assert found["dbms.security.allow_csv_import_from_file_urls"]["value"] == "false"
    assert found["dbms.usage_report.enabled"]["value"] == "false"
    assert found["db.transaction.timeout"]["value"] == "1m"
    assert found["server.memory.heap.max_size"]["value"] == "1.00GiB"


def test_a_setting_that_is_spelled_wrongly_ends_the_start(neo4j: neo4j_server.Server, tmp_path: Path) -> None:
    wrong = tmp_path / "neo4j.conf"
    wrong.write_text(
        SETTINGS.read_text("utf-8").replace("db.memory.transaction.max=", "db.memory.transaction.maximum=")
    )
    with pytest.raises(neo4j_server.Unavailable, match=r"db\.memory\.transaction\.maximum"):
        neo4j_server.start(settings=wrong)


@pytest.mark.parametrize(
    ("address", "refusal"),
    [
        ("file:///etc/passwd", "allow_csv_import_from_file_urls' is false"),
        ("file:///neo4j.conf", "allow_csv_import_from_file_urls' is false"),
        ("http://127.0.0.1:1/x", "blocked"),
        ("https://localhost/x", "blocked"),
    ],
)
def test_the_server_itself_reads_no_file_and_no_address(neo4j: neo4j_server.Server, address: str, refusal: str) -> None:
    with (
        GraphDatabase.driver(neo4j.url, auth=("neo4j", neo4j.password)) as driver,
        pytest.raises(Neo4jError, match=refusal),
    ):
        driver.execute_query("LOAD CSV FROM $address AS row RETURN row", address=address)


def test_the_server_listens_on_bolt_alone(neo4j: neo4j_server.Server) -> None:
    doors = [c.laddr for c in psutil.Process(neo4j.process.pid).net_connections() if c.status == psutil.CONN_LISTEN]
    assert {(door.ip.removeprefix("::ffff:"), door.port) for door in doors} == {("127.0.0.1", neo4j.port)}


# --- the app's container ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def app(neo4j: neo4j_server.Server) -> Iterator[tuple[str, str]]:
    """The address of what the container starts, run from here against a real server, and its health check's command."""
    service = filled(yaml.safe_load(COMPOSE)["services"]["app"], {"NEO4J_PASSWORD": neo4j.password})
    assert "command" not in service, "the image's own command is what runs"
    assert "entrypoint" not in service
    container = service["environment"]["JICENG_STORE"]
    assert container == "bolt://neo4j:7687"
    own = service["environment"] | {"JICENG_STORE": container.replace("neo4j:7687", f"127.0.0.1:{neo4j.port}")}
    environment = {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}", "HOME": os.environ["HOME"], **own}
    port = _free_port()
    command = [*json.loads(instructions("ENTRYPOINT")[0]), *json.loads(instructions("CMD")[-1]), "--port", str(port)]
    subprocess.run(["jiceng", "load", str(seeds_folder() / "pages")], env=environment, check=True, capture_output=True)
    server = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    try:
        check = instructions("HEALTHCHECK")[0].partition(" CMD ")[2].replace(":8000/", f":{port}/")
        _await(check)
        yield f"http://127.0.0.1:{port}", check
    finally:
        server.terminate()
        assert server.wait(30) == 0


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _healthy(check: str) -> bool:
    program, *arguments = json.loads(check)
    return subprocess.run([str(PROGRAMS / program), *arguments], capture_output=True).returncode == 0


def _await(check: str) -> None:
    deadline = time.monotonic() + 60
    while not _healthy(check):
        assert time.monotonic() < deadline, "the container's command does not become healthy"
        time.sleep(0.5)


def _ask(url: str, body: object = None) -> Any:
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"} if body else {})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def test_the_app_of_the_container_answers(app: tuple[str, str]) -> None:
    address, _ = app
    assert _ask(f"{address}/api/health")["status"] == "ok"
    assert _ask(f"{address}/api/health")["articles"] > 0
    question = {"query": "MATCH (c:County {name: $name}) RETURN c.id", "parameters": {"name": "禹州市"}}
    assert _ask(f"{address}/api/cypher", question)["rows"] == [["county:411081"]]
    assert _ask(f"{address}/api/search?q=%E8%8A%B1%E5%9B%AD")["total"] > 0


def test_the_health_check_says_what_is(app: tuple[str, str]) -> None:
    _, check = app
    assert _healthy(check)
    assert not _healthy(re.sub(r":\d+/", f":{_free_port()}/", check))
