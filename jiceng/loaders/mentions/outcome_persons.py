"""The rules by which a figure is one person's or one family's, not the place's: 村民老李种了3亩, “我家一年6000元”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.mentions.figures import Figure, starts_with, word_lists, words_pattern
from jiceng.loaders.mentions.person_names import name_at

_OF_ONE_PERSON = frozenset({"money", "area", "livestock", "multiple", "share", "weight"})
_SPEECH = 60  # characters in which a quotation ends behind a figure, and in which its speaker is named
_PAYS = re.compile(
    "[“\n]?([一-鿿]{1,3}[^村镇乡县局会社司队部处])(?:个人|自己|带头|主动|率先|又|先|还)*"
    "(?:出资|捐资|捐款|捐出|捐|垫资|垫付|垫支|拿出|自掏)(?:自己的?)?了?(?:近|约)?$"
)
_CADRE = re.compile("第一书记|支书|支部书记|总支书记|村主任|村委会主任|工作队")
_NAMED_AT_MOST = 12  # persons that are named one by one
_ROW = re.compile("、([一-鿿]{2,4})(?:这|一行|夫妇)?$")
_HOME = re.compile("(?<![大国农商厂公各人专全老])家的?$")
_FAMILY = re.compile(
    "家(?<![农大国厂商各专住店酒管东亲0-9个几多]家)(?:里|的|今年|去年){0,2}(?:种|养|有|包|栽|流转|把|将|拿出|租出|托管)了?(?:近|约|上)?$"
)


def is_individual(figure: Figure) -> bool:
    """Tell whether a figure is what one person or family has, earns or did, and not of many."""
    if figure.under("household", "collective") or starts_with("savings", figure.after):
        return True
    if figure.quantity.unit in ("间", "口") and _HOME.search(figure.before) and not figure.done_before():
        return True  # 孙大伟家的3间房漏雨
    if figure.quantity.kind in _OF_ONE_PERSON and _FAMILY.search(figure.lead()):
        return True
    if figure.in_clause("average"):
        return False
    if _gives_of_his_own(figure):
        return True
    one = figure.under("individual", "collective") or figure.under("citizen", "collective")
    if figure.quantity.kind in _OF_ONE_PERSON:
        if one or (figure.under("earning", "collective") and not figure.in_clause("collective")):
            return True
        return _is_told_by_resident(figure)
    told = figure.under("resident", "collective") or figure.under("individual", "collective")
    tended = figure.quantity.kind in ("things", "people") and told
    if tended and words_pattern("husbandry", "(?:%s)[了着]?[近约上]?$").search(figure.before):
        return True
    done = one and figure.quantity.unit in word_lists()["deeds"] and not _is_of_official(figure)
    return done and (figure.under("individual", "achieved") or figure.under("citizen", "achieved"))


def _is_of_official(figure: Figure) -> bool:
    """Tell whether 他 is a cadre told of just before, whose work for households is his place's: 第一书记…，他帮46户."""
    if figure.quantity.unit not in ("户", "件"):
        return False
    start, _ = figure.passage.sentence(figure.quantity.start)
    return _CADRE.search(figure.passage.text, max(0, start - _SPEECH), figure.quantity.start) is not None


def _gives_of_his_own(figure: Figure) -> bool:
    """Tell whether a person named as the one who pays gave a sum: 姚西凤出资十万元."""
    paid = _PAYS.match(figure.passage.text, figure.clause[0], figure.quantity.start)
    if paid is None or figure.quantity.kind != "money":
        return False
    named = name_at(figure.passage, paid.start(1))
    return named is not None and named.end == paid.end(1)


def is_row_of_persons(figure: Figure) -> bool:
    """Tell whether people are counted whose names stand directly before: 周明、李大海、王小军3个人."""
    row = _ROW.search(figure.before) if figure.quantity.kind == "people" else None
    if row is None or (figure.quantity.value or 0) > _NAMED_AT_MOST:
        return False
    start = figure.quantity.start - len(row[1])
    named = name_at(figure.passage, start)
    return named is not None and named.end == figure.quantity.start


def addresses(sentence: str) -> Iterator[int]:
    """Return where a sentence speaks of somebody by a form of address: 老李种了3亩, 刘嫂每月, 张大爷."""
    pattern = _address()
    return (match.start() for match in pattern.finditer(sentence))


def _is_told_by_resident(figure: Figure) -> bool:
    """Tell whether a resident says a figure of himself: “光租金一年就有6000元。”村民陈大叔说."""
    if "collective" in figure.last or figure.in_clause("achieved") or figure.in_clause("built"):
        return False
    text, end = figure.passage.text, figure.quantity.end
    shut = text.find("”", end, end + _SPEECH)
    opened = text.rfind("“", 0, end)
    if shut < 0 or opened < 0 or text.rfind("”", 0, end) > opened or text.find("“", end, shut) >= 0:
        return False
    told = words_pattern("citizen", r"[^，。；“”]{0,12}?(?:%s)[^，。；“”]{0,16}(?:说|笑|乐|告诉|感慨|高兴|算)")
    return told.match(text, shut + 1) is not None or _address().match(text, shut + 1) is not None


@cache
def _address() -> re.Pattern[str]:
    lists = word_lists()
    living, kin, near = "|".join(lists["living"]), "|".join(lists["kin"]), "".join(lists["familiar"])
    names = words_file("names.yaml")["surnames"]["common"]
    return re.compile(f"[{names}][{near}]?(?:{kin})(?!们)|[{near}][{names}](?={living})|岁的(?=[{names}])")
