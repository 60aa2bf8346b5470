"""Finds honours: titles that an authority gave, with the giver where stated, and where to look for the receiver."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jiceng.graph.model import Refusal
from jiceng.loaders.mentions.held_honors import find_held
from jiceng.loaders.mentions.honor_rolls import find_rolls
from jiceng.loaders.mentions.honor_titles import Giving, Title, read_titles
from jiceng.loaders.mentions.honor_words import (
    adverbs_before,
    giver_in,
    honor_words,
    is_giver,
    no_title,
    planned,
    verbs,
)
from jiceng.loaders.mentions.model import HonorMention
from jiceng.loaders.passage import Passage

_LONGEST_PHRASE = 40  # characters from 被 or 将 to the verb: a giver or a list of receivers
_SIGNS = re.compile(r"[“”‘’「」『』\"《》\s]")
_ABOVE = r"[^，。；：、“”的\n]{1,6}?(?:省|市|县|区|镇|乡|街道(?:办事处)?)"
_BODY = r"[^，。；：、“”的\n]{1,6}?(?:社区|村|支部|党委|局|公司|合作社|学校|医院|书店|派出所)"
_RECEIVER_BEHIND = re.compile(f"的(?P<name>(?:{_ABOVE}){{0,4}}?{_BODY}|(?:{_ABOVE})+)")
_AMONG_BEHIND = re.compile(  # 授予“…”称号，花石村等12个村榜上有名
    f"(?:荣誉称号|称号|荣誉)，(?P<name>(?:{_ABOVE}){{0,4}}?{_BODY}|(?:{_ABOVE})+)"
    r"(?=[^，。；]{0,30}(?:榜上有名|名列其中|位列其中|在列))"
)


def find_honors(passage: Passage, refused: list[Refusal] | None = None, source: str = "") -> list[HonorMention]:
    """Return the titles given, one mention each, in order; titles in a row share their trigger, receiver and giver.

    `name` is the title without quotation marks, year, batch and the tail 称号 or 荣誉; `start:end` its span. Plans
    (力争获评), offers (对获评…的村给予奖励) and ratings of households (好媳妇) are left out and added to `refused`
    as honor_plan, honor_offer, honor_household; a verb with another object (获得好评) is passed over.
    """
    found: list[HonorMention] = []
    done = 0
    for match in verbs().finditer(passage.text):
        if match.start() < done:
            continue
        giving = _giving(passage, match)
        titles, end = read_titles(passage, giving)
        reason = _why_not(passage, giving, titles, end)
        if reason:
            if refused is not None and reason != "honor_no_title":
                refused.append(Refusal(reason, passage.text[giving.phrase : end], source, giving.start))
            continue
        done = end
        found.extend(_mentions(passage.text, giving, titles))
    found += find_rolls(passage, found)
    return sorted([*found, *find_held(passage, found)], key=lambda mention: mention.start)


def _mentions(text: str, giving: Giving, titles: list[Title]) -> Iterator[HonorMention]:
    giver, receiver = giving.giver, giving.receiver
    lead = titles[0].lead
    if lead[0] < lead[1]:
        stated = None if "、" in text[slice(*lead)] else giver_in(text, *lead)  # a roll holds receivers
        if stated:
            giver = giver or stated
        elif giving.verb in honor_words("conferring"):
            receiver = lead[1]
    at, limit = titles[-1].after, min(len(text), titles[-1].after + _LONGEST_PHRASE)
    behind = _RECEIVER_BEHIND.match(text, at, limit) or _AMONG_BEHIND.match(text, at, limit)
    if behind and receiver == giving.phrase:
        receiver = behind.end("name")
    for title in (each for each in titles if not no_title().search(each.name)):
        rule = "honor.quoted" if title.quoted else "honor.plain"
        whole = _SIGNS.sub("", text[title.start : title.end])  # with year and batch
        aliases = (*title.aliases, whole) if whole != title.name else title.aliases
        yield HonorMention("Honor", title.start, title.end, title.name, rule, giving.start, receiver, giver, aliases)


def _giving(passage: Passage, match: re.Match[str]) -> Giving:
    """Read what stands before the verb: 被 and a giver, 将 and the receivers, adverbs."""
    text, start, verb = passage.text, match.start(), match[0]
    sentence = passage.sentence(start)[0]
    window = text[max(sentence, start - _LONGEST_PHRASE) : start]
    offset = start - len(window)
    phrase, receiver, giver = start, start, None
    passive = re.search(r"(?:被|由|经|从)([^被由经从，。；“”]{0,30})$", window)
    active = re.search(
        r"(?:将|把|给|向)([^将把给向。；]{2,40})$" if verb == "颁发" else r"(?:将|把)([^将把。；]{2,40})$", window
    )
    named = passive is not None and is_giver(passive[1], places=True)
    if passive and (not passive[1] or named or (passive[0][0] == "被" and "的" not in passive[1])):
        phrase = receiver = offset + passive.start()
        giver = (offset + passive.start(1), start) if named else None
    elif active and passage.clause(start)[0] <= offset + active.start():
        giver = giver_in(text, passage.clause(start)[0], offset + active.start())
        phrase, receiver = offset + active.start(), start
    elif verb in honor_words("conferring"):
        giver = giver_in(text, passage.clause(start)[0], start)
        phrase = receiver = giver[0] if giver else start
    if receiver == phrase:
        phrase = receiver = _before_adverbs(text, phrase, sentence)
    sure = verb in honor_words("given") or (giver is not None and named and verb == "命名为")
    return Giving(start, match.end(), verb, phrase, receiver, giver, sure)


def _before_adverbs(text: str, position: int, least: int) -> int:
    adverbs = adverbs_before().search(text, max(least, position - 14), position)
    return adverbs.start() if adverbs else position


def _why_not(passage: Passage, giving: Giving, titles: list[Title], end: int) -> str:
    if not titles:
        return "honor_no_title"
    if any(word in title.name for title in titles for word in honor_words("household")):
        return "honor_household"
    if all(no_title().search(title.name) for title in titles):
        return "honor_no_title"
    clause, (first, last) = passage.clause(giving.start)[0], passage.sentence(giving.start)
    before, up_to_verb = passage.text[clause : giving.phrase], passage.text[clause : giving.start]
    unreal = honor_words("unreal")
    before, up_to_verb = _without_council(before), _without_council(up_to_verb)
    supposed = any(word in passage.text[first : giving.phrase] for word in honor_words("supposed"))
    if supposed or before.endswith(unreal) or up_to_verb.endswith(unreal) or planned().search(before):
        return "honor_plan"
    conditions = honor_words("conditions")
    offered = before.startswith(conditions) or before.endswith("对") or passage.text.startswith(conditions, first)
    if offered and any(word in passage.text[end:last] for word in honor_words("rewarded")):
        return "honor_offer"
    return ""


def _without_council(words: str) -> str:
    """Return words without the name of a council at their end, whose 会 is no sign of what will be: 居委会获…."""
    return words[:-1] if words.endswith(honor_words("councils")) else words
