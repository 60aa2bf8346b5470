"""Files become documents, or are refused in one clear sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from jiceng.graph.errors import InputError
from jiceng.loaders import documents
from jiceng.loaders.documents import find_documents, read_document

_TEXT = "柳溪镇晒出“幸福账单”\n\n本报讯(记者 赵云飞)初秋的柳溪镇，道路两旁月季正红，群众办事看得见。\n"


def _write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, said: str) -> None:
    data = _TEXT.replace("\n", "\r\n").encode(encoding)
    document = read_document(_write(tmp_path, "页.txt", b"\xfe\xff" + data if encoding == "utf-16-be" else data))
    assert (document.source, document.text, document.encoding) == ("页.txt", _TEXT, said)


def test_big5_is_read_by_the_slow_way(tmp_path: Path) -> None:
    text = "柳溪鎮曬出幸福賬單，記者在這裡看到，群眾辦事都說方便，黨員帶頭為居民服務，大家很滿意。" * 3
    assert read_document(_write(tmp_path, "頁.txt", text.encode("big5"))).text == text


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends(tmp_path: Path, ending: str) -> None:
    assert read_document(_write(tmp_path, "a.txt", _TEXT.replace("\n", ending).encode())).text == _TEXT


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"\xef\xbb\xbf \n\n", "is empty"),
        ("a.txt", b" \r\n\t\n", "is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "holds binary data"),
        ("a.txt", bytes(range(256)) * 4, "holds binary data"),
        ("a.txt", b"plain English words, and not a single Chinese one", "holds no Chinese text"),
        ("a.txt", _TEXT[:20].encode() + b"\xff" + _TEXT[20:].encode(), "damaged at byte 52"),
        ("a.txt", b"\xff\xfe" + _TEXT.encode("utf-16-le") + b"\x00", "utf-16-le"),
        ("a.pdf", b"%PDF-1.7", "files ending in .txt are read"),
        ("a", _TEXT.encode(), "files ending in .txt are read"),
    ],
)
def test_refused(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_document(_write(tmp_path, name, data))
    message = str(caught.value)
    assert words in message and name in message and message.endswith(".") and "\n" not in message


def test_missing_and_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        read_document(tmp_path / "nothing.txt")
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(InputError, match="cannot be opened"):
        read_document(tmp_path / "folder.txt")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_forbidden(tmp_path: Path) -> None:
    path = _write(tmp_path, "a.txt", _TEXT.encode())
    path.chmod(0)
    with pytest.raises(InputError, match="cannot be opened"):
        read_document(path)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_BYTES", 64)
    with pytest.raises(InputError, match="split it into pages"):
        read_document(_write(tmp_path, "a.txt", _TEXT.encode()))


def test_find_in_folders(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/3.TXT", "1.txt", "b/1.txt", ".hidden/4.txt", "b/.5.txt", "b/notes.md"):
        _write(tmp_path, name, _TEXT.encode())
    found = find_documents([tmp_path, tmp_path / "b" / "2.txt", tmp_path / "b" / "notes.md"])
    assert [p.relative_to(tmp_path).as_posix() for p in found] == [
        "1.txt",
        "b/1.txt",
        "b/2.txt",
        "a/3.TXT",
        "b/notes.md",
    ]


def test_find_refuses(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file or folder"):
        find_documents([tmp_path / "nowhere"])
    with pytest.raises(InputError, match="holds no readable page"):
        find_documents([tmp_path])
