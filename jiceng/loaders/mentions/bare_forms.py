"""The forms of names without quotation marks, behind the verbs of the lists that each row names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

HAN = r"[\u4e00-\u9fff]"
NUMBER = "[二三四五六七八九十双两]"
STOP = r"(?=[，。；：、！？\n（(和]|的|以及|$)"
RUN = r"[^，。；：！？“”‘’\n]"
_PARTS = {
    "han": HAN,
    "run": RUN,
    "stop": STOP,
    "number": NUMBER,
    "open_number": NUMBER[:-1],
    "number_or_one": "[一二三四五六七八九十双两]",
    "attribute": rf"[了起出过]?(?:{RUN}{{0,24}}?的)?",
    "steps": rf"[一五十百千]{HAN}[一五十百千]{HAN}",
}

# In braces stand the parts above and the lists of `bare` in programs.yaml. The group of the name says what it needs.
_FORMS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("verbs",), r"{attribute}(?P<name>[\u4e00-\u9fffA-Z0-9.]{{2,10}}?)(?P<head>{heads}){stop}"),
    (("verbs",), r"{attribute}(?P<name>{han}{{2,11}}?(?:{systems})){stop}"),
    (
        ("verbs", "numbered"),
        r"[了起出过]?(?:{run}{{0,30}}?的|{run}{{1,30}}?、{han}{{0,4}}?)?"
        r"(?P<name>{number}{han}{{1,4}}?)(?P<head>(?:治理|服务|工作|议事|管理)(?:{heads})|{heads}|管理){stop}",
    ),
    (
        ("adopts",),
        r"了?(?:{run}{{0,24}}?的)?(?P<adopted>{han}{{4,9}})(?<![模方]式)(?<!机制|制度|办法|做法)(?<!作法)(?=[，。；])",
    ),
    (("adopts", "kept"), r"了?(?P<adopted>{number_or_one}{han}{{3}}(?:、{han}{{4}}){{1,3}})(?=[，。；])"),
    (("adopts", "kept"), r"了?(?P<adopted>{han}{{2,5}}?(?:{coins}))(?=[，。；])"),
    (
        ("verbs", "numbered"),
        r"了?(?:{run}{{0,40}}?的)?(?P<name>[三四五六]个一)(?P<head>{han}{{0,4}}?(?:{heads}))",
    ),
    (
        ("verbs", "numbered"),
        r"{attribute}(?P<wide>(?={han}{{0,10}}(?:{grassroots})){han}{{5,12}}?)"
        r"(?P<head>(?:工作|(?<!微)治理|服务|管理|联动)?(?:模式|机制)){stop}",
    ),
    (("works", "engages"), r"了?(?P<name>{han}{{2,8}}?)(?P<head>创建活动|认领活动){stop}"),
    (("undertakes",), r"了?(?P<work>{han}{{4,8}}?)(?P<head>工程)(?=[，。；])"),
    (
        ("opens",),
        r"了?(?P<sure>(?:[老小]{han}|{han}{{1,3}}(?:{familiar}))"
        r"(?:调解室|工作室|说事室|议事室|讲堂))(?=[，。；、])",
    ),
    (
        ("brands",),
        r"(?:{run}{{0,16}}?的)?(?P<brand>{han}{{2,6}}?)(?:党建|服务|文化|治理|文旅)?(?P<head>品牌)(?=[，。；])",
    ),
    (("builds",), r"[了起]?(?P<wide>{han}{{2,9}}?(?:{systems})){stop}"),
    (("builds",), r"[了起]?(?P<name>{han}{{2,6}}?(?:{acts}))(?:工作)?(?=机制|制度)"),
    (("coined",), r"了?(?P<wide>{han}{{4,7}})(?<!制度|机制|模式|办法|做法)(?<!工作法)(?=[，。；])"),
    (("firm",), r"了?(?P<name>(?:{han}{{4}}、)?{han}{{2,6}}?(?:{acts}))(?=[，。；])"),
    (
        ("united",),
        r"了?(?P<name>(?={han}{{0,6}}(?:{number}|一[体码]))(?!一){han}{{4,8}}|一码{han}{{2}})"
        r"(?<!制度|机制|模式|办法)(?<!工作法)(?=[，。；])",
    ),
    (("verbs",), r"了?(?P<name>{steps}(?:、{steps})*)的?(?P<head>{heads}|{han}{{2}}法){stop}"),
    (
        ("opens",),
        r"了?(?:一?[个支所间座])?(?:{run}{{0,16}}?的)?"
        r"(?P<name>{han}{{2,6}}?(?:{opened}))(?=[，。；：、\n]|$)",
    ),
    (("opens",), r"了?(?:一?支)?(?:{run}{{0,16}}?的)?(?P<wide>{han}{{4,7}}队)(?=[，。；：、\n]|$)"),
    (("founds",), r"[了起]?(?P<name>{han}{{2,6}}会)(?=制度|机制|(?:议事|协商|自治)?平台)"),
    (
        ("allies",),
        r"[了起]?(?:{run}{{0,20}}?的)?(?P<sure>(?!{han}{{0,8}}(?:{no_alliance}))"
        r"(?:{kinds})*(?:{alliances})){stop}",
    ),
    (
        ("kept_up", "in_row"),
        r"了?(?P<name>{han}{{2,10}}?(?:责任制|联户制|积分制|议事制|承诺制|[户长员]制))(?=[，。；、])",
    ),
    (("works",), r"了?(?P<sure>向{han}{{2,4}}(?:同志)?学习)(?=活动)"),
    (("works",), r"了?(?P<campaign>{han}{{2,8}}?(?:{campaigns}))(?=活动|行动|专项)"),
    (
        ("hosted",),
        r"(?P<campaign>(?={han}{{0,6}}(?:{field})){han}{{3,8}}?)"
        r"(?P<head>活动|行动|工程|计划)(?=[，。在正于]|启动|拉开|开幕)",
    ),
    (
        ("works", "amid"),
        r"了?(?P<campaign>{han}{{4,14}}?(?:(?=专项行动)|(?:{campaign_kinds})(?=行动)))"
        r"(?P<head>专项行动|行动)(?=[，。；：、\n]|中|的)",
    ),
    (("works",), r"了?(?P<name>{han}{{4,14}}?)(?P<head>{actions})(?=[，。；：、\n]|中|的)"),
    (
        ("works",),
        r"了?(?P<name>(?={han}{{1,6}}{open_number}一百千万]){han}{{4,10}}?)(?P<head>活动)(?=[，。；])",
    ),
    (
        ("works", "engages"),
        r"[了起]?(?P<action>(?!清理|清扫|打扫|捡拾){han}{{3,12}}?)(?P<head>专项行动|志愿行动|统一行动|行动)(?=[，。；：、\n]|中(?!心)|期间|以来)",
    ),
    (
        ("works", "engages"),
        r"[了起到]{{0,2}}(?P<sure>{han}{{0,8}}?(?:{created}))创建(?P<head>工作|活动|行动)",
    ),
    (
        ("verbs", "numbered"),
        r"[了起出]?(?:{run}{{0,16}}?的)?(?P<name>[\u4e00-\u9fff0-9]{{3,10}}?)(?P<head>工作法){stop}",
    ),
    (("works",), r"了?(?P<name>{han}{{3,6}})(?P<head>评选活动|评选)(?=[，。；促])"),
    (
        ("works", "verbs"),
        r"了?(?P<wide>{han}{{3}}(?:、{han}{{3}}){{1,4}}|{han}{{4}}(?:、{han}{{4}}){{1,4}})的?"
        r"(?P<head>专项行动|三年行动|行动|活动|工程|计划|机制|模式|工作法){stop}",
    ),
    (
        ("works", "amid", "builds", "trials"),
        r"了?(?P<campaign>(?={han}{{0,8}}(?:党建|支部|积分|信用)){han}{{4,14}}?)(?P<head>试点工作|试点)",
    ),
    (("numbered", "verbs"), r"了?(?P<campaign>[\u4e00-\u9fff0-9]{{2,10}}?(?:服务圈|生活圈))(?=[，。；、]|建设)"),
    (
        ("opens", "works"),
        r"了?(?:首届|第[0-9一二三四五六七八九十]+届|一年一度的)(?P<campaign>{han}{{2,10}}?(?:节|百家宴|长桌宴))(?=[，。；、]|活动)",
    ),
    (
        ("lists",),
        r"(?:全[省市县区乡镇])?(?P<name>{han}{{2,12}}?)(?P<head>建设工程|工程|行动|计划)(?=[，。；里中列作纳])",
    ),
)


def either(words: Sequence[str]) -> str:
    """Return the alternatives of a pattern, the longest first."""
    return "|".join(sorted(words, key=len, reverse=True))


def forms_after(raw: Mapping[str, list[str]]) -> dict[str, list[re.Pattern[str]]]:
    """Return for each verb the forms of names that may stand right behind it."""
    lists = {name: either(words) for name, words in raw.items()}
    after: dict[str, list[re.Pattern[str]]] = {}
    for keys, form in _FORMS:
        pattern = re.compile(form.format_map({**lists, **_PARTS}))
        for lead in dict.fromkeys(word for key in keys for word in raw[key]):
            after.setdefault(lead, []).append(pattern)
    return after
