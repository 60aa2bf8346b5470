"""Names of programs without quotation marks: told by the verb that sets them up and by how they are built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jiceng.loaders.lexicon import word_lines, words_file

_HAN = r"[\u4e00-\u9fff]"
_RUN = r"[^，。；：！？“”‘’\n]"
_STOP = r"(?=[，。；：、！？\n（(和]|的|以及|$)"
_NUMBER = "[二三四五六七八九十双两]"
_NUMBER_OR_ONE = "[一二三四五六七八九十双两]"
_MEASURED = re.compile(
    r"[0-9一二两三四五六七八九十百多几]+余?(?:[个条项类种次年月天级名位户家场期支批轮处组座本大方]|$)"
)
_FORMULA = re.compile("[三四五六七八九十两]个[一二三零不双清]")  # 三个一
_FUNCTION = re.compile(
    r"第|[0-9]+[个支条项名场期]|一[项套]|向(?![日阳心前上])|[它他她我你更这该此其本将把被让给对从由在于因为是也都就又还各以]"
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
    after: dict[str, list[re.Pattern[str]]] = {}
    for keys, form in _after(raw):
        for lead in dict.fromkeys(word for key in keys for word in raw[key]):
            after.setdefault(lead, []).append(re.compile(form))
    return _Forms(
        re.compile("|".join(sorted(after, key=lambda lead: (-len(lead), lead)))),
        after,
        re.compile(rf"(?:、|和|以及)(?P<name>{_HAN}{{2,8}}?)(?P<head>{_either(raw['heads'])}){_STOP}"),
        tuple(re.compile(form) for form in _called(raw)),
        re.compile(_either(raw["plain"])),
        tuple(raw["loose"]),
        tuple(raw["crafts"]),
        {"brand": tuple(raw["produce"]), "work": tuple(raw["civil"]), "action": tuple(raw["ordinary_acts"])},
        re.compile(_either(raw["by_form"])),
        word_lines("metaphors.txt"),
    )


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _after(raw: dict[str, list[str]]) -> list[tuple[tuple[str, ...], str]]:
    """Return the forms of names that follow verbs: the lists of verbs, and what stands right behind one of them."""
    heads, ends, acts = _either(raw["heads"]), _either(raw["systems"]), _either(raw["acts"])
    attribute = rf"[了起出过]?(?:{_RUN}{{0,24}}?的)?"
    steps = rf"[一五十百千]{_HAN}[一五十百千]{_HAN}"
    return [
        (("verbs",), rf"{attribute}(?P<name>[\u4e00-\u9fffA-Z0-9.]{{2,10}}?)(?P<head>{heads}){_STOP}"),
        (("verbs",), rf"{attribute}(?P<name>{_HAN}{{2,11}}?(?:{ends})){_STOP}"),
        (
            ("verbs", "numbered"),
            rf"[了起出过]?(?:{_RUN}{{0,30}}?的|{_RUN}{{1,30}}?、{_HAN}{{0,4}}?)?"
            rf"(?P<name>{_NUMBER}{_HAN}{{1,4}}?)(?P<head>(?:治理|服务|工作|议事|管理)(?:{heads})|{heads}|管理){_STOP}",
        ),
        (
            ("adopts",),
            rf"了?(?:{_RUN}{{0,24}}?的)?(?P<adopted>{_HAN}{{4,9}})(?<![模方]式)(?<!机制|制度|办法|做法)(?<!作法)(?=[，。；])",
        ),
        (("adopts", "kept"), rf"了?(?P<adopted>{_NUMBER_OR_ONE}{_HAN}{{3}}(?:、{_HAN}{{4}}){{1,3}})(?=[，。；])"),
        (("adopts", "kept"), rf"了?(?P<adopted>{_HAN}{{2,5}}?(?:{_either(raw['coins'])}))(?=[，。；])"),
        (
            ("verbs", "numbered"),
            rf"了?(?:{_RUN}{{0,40}}?的)?(?P<name>[三四五六]个一)(?P<head>{_HAN}{{0,4}}?(?:{heads}))",
        ),
        (
            ("verbs", "numbered"),
            rf"{attribute}(?P<wide>(?={_HAN}{{0,10}}(?:{_either(raw['grassroots'])})){_HAN}{{5,12}}?)"
            rf"(?P<head>(?:工作|(?<!微)治理|服务|管理|联动)?(?:模式|机制)){_STOP}",
        ),
        (("works", "engages"), rf"了?(?P<name>{_HAN}{{2,8}}?)(?P<head>创建活动|认领活动){_STOP}"),
        (("undertakes",), rf"了?(?P<work>{_HAN}{{4,8}}?)(?P<head>工程)(?=[，。；])"),
        (
            ("opens",),
            rf"了?(?P<sure>(?:[老小]{_HAN}|{_HAN}{{1,3}}(?:{_either(raw['familiar'])}))"
            r"(?:调解室|工作室|说事室|议事室|讲堂))(?=[，。；、])",
        ),
        (
            ("brands",),
            rf"(?:{_RUN}{{0,16}}?的)?(?P<brand>{_HAN}{{2,6}}?)(?:党建|服务|文化|治理|文旅)?(?P<head>品牌)(?=[，。；])",
        ),
        (("builds",), rf"[了起]?(?P<wide>{_HAN}{{2,9}}?(?:{ends})){_STOP}"),
        (("builds",), rf"[了起]?(?P<name>{_HAN}{{2,6}}?(?:{acts}))(?:工作)?(?=机制|制度)"),
        (("coined",), rf"了?(?P<wide>{_HAN}{{4,7}})(?<!制度|机制|模式|办法|做法)(?<!工作法)(?=[，。；])"),
        (("firm",), rf"了?(?P<name>(?:{_HAN}{{4}}、)?{_HAN}{{2,6}}?(?:{acts}))(?=[，。；])"),
        (
            ("united",),
            rf"了?(?P<name>(?={_HAN}{{0,6}}(?:{_NUMBER}|一[体码]))(?!一){_HAN}{{4,8}}|一码{_HAN}{{2}})"
            rf"(?<!制度|机制|模式|办法)(?<!工作法)(?=[，。；])",
        ),
        (("verbs",), rf"了?(?P<name>{steps}(?:、{steps})*)的?(?P<head>{heads}|{_HAN}{{2}}法){_STOP}"),
        (
            ("opens",),
            rf"了?(?:一?[个支所间座])?(?:{_RUN}{{0,16}}?的)?"
            rf"(?P<name>{_HAN}{{2,6}}?(?:{_either(raw['opened'])}))(?=[，。；：、\n]|$)",
        ),
        (("opens",), rf"了?(?:一?支)?(?:{_RUN}{{0,16}}?的)?(?P<wide>{_HAN}{{4,7}}队)(?=[，。；：、\n]|$)"),
        (("founds",), rf"[了起]?(?P<name>{_HAN}{{2,6}}会)(?=制度|机制|(?:议事|协商|自治)?平台)"),
        (
            ("allies",),
            rf"[了起]?(?:{_RUN}{{0,20}}?的)?(?P<sure>(?!{_HAN}{{0,8}}(?:{_either(raw['no_alliance'])}))"
            rf"(?:{_either(raw['kinds'])})*(?:{_either(raw['alliances'])})){_STOP}",
        ),
        (
            ("kept_up", "in_row"),
            rf"了?(?P<name>{_HAN}{{2,10}}?(?:责任制|联户制|积分制|议事制|承诺制|[户长员]制))(?=[，。；、])",
        ),
        (("works",), rf"了?(?P<sure>向{_HAN}{{2,4}}(?:同志)?学习)(?=活动)"),
        (("works",), rf"了?(?P<campaign>{_HAN}{{2,8}}?(?:{_either(raw['campaigns'])}))(?=活动|行动|专项)"),
        (
            ("hosted",),
            rf"(?P<campaign>(?={_HAN}{{0,6}}(?:{_either(raw['field'])})){_HAN}{{3,8}}?)"
            r"(?P<head>活动|行动|工程|计划)(?=[，。在正于]|启动|拉开|开幕)",
        ),
        (
            ("works", "amid"),
            rf"了?(?P<campaign>{_HAN}{{4,14}}?(?:(?=专项行动)|(?:{_either(raw['campaign_kinds'])})(?=行动)))"
            rf"(?P<head>专项行动|行动)(?=[，。；：、\n]|中|的)",
        ),
        (("works",), rf"了?(?P<name>{_HAN}{{4,14}}?)(?P<head>{_either(raw['actions'])})(?=[，。；：、\n]|中|的)"),
        (
            ("works",),
            rf"了?(?P<name>(?={_HAN}{{1,6}}{_NUMBER[:-1]}一百千万]){_HAN}{{4,10}}?)(?P<head>活动)(?=[，。；])",
        ),
        (
            ("works", "engages"),
            rf"[了起]?(?P<action>(?!清理|清扫|打扫|捡拾){_HAN}{{3,12}}?)(?P<head>专项行动|志愿行动|统一行动|行动)(?=[，。；：、\n]|中(?!心)|期间|以来)",
        ),
        (
            ("works", "engages"),
            rf"[了起到]{{0,2}}(?P<sure>{_HAN}{{0,8}}?(?:{_either(raw['created'])}))创建(?P<head>工作|活动|行动)",
        ),
        (
            ("verbs", "numbered"),
            rf"[了起出]?(?:{_RUN}{{0,16}}?的)?(?P<name>[\u4e00-\u9fff0-9]{{3,10}}?)(?P<head>工作法){_STOP}",
        ),
        (("works",), rf"了?(?P<name>{_HAN}{{3,6}})(?P<head>评选活动|评选)(?=[，。；促])"),
        (
            ("works", "verbs"),
            rf"了?(?P<wide>{_HAN}{{3}}(?:、{_HAN}{{3}}){{1,4}}|{_HAN}{{4}}(?:、{_HAN}{{4}}){{1,4}})的?"
            rf"(?P<head>专项行动|三年行动|行动|活动|工程|计划|机制|模式|工作法){_STOP}",
        ),
        (
            ("works", "amid", "builds", "trials"),
            rf"了?(?P<campaign>(?={_HAN}{{0,8}}(?:党建|支部|积分|信用)){_HAN}{{4,14}}?)(?P<head>试点工作|试点)",
        ),
        (("numbered", "verbs"), r"了?(?P<campaign>[\u4e00-\u9fff0-9]{2,10}?(?:服务圈|生活圈))(?=[，。；、]|建设)"),
        (
            ("opens", "works"),
            rf"了?(?:首届|第[0-9一二三四五六七八九十]+届|一年一度的)(?P<campaign>{_HAN}{{2,10}}?(?:节|百家宴|长桌宴))(?=[，。；、]|活动)",
        ),
        (
            ("lists",),
            rf"(?:全[省市县区乡镇])?(?P<name>{_HAN}{{2,12}}?)(?P<head>建设工程|工程|行动|计划)(?=[，。；里中列作纳])",
        ),
    ]


def _called(raw: dict[str, list[str]]) -> list[str]:
    """Return the forms of names that the text says a thing is called by; the last, of what was carried out."""
    deed, paper, opened = _either(raw["deeds"]), "[表账本榜会]", _either(raw["opened"])
    called = "取名|定名|起名|命名为?|称之为|称作|叫(?:做|作)?"
    return [
        rf"(?:(?:{deed})[，：]?(?:就|便|被{_HAN}{{2}})?(?:{called})|唤作|管它叫|[把将](?:它|其)(?:{called}))"
        rf"(?P<name>{_HAN}{{3,8}})(?=[，。；])",
        rf"(?:叫做|叫作|名叫|[套个种项张]叫(?!做|作))(?P<name>{_HAN}{{3,6}})(?=的(?:{deed}|{paper}))",
        rf"(?:称之为|(?P<noun>[账会课榜]){_RUN}{{0,4}}，(?:叫做|叫作|取名))(?P<name>{_HAN}{{2,5}}[账会课榜日])(?=[，。；])",
        rf"[，。；：的\n](?P<name>(?!{_HAN}?[办设立到是]){_HAN}{{2,5}}?(?:{_either(raw['held'])}))"
        rf"(?=(?:、{_HAN}{{2,6}})?[，也都已又]?(?:准时|如期|正式|按时|陆续)?开[班课讲营])",
        rf"[取起](?<!孩子.)(?<![儿女]子.)(?<!娃.)(?<!女儿.)了?(?:一?个)?(?:{_RUN}{{0,6}}的)?(?:名字|名儿|名号|名)[，：]?(?:就|便)?叫(?:做|作)?(?P<name>{_HAN}{{3,8}})(?=[，。；])",
        rf"(?:取名|起名|定名|命名)(?:为|叫)?(?P<name>{_HAN}{{2,6}}?(?:{opened}))(?=[，。；])",
        rf"(?:名曰|称之为|称作|名为)(?P<name>{_HAN}{{2,6}}?(?:{opened}))(?=[，。；])",
        rf"这(?:一?[套种个项]|一)(?P<wide>{_HAN}{{2,7}}?)(?P<head>制度|机制|做法|办法|模式|法子|规矩|工作法)",
        rf"(?:定|设|确定)(?:为|成|作)(?P<campaign>{_HAN}{{3,8}}日)(?=[，。；])",
        rf"(?P<name>{_NUMBER}(?<!{_HAN}.){_HAN}{{1,3}}?)(?:推行|实施|试行|运行)(?:下来|以来|后)",
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
    if not measured and re.match(_NUMBER, name) and not forms.plain.match(name):
        return True  # a number that counts no plain thing: 四统一, 三联兴稻
    return len(forms.plain.sub("", name[measured.end() if measured else 0 :]).replace("、", "")) >= least
