"""Where a person's name ends or begins, beside a post: surnames, given names and what stands around a name."""

from __future__ import annotations

import re

from jiceng.graph.value import value
from jiceng.loaders.mentions.name_words import name_words
from jiceng.loaders.passage import Passage

_STOP = frozenset("，。；：、！？,.;:!?…—“”‘’（）()《》〈〉【】[]「」『』 　\n\t/|｜")
_KIN = frozenset("娘妈爷奶叔伯婶嫂哥姐姨")  # 王大娘 is no 王大
_TAKES_OFFICE = re.compile(
    r"任[组站队所院校馆班团社行台场处科局]长|任[\u4e00-\u9fff]{2,14}(?:书记|主任|[省市县区镇乡局部院校]长|主席|委员)"
    r"|任[\u4e00-\u9fff]{1,5}[长主员人](?=[，。；、：]|的|$)|任[^，。]{0,3}[格段路楼片巷街河林田湾排班组站](?:长(?![期年时])|员)"
)
_FULL_NAME = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·•][\u4e00-\u9fff]{1,8}){1,3}")
_YEAR = re.compile(r"(?:19|20)\d\d年")
_OFTEN = re.compile(r"常[来说到去把带陪帮念讲]|先[给把向对从带为跟将领请让是去来]")
_PARTICLES = frozenset("cpdur")
_SPACED = re.compile(r"([\u4e00-\u9fff])[ 　]{1,2}([\u4e00-\u9fff])")

# Scores are counted in halves of a good sign; they were set on invented sentences and pages of several provinces.
_SURE = 3.0  # punctuation, or a word such as 介绍, after a name
_LIKELY = 1.5  # a single letter such as 在 or 说
_UNLIKELY = -1.5  # the next word begins inside the name
_LONG_SPELT = 4  # letters of a name of another tongue that no Han name is part of
_ACCEPTED = 2.0
_ACCEPTED_BEFORE = 3.0  # a name before its post has weaker signs at its left, so more is asked


@value
class Name:
    """A name at `start:end` of the text; `name` is without spaces set by the printer; `score` how sure it is."""

    start: int
    end: int
    name: str
    score: float


def begins_name(text: str, position: int) -> bool:
    """Whether a text has, at a position, a letter that a name may begin with: a quick test before `name_at`."""
    return text[position : position + 1] in name_words().starts or _FULL_NAME.match(text, position) is not None


def name_at(passage: Passage, position: int, accepted: float = _ACCEPTED) -> Name | None:
    """Return the name that begins at a position, or None where nothing there reads as one."""
    text = passage.text
    if not begins_name(text, position) or _TAKES_OFFICE.match(text, position):
        return None
    several = _full_name(text, position) or _of_parts(text, position, name_words().parts)
    if several:
        return several
    best = max(_candidates(passage, position), key=lambda name: _rank(passage, name), default=None)
    spelt = _of_parts(text, position, name_words().spelling)
    if best is None or best.score < accepted or (spelt and spelt.end - position > _LONG_SPELT):
        return spelt
    return best if best.name not in name_words().nation else None


def stranger_at(passage: Passage, position: int) -> Name | None:
    """Return a name with a surname that no list has, right behind a post: usual given letters, and its end is sure."""
    text, words = passage.text, name_words()
    first = text[position : position + 1]
    if not "\u4e00" <= first <= "\u9fff" or first in words.no_surname or first in words.surnames:
        return None
    for end in (position + 3, position + 2):
        given = text[position + 1 : end]
        if not given or end > len(text) or not words.usual.issuperset(given) or follows_name(passage, end) < _LIKELY:
            continue
        if text[end - 1] not in words.letters and _is_no_word(passage, position, end):
            return Name(position, end, text[position:end], _SURE)
    return None


def _is_no_word(passage: Passage, start: int, end: int) -> bool:
    """Tell whether no ordinary word stands in front of or over a name's bounds; a short one must be one word."""
    at, last = passage.word_at(start), passage.word_at(end - 1)
    if (
        passage.starts[at] != start
        or passage.starts[last + 1] != end
        or passage.text[start:end] in name_words().not_names
    ):
        return False
    return (len(passage.words[at]) == 1 and end - start > 2) or passage.tags[at].startswith("nr")


def _rank(passage: Passage, name: Name) -> tuple[float, bool, bool, bool, int]:
    """Order names of one start: of equal scores the longer, unless its last letter begins the next word."""
    whole = passage.starts[passage.word_at(name.end - 1) + 1] == name.end
    return name.score, name.name[-1] not in "和与及", follows_name(passage, name.end) > 0, whole, name.end


def name_before(passage: Passage, position: int, accepted: float = _ACCEPTED_BEFORE) -> Name | None:
    """Return the name that ends at a position (张旭辉 before 大队长), or None."""
    text, words = passage.text, name_words()
    found = []
    for length in (4, 3, 2):
        start = position - length
        if start < 0 or not (shape := _shape(text[start:position])):
            continue
        score = shape + _before(passage, start) + _tagged(passage, start, position)
        score += _as_words(text, start, length)
        takes = text[start] == "任" and text[start - 1 : start] in "长记任"
        if takes or text[position - 1] in "任是系当":
            continue  # 杨杰任书记
        if text[position - 1] in words.surnames and text[position - 1] not in words.usual:
            score -= 2.0  # 老李书记: the last letter is the surname of the person meant
        found.append(Name(start, position, text[start:position], score))
    best = max(found, key=lambda name: name.score, default=None)
    return best if best and best.score >= accepted and best.name not in words.nation else None


def after_leader(text: str, position: int) -> int:
    """Return where the words before a name end that begin at a position (退伍军人, 村民), else the position."""
    match = name_words().leading.match(text, position)
    return match.end() if match else position


def is_name(text: str) -> bool:
    """Whether a whole string has the form of a name: a surname and one or two letters of given names."""
    words = name_words()
    return len(text) > 1 and _shape(text) > 0 and text not in words.nation and not words.not_names & {text, text[:2]}


def follows_name(passage: Passage, position: int) -> float:
    """Return how well the text from a position on agrees with a name that ends there."""
    text, words = passage.text, name_words()
    if position >= len(text) or text[position] in _STOP:
        return _SURE
    if words.followers.match(text, position) or _YEAR.match(text, position):
        return _SURE
    if text[position] in words.letters or text[position + 1 : position + 2] in ("着", "了"):
        return _LIKELY
    return 0.0 if passage.starts[passage.word_at(position)] == position else _UNLIKELY


def _candidates(passage: Passage, position: int) -> list[Name]:
    text, found = passage.text, []
    spaced = _spaced(passage, position)
    if spaced:
        return [spaced]
    for length in (2, 3, 4):
        end = position + length
        if end > len(text) or not (shape := _shape(text[position:end])) or text[end : end + 1] in _KIN:
            continue
        score = shape + follows_name(passage, end) + _tagged(passage, position, end) + _as_words(text, position, length)
        if length > 2:
            score -= _swallowed(text, end - 1)
        found.append(Name(position, end, text[position:end], score))
    if len(found) > 1 and abs(found[0].score - found[1].score) < _SURE:
        found = [_repeated(text, name, found) for name in found]
    return found


def _shape(name: str) -> float:
    """Score surname and given name by their letters; 0 where it cannot be a name."""
    words = name_words()
    compound = name[:2] in words.compound and len(name) > 2
    surname = 0.5 if compound else words.surnames.get(name[0])
    given = name[2:] if compound else name[1:]
    if surname is None or not 0 < len(given) < 3:
        return 0.0
    if any(letter in words.never or not "\u4e00" <= letter <= "\u9fff" for letter in given):
        return 0.0
    usual = sum(letter in words.usual for letter in given)
    if surname < 0 and not usual:
        return 0.0
    score = 1.0 + surname + usual - sum(letter in words.odd for letter in given)
    if len(given) == 2 or compound:  # six names in seven have three letters
        score += 1.0 if usual else 0.0
    return max(score, 0.1)


def _swallowed(text: str, last: int) -> float:
    """Return what a third letter costs that may be the next word's first: 王强|介绍, 王建|和."""
    words = name_words()
    if words.followers.match(text, last) or text[last + 1 : last + 2] == "着":
        return 3.0
    if text[last] == "正" and text[last + 2 : last + 3] == "着":
        return 3.0  # 李可|正领着
    if _OFTEN.match(text, last):
        return 4.0
    return 1.0 if text[last] in words.letters else 0.0


def _as_words(text: str, start: int, length: int) -> float:
    """Return what it costs that the name's first letters are an ordinary word: much for 高度, less for 高峰."""
    words = name_words()
    if text[start : start + 3] in words.not_names or text[start : start + 4] in words.not_names:
        return -8.0
    first = text[start : start + 2]
    if first in words.compound and length > 2:
        return 0.0  # 司徒 is no name, 司徒静 is
    strong = first in words.not_names
    if not strong and first not in words.rarely_names:
        return 0.0
    if length == 2:
        if words.saying.match(text, start + 2):
            return -1.0
        return -5.0 if strong else -2.5
    return -3.5 if strong else -1.0


def _tagged(passage: Passage, start: int, end: int) -> float:
    """Score a name by the tagged words: one whole name, or a particle before an ordinary word (和|居民, 向|群众)."""
    at, starts, tags = passage.word_at(start), passage.starts, passage.tags
    if starts[at] != start:
        return 0.0
    if starts[at + 1] == end:
        return 1.0 if tags[at].startswith("nr") else 0.0
    ordinary = starts[at + 1] == start + 1 and tags[at] in _PARTICLES and end >= starts[at + 2] > start + 2
    return -3.0 if ordinary and not tags[at + 1].startswith("nr") else 0.0


def _before(passage: Passage, start: int) -> float:
    text = passage.text
    if start == 0 or text[start - 1] in _STOP:
        return 2.0
    if name_words().leaders.search(text, max(0, start - 5), start):
        return _LIKELY
    if text[start - 1] in "记任员长席支":  # 党委委员陶怡任支部书记
        return _LIKELY
    return -0.5 if passage.starts[passage.word_at(start)] == start else -2.0


def _repeated(text: str, name: Name, rivals: list[Name]) -> Name:
    """Raise the score of the one of 王建 and 王建民 that the rest of the text repeats."""
    counts = {rival.name: text.count(rival.name) for rival in rivals}
    longest = max(counts, key=len)
    shorter = [count for other, count in counts.items() if other != longest]
    alone = counts[longest] > 1 and all(count == counts[longest] for count in shorter)
    if name.name == longest:
        return Name(name.start, name.end, name.name, name.score + (1.5 if alone else 0.0))
    elsewhere = counts[name.name] > counts[longest] > 0 and counts[longest] == 1
    raised = _SURE if longest[-1] in name_words().letters else 1.5  # 尚可正 where the text also has 尚可说
    return Name(name.start, name.end, name.name, name.score + (raised if elsewhere else 0.0))


def _spaced(passage: Passage, position: int) -> Name | None:
    """Read a name of two letters that the printer spread to the width of three: 王 强."""
    text = passage.text
    match = _SPACED.match(text, position)
    if not match:
        return None
    name = match.group(1) + match.group(2)
    score = _shape(name)
    return Name(position, match.end(), name, score + follows_name(passage, match.end())) if score else None


def _full_name(text: str, position: int) -> Name | None:
    """Read a name of several parts with a dot between them; the last part ends with the letters of such names."""
    match = _FULL_NAME.match(text, position)
    if not match:
        return None
    words, last = name_words(), max(match.group().rfind("·"), match.group().rfind("•")) + position + 1
    spelt = [found.end() for pattern in (words.parts, words.spelling_one) if (found := pattern.match(text, last))]
    sure = next((end for end in range(last + 2, match.end()) if words.followers.match(text, end)), 0)
    if sure > max(spelt, default=0):
        return Name(position, sure, text[position:sure].replace("•", "·"), _SURE)
    ends = sorted(spelt, reverse=True) or list(range(last + 2, match.end()))
    end = next((end for end in ends if _ends(text, end)), ends[0] if spelt else match.end())
    return Name(position, end, text[position:end].replace("•", "·"), _SURE)


def _of_parts(text: str, position: int, parts: re.Pattern[str]) -> Name | None:
    """Read a name of a people without Han surnames, by its parts or its spelling: 扎西卓玛, 阿拉腾巴根那."""
    match = parts.match(text, position)
    if match and match.end() - position == 2 and name_words().saying.match(text, match.end()):
        return Name(position, match.end(), match.group(), _SURE)  # 官却|说
    if not match or match.end() - position < 3:
        return None
    for end in range(match.end(), position + 2, -1):
        if end - position > 3 and name_words().followers.match(text, end - 1):
            continue  # 特木尔巴根|则
        if _ends(text, end):
            return Name(position, end, text[position:end], _SURE)
        if parts is name_words().parts:
            return None
    return None


def _ends(text: str, position: int) -> bool:
    """Whether what stands at a position may stand after a name."""
    words = name_words()
    if position >= len(text) or text[position] in _STOP or text[position] in words.letters:
        return True
    return words.followers.match(text, position) is not None
