"""Posts told by a verb of a person named earlier in the sentence: 李四是…书记; 李四回到村里，先当…主任; 任命李四为…."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from jiceng.loaders.mentions.person_names import Name, after_leader, follows_name, is_name, name_at, name_before
from jiceng.loaders.mentions.posts import Post, pattern_of, words_of
from jiceng.loaders.mentions.taken_posts import opens_with_verb, steps_before
from jiceng.loaders.passage import Passage

_BODY = r"[\u4e00-\u9fffA-Za-z0-9·“”、]{0,26}"
_FAR = 34  # characters from a verb to its post: a body's name
_CHOSEN = re.compile(r"(?:被|经)[\u4e00-\u9fff]{0,12}$")
_ADVERB = re.compile(r"(?:已经|如今|现在|目前|先后|相继|一直|[已现也就还曾便正仍又])$")
_CALLED = re.compile(r"^(?:我叫|我是|他叫|她叫|名叫|(?:她|他|这|这位|那)(?:就|便|正)?是)")
_CLAUSE_ENDS = ("。", "；", "，", ";", ",", "\n", "")
_OF = re.compile("的")  # 做水产生意的李四|回到
_BREAK = re.compile(r"[，,；;：:]")
_NAMED = re.compile(
    r"(?:叫|名为|就是|人是|还有(?:战友|同学|老乡|同伴|搭档|伙伴)?)(?P<name>[\u4e00-\u9fff]{2,4})$"
)  # 带头人叫王志刚，是…
_NAME_LETTERS = "刚才后再正先还"  # adverbs that end names, too
_THIS = re.compile(r"(?:这|那)(?:位|名|个)")
_HE = re.compile(r"[他她](?!们)(?<=[，。；\n希动恳安议劝让请盼望员求排荐，][他她])|^[他她](?!们)")
_PLAIN = ("是", "系", "作为", "身为")  # what these say of a person stands in the clause of the name
_NOT_OF_PERSON = "的、和与及跟同"  # 李四的父亲…, 李四和妻子…
_CLAUSE_END = re.compile(r"[，。；！？]")
_AGED = re.compile(r"(?:今年|现年|刚满|年近|已)?(?:[一二三四五六七八九十]{2,3}|\d{2})(?:多)?岁$|(?:生于|出生于)")
_SPOKEN = re.compile(r"[^，。]{0,8}(?:说|道|介绍|告诉|表示|坦言|回忆)")


def copular(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 张三是X社区党委书记 and 李四，男，中共党员，现任X村党支部书记."""
    sentence = passage.sentence(chain[0].start)[0]
    for verb in _verbs(passage, chain):
        if name := _subject(passage, sentence, verb.start()):
            return name
    return None


def in_apposition(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 李四，1975年12月生，X县委书记； and 李四，这位X社区书记."""
    text, start, end = passage.text, chain[0].start, chain[-1].end
    clause = passage.clause(start)[0]
    sentence = passage.sentence(start)[0]
    if chain[0].words.startswith(("相关", "有关")):
        return None  # …部长李四，市农业农村局相关负责人: somebody else
    if clause <= sentence or text[clause - 1] not in "，,":
        return None
    this = _THIS.match(text, clause)
    if this and is_clean(text, this.end(), start):
        return name_before(passage, clause - 1)
    if text[end : end + 1] not in _CLAUSE_ENDS or not is_clean(text, clause, start):
        return None
    return _described(passage, sentence, clause - 1) or name_before(passage, clause - 1, accepted=4.0)


def earlier_clause(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 程立新2021年从省城来，先到X村任书记: the name heads a clause before, the verb's clause has no subject."""
    text, start = passage.text, chain[0].start
    sentence = passage.sentence(start)[0]
    for verb in _verbs(passage, chain):
        begin = passage.clause(verb.start())[0]
        chosen = _CHOSEN.search(text, begin, verb.start())
        stop = chosen.start() if chosen else verb.start()
        if not opens_with_verb(text, stop, begin):
            continue
        if begin <= sentence:
            if _HE.match(text, begin) and (name := antecedent(passage, begin)):
                return name
            continue
        plain = verb.group() in _PLAIN and stop == verb.start() == begin
        for head in _heads(passage, sentence, begin):
            name = name_at(passage, head, accepted=4.0)
            if name and name.end <= begin and _may_be_subject(passage, name, begin, plain):
                return name
        if _HE.search(text, sentence, verb.start()):
            name = _object(passage, sentence, begin) or antecedent(passage, sentence)
            if name:
                return name
    return None


def _object(passage: Passage, sentence: int, begin: int) -> Name | None:
    """Return the last person with whom a clause of a sentence ends: 镇里找到李四，希望他…."""
    ends = [m.start() for m in _CLAUSE_END.finditer(passage.text, sentence, begin)]
    return next((name for end in reversed(ends) if (name := name_before(passage, end, accepted=4.0))), None)


def appointed(passage: Passage, chain: list[Post]) -> Name | None:
    """Read 镇党委任命李四为X村党支部书记 and 大伙推选李四当村主任."""
    text, start = passage.text, chain[0].start
    for verb in words_of("appointing").finditer(text, max(passage.clause(start)[0], start - _FAR), start):
        name = name_at(passage, verb.end())
        as_what = words_of("appointed_as").match(text, name.end) if name else None
        if name and as_what and is_clean(text, as_what.end(), start):
            return name
    return None


def is_clean(text: str, start: int, end: int) -> bool:
    """Tell whether only the name of a body can stand between two positions: 是|市“燕振昌式好|书记 speaks of a title."""
    gap = text[start:end]
    return start <= end and re.fullmatch(_BODY, gap) is not None and pattern_of("titling").search(gap) is None


def _verbs(passage: Passage, chain: list[Post]) -> Iterator[re.Match[str]]:
    """Return the verbs before a post with nothing but its body after them."""
    text, start = passage.text, chain[0].start
    floor = max(passage.sentence(start)[0], start - _FAR)
    for match in words_of("copulas").finditer(text, floor, start):
        if is_clean(text, match.end(), start):
            yield match


def antecedent(passage: Passage, position: int) -> Name | None:
    """Return the one person named at the head or the end of a clause of the sentence before a position, for 他."""
    if not position:
        return None
    text = passage.text
    before = passage.sentence(position - 1)[0]
    starts = [before, *(m.end() for m in _BREAK.finditer(text, before, position - 1))]
    found = [name for start in starts if (name := name_at(passage, start, accepted=4.0))]
    found += [name for start in _introduced(text, before, position) if (name := name_at(passage, start, accepted=4.0))]
    if not found:
        ends = [m.start() for m in _CLAUSE_END.finditer(text, before, position)]
        found = [name for end in ends if (name := name_before(passage, end, accepted=4.0))]
    named = {name.name: name for name in found if name.end < position}
    return next(iter(named.values())) if len(named) == 1 else None


def _introduced(text: str, floor: int, stop: int) -> list[int]:
    """Return where the words end that bring in a person: 带头的是, 名叫, 农业局干部, 选调生."""
    return [m.end() for m in _brings_in().finditer(text, floor, stop)]


@cache
def _brings_in() -> re.Pattern[str]:
    return re.compile(f"的是|[名就]叫|{words_of('persons').pattern}")


def _heads(passage: Passage, sentence: int, begin: int) -> Iterator[int]:
    """Return where a name may head a clause between two positions, the first clause first: also after 的 and 把."""
    text = passage.text
    starts = [sentence, *(m.end() for m in _BREAK.finditer(text, sentence, begin - 1))]
    yield from (after_leader(text, start) for start in starts)
    yield from _introduced(text, sentence, begin)
    yield from (m.end() for m in _OF.finditer(text, sentence, begin))
    yield from (m.end() for m in words_of("appointing").finditer(text, sentence, begin))


def _may_be_subject(passage: Passage, name: Name, begin: int, plain: bool) -> bool:
    """Tell whether what follows a name lets a later clause speak of the person, too; `plain` is a bare 是 there."""
    text = passage.text
    if text[name.end] == "，" or words_of("posted").search(text, name.end, begin):
        return True
    if plain or text[name.end] in _NOT_OF_PERSON or _SPOKEN.match(text, name.end):
        return False
    return follows_name(passage, name.end) > 0


def _subject(passage: Passage, sentence: int, position: int) -> Name | None:
    """Return the person whom a verb at a position speaks of, clauses that describe the person passed over."""
    text = passage.text
    if position > sentence and text[position - 1] in _NAME_LETTERS and (name := name_before(passage, position)):
        return name  # 王志刚|当选, where 刚 is no adverb
    adverb = _ADVERB.search(text, max(sentence, position - 3), position)
    first = adverb.start() if adverb else position
    for place in (first, *steps_before(text, first, sentence)):
        if place > sentence and text[place - 1] not in "，,（(" and (name := name_before(passage, place)):
            return name  # 李四|2015年起|担任
    if first > sentence and text[first - 1] not in "，,（(":
        return _head_of_clause(passage, first)
    return _described(passage, sentence, first - 1)


def _described(passage: Passage, sentence: int, position: int) -> Name | None:
    """Return the name that opens a sentence, or follows 我叫, where only clauses about the person come after it."""
    text = passage.text
    for clause in reversed(re.split(r"[，,（(：:]", text[sentence:position])[-7:]):
        if (called := _NAMED.search(clause)) and is_name(called["name"]):
            at = text.rfind(called["name"], sentence, position)
            return Name(at, at + len(called["name"]), called["name"], 3.0)
        *others, plain = _CALLED.sub("", clause.strip("“”‘’ 　")).split("、")
        if is_name(plain) and all(map(is_name, others)):
            at = text.rfind(plain, sentence, position)
            return Name(at, at + len(plain), plain, 3.0)
        if aged := _AGED.search(clause):
            at = text.rfind(clause, sentence, position)
            if name := name_before(passage, at + aged.start()):
                return name  # 李四今年36岁，X社区书记
        if clause and (not words_of("attributes").search(clause) or len(clause) > 16):
            return None
    return None


def _head_of_clause(passage: Passage, position: int) -> Name | None:
    """Read 李四来到X村|任第一书记: the name opens the clause, and a verb of coming or choosing follows it."""
    clause = passage.clause(position - 1)[0]
    if not 2 < position - clause <= 40:
        return None
    heads = [after_leader(passage.text, clause), *_introduced(passage.text, clause, position)]
    heads += [m.end() for m in _OF.finditer(passage.text, clause, position)]
    for head in heads:
        name = name_at(passage, head, accepted=4.0)
        if name and name.end < position and words_of("posted").search(passage.text, name.end, position):
            return name
    return None
