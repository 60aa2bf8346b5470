"""Names of programs without quotation marks: told by the verb that sets them up and by how they are built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.lexicon import word_lines, words_file
from jiceng.loaders.mentions.bare_forms import HAN, NUMBER, RUN, STOP, either, forms_after

_MEASURED = re.compile(
    r"[0-9一二两三四五六七八九十百多几]+余?(?:[个条项类种次年月天级名位户家场期支批轮处组座本大方]|$)"
)
_FORMULA = re.compile("[三四五六七八九十两]个[一二三零不双清]")  # 三个一
_FUNCTION = re.compile(
    r"第|[0-9]+[个支条项名场期]|一[项套]|向(?![日阳心前上])|[它他她我你更这该此其本将把被让给对从由在于因为是也都就又还各以]"
    r"|一个(?!一)|可复制|可推广|到(?!家|户|岗|村)|[\u4e00-\u9fff]{0,4}参与到|[\u4e00-\u9fff]{0,4}投身"
    r"|开展|举办|推行|实施|组织|召开|参加|参与|做好|抓好|加强|落实|建立|完善|健全|推进|推动|制定|出台"
    r"|.*(?:通过|进行|不断|进一步|以及|使|的|[把被让将])"
)
_CLAUSE_INSIDE = re.compile(
    "[的了着过让把被将给是不更使令由向从]|主要|同步|^(?:先|再|全|新|老|大|小|好|多|各|每)|等$|具体化"
)
_LEAST = {
    "name": 2,
    "wide": 3,
    "campaign": 0,
    "sure": -1,
    "adopted": 2,
    "brand": 2,
    "work": 3,
    "action": 1,
}  # distinctive characters that a name of each kind of form needs

_CALLED = re.compile(
    "叫|称|唤|名曰|名为|这[套种个项一]|取名|定名|起名|命名|定为|设为|确定为|定成|定作|开班|开课|开讲|开营"
)  # without one of these nothing is called by a name


@dataclass(frozen=True, slots=True)
class BareName:
    """`text[start:end]` is the name; `aliases` are it and, where a generic noun follows, both together."""

    start: int
    end: int
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Forms:
    """The words that lead to a name, and for each the forms of names that may follow it, which have a group `name`."""

    lead: re.Pattern[str]
    after: Mapping[str, Sequence[re.Pattern[str]]]
    row: re.Pattern[str]
    called: tuple[re.Pattern[str], ...]
    plain: re.Pattern[str]
    loose: tuple[str, ...]
    crafts: tuple[str, ...]
    no_name: Mapping[str, tuple[str, ...]]  # by kind of form, what ends no name of it
    by_form: re.Pattern[str]
    metaphors: frozenset[str]


@cache
def _forms() -> _Forms:
    raw: dict[str, list[str]] = words_file("programs.yaml")["bare"]
    after = forms_after(raw)
    return _Forms(
        re.compile("|".join(sorted(after, key=lambda lead: (-len(lead), lead)))),
        after,
        re.compile(rf"(?:、|和|以及)(?P<name>{HAN}{{2,8}}?)(?P<head>{either(raw['heads'])}){STOP}"),
        tuple(re.compile(form) for form in _called(raw)),
        re.compile(either(raw["plain"])),
        tuple(raw["loose"]),
        tuple(raw["crafts"]),
        {"brand": tuple(raw["produce"]), "work": tuple(raw["civil"]), "action": tuple(raw["ordinary_acts"])},
        re.compile(either(raw["by_form"])),
        word_lines("metaphors.txt"),
    )


def _called(raw: dict[str, list[str]]) -> list[str]:
    """Return the forms of names that the text says a thing is called by; the last, of what was carried out."""
    deed, paper, opened = either(raw["deeds"]), "[表账本榜会]", either(raw["opened"])
    called = "取名|定名|起名|命名为?|称之为|称作|叫(?:做|作)?"
    return [
        rf"(?:(?:{deed})[，：]?(?:就|便|被{HAN}{{2}})?(?:{called})|唤作|管它叫|[把将](?:它|其)(?:{called}))"
        rf"(?P<name>{HAN}{{3,8}})(?=[，。；])",
        rf"(?:叫做|叫作|名叫|[套个种项张]叫(?!做|作))(?P<name>{HAN}{{3,6}})(?=的(?:{deed}|{paper}))",
        rf"(?:称之为|(?P<noun>[账会课榜]){RUN}{{0,4}}，(?:叫做|叫作|取名))(?P<name>{HAN}{{2,5}}[账会课榜日])(?=[，。；])",
        rf"[，。；：的\n](?P<name>(?!{HAN}?[办设立到是]){HAN}{{2,5}}?(?:{either(raw['held'])}))"
        rf"(?=(?:、{HAN}{{2,6}})?[，也都已又]?(?:准时|如期|正式|按时|陆续)?开[班课讲营])",
        rf"[取起](?<!孩子.)(?<![儿女]子.)(?<!娃.)(?<!女儿.)了?(?:一?个)?(?:{RUN}{{0,6}}的)?(?:名字|名儿|名号|名)[，：]?(?:就|便)?叫(?:做|作)?(?P<name>{HAN}{{3,8}})(?=[，。；])",
        rf"(?:取名|起名|定名|命名)(?:为|叫)?(?P<name>{HAN}{{2,6}}?(?:{opened}))(?=[，。；])",
        rf"(?:名曰|称之为|称作|名为)(?P<name>{HAN}{{2,6}}?(?:{opened}))(?=[，。；])",
        rf"这(?:一?[套种个项]|一)(?P<wide>{HAN}{{2,7}}?)(?P<head>制度|机制|做法|办法|模式|法子|规矩|工作法)",
        rf"(?:定|设|确定)(?:为|成|作)(?P<campaign>{HAN}{{3,8}}日)(?=[，。；])",
        rf"(?P<name>{NUMBER}(?<!{HAN}.){HAN}{{1,3}}?)(?:推行|实施|试行|运行)(?:下来|以来|后)",
    ]


def bare_names(text: str) -> Iterator[BareName]:
    """Yield the names that stand without quotation marks; one may be found by several forms."""
    forms = _forms()
    for lead in forms.lead.finditer(text):
        for form in forms.after[lead.group()]:
            match = form.match(text, lead.end())
            while match and _holds(match):
                yield _named(match)
                match = forms.row.match(text, match.end()) if match.groupdict().get("head") else None
    for form in forms.called if _CALLED.search(text) else forms.called[-1:]:
        yield from (_named(match) for match in form.finditer(text) if _holds(match))


def _holds(match: re.Match[str]) -> bool:
    """Tell whether a match is a name; a campaign is one by its form even in plain words (入户大走访)."""
    group = _group(match)
    name = match.group(group)
    if group == "adopted" and not _adoptable(name):
        return False
    if name.endswith(_forms().no_name.get(group, ())):
        return False
    return (group == "adopted" and bool(_forms().by_form.fullmatch(name))) or distinctive(name, _LEAST[group])


def _adoptable(name: str) -> bool:
    """Tell whether what is adopted may be a way of working: no craft of farm or shop (机械插秧), no clause."""
    return not (name.endswith(_forms().crafts) or _CLAUSE_INSIDE.search(name))


def _group(match: re.Match[str]) -> str:
    return next(group for group in _LEAST if group in match.re.groupindex)


def _named(match: re.Match[str]) -> BareName:
    group, head = _group(match), match.groupdict().get("head") or ""
    name = match.group(group)
    return BareName(*match.span(group), name, (name, name + head) if head else (name,))


def distinctive(name: str, least: int) -> bool:
    """Tell whether a name has `least` characters besides words of the genre: 湾长议事制 does, 村级议事制度 does not.

    A negative `least` asks for nothing: the form alone makes the name.
    """
    forms = _forms()
    if least < 0:
        return True
    if _FUNCTION.match(name) or (least and (name.endswith(forms.loose) or name in forms.metaphors)):
        return False
    measured = None if _FORMULA.fullmatch(name) else _MEASURED.match(name)
    if not measured and re.match(NUMBER, name) and not forms.plain.match(name):
        return True  # a number that counts no plain thing: 四统一, 三联兴稻
    return len(forms.plain.sub("", name[measured.end() if measured else 0 :]).replace("、", "")) >= least
