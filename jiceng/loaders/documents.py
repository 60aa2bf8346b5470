"""Files become documents: which files to read, and their bytes as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jiceng.graph.errors import InputError

# A newspaper page is some ten kilobytes and a year of one paper some ten megabytes: more in one file is a mistake.
MAX_BYTES = 64 * 1024 * 1024
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_HAN = re.compile("[\u4e00-\u9fa5]+")
_ENOUGH_HAN = re.compile("[\u3400-\u9fff](?:[^\u3400-\u9fff]*[\u3400-\u9fff]){3}")
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\x0b\x0c\x1a\x1b")
# Lead bytes of the 3,755 everyday characters (level 1 of GB 2312), which the code table keeps together.
_EVERYDAY = bytes(range(0xB0, 0xD8))
# Running Chinese text has over nine tenths everyday characters; UTF-8 misread as GB18030 about one third, Big5 half.
_EVERYDAY_SHARE = 0.8
# GB18030 gives code points for private use to bytes that no text holds; one in so many is a rare glyph of an old font.
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_RARE_GLYPHS = 500
# GB18030 read as UTF-8 keeps its ASCII characters alone.
_MOSTLY_UTF8 = 0.9


@dataclass(frozen=True, slots=True)
class Document:
    """One file's text: `source` is its name without folders, `text` has LF line ends and no byte order mark."""

    source: str
    text: str
    encoding: str = "utf-8"


def find_documents(paths: Sequence[Path]) -> list[Path]:
    """Return the files to read, each once, sorted by name and then by path.

    A file is taken as it is given, whatever its suffix, so that reading it can say what is wrong with it; of a
    folder the files with a readable suffix are taken, at any depth, hidden files and folders left out.
    Raises InputError for a path that does not exist and for a folder that holds nothing readable.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _files(path):
            found.setdefault(file.resolve(), file)
    return sorted(found.values(), key=lambda file: (file.name, file.as_posix()))


def _files(path: Path) -> Iterable[Path]:
    if not path.exists():
        raise InputError(f"There is no file or folder {path}; check the spelling of the path.")
    if not path.is_dir():
        return [path]
    inside = [file for file in path.rglob("*") if _visible(file.relative_to(path)) and file.suffix.lower() in READERS]
    files = [file for file in inside if file.is_file()]
    if not files:
        raise InputError(f"The folder {path} holds no readable page; files ending in {_suffixes()} are read.")
    return files


def _visible(path: Path) -> bool:
    return not any(part.startswith(".") for part in path.parts)


def read_document(path: Path) -> Document:
    """Return a file's text with line ends unified to LF.

    Raises InputError for a file that cannot be opened, has an unknown suffix, is empty, too large or binary, is
    in none of UTF-8, UTF-16/32 with byte order mark and GB18030, or holds no Chinese text.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"{path.name} cannot be read as a page; files ending in {_suffixes()} are read.")
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path.name} is larger than {MAX_BYTES >> 20} MB; split it into pages.")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path.name} cannot be opened: {error.strerror or error}.") from error
    text, encoding = reader(path.name, data)
    if not _ENOUGH_HAN.search(text):
        raise InputError(f"{path.name} holds no Chinese text.")
    return Document(path.name, text.replace("\r\n", "\n").replace("\r", "\n"), encoding)


def _read_text(name: str, data: bytes) -> tuple[str, str]:
    if not data.strip():
        raise InputError(f"{name} is empty.")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_marked(name, data[len(mark) :], encoding), encoding
    if data.translate(None, _CONTROLS) != data:
        raise InputError(f"{name} is not a text file: it holds binary data.")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _decode_other(name, data, error.start)


def _decode_marked(name: str, data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{name} is marked {encoding} but byte {error.start} is damaged; save it again.") from error
    if not text.strip():
        raise InputError(f"{name} is empty.")
    return text


def _decode_other(name: str, data: bytes, utf8_error: int) -> tuple[str, str]:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _everyday(text):
        return text, "gb18030"
    if len(data.decode("utf-8", "ignore").encode()) > _MOSTLY_UTF8 * len(data):
        raise InputError(f"{name} is UTF-8 text, damaged at byte {utf8_error}; save it again as UTF-8 or GB18030.")
    return _guess(name, data)


def _everyday(text: str) -> bool:
    if len(_PRIVATE.findall(text)) * _RARE_GLYPHS > len(text):
        return False
    leads = "".join(_HAN.findall(text)).encode("gb18030")[::2]
    return bool(leads) and len(leads.translate(None, _EVERYDAY)) <= (1 - _EVERYDAY_SHARE) * len(leads)


def _guess(name: str, data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes  # slow to import and to run; almost no file comes here

    best = from_bytes(data, cp_isolation=["gb18030", "big5", "big5hkscs", "utf_16_le", "utf_16_be"]).best()
    if best is None:
        raise InputError(f"{name} is not text in UTF-8, UTF-16 or GB18030; save it as UTF-8.")
    return str(best), best.encoding


# The door for other formats: a suffix and the function that turns a file's name and bytes into text and encoding.
READERS: dict[str, Callable[[str, bytes], tuple[str, str]]] = {".txt": _read_text}


def _suffixes() -> str:
    return ", ".join(sorted(READERS))
