"""Is a quoted phrase the name of a program? Its form, what stands around it, and the whole article's emphasis."""

from __future__ import annotations

import re

from jiceng.loaders.mentions.figures_of_speech import described, turned
from jiceng.loaders.mentions.program_words import SHORT_HEAD, program_words

_PLUS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,12}(?:\+[\u4e00-\u9fffA-Za-z0-9]{1,12}){1,6}")
_PAIRED = re.compile(
    r"(?:[一二三四五六七八九十百千万双两][\u4e00-\u9fff]{1,2}){1,3}[一二三四五六七八九十百千万双两][\u4e00-\u9fff]{1,3}"
)
_STRONG = re.compile(
    r"[一二三四五六七八九十双多][\u4e00-\u9fff]{1,3}制|[\u4e00-\u9fff]{2,6}[两三四五六七八九十](?:法|步法|件套)"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十百千万双两几][\u4e00-\u9fff]{1,2}")
_SENTENCE = re.compile(r"[。！？；：…]|[吗呢啊呀哦嘛了啦哩]$|(?<![约书茶])吧$")
_PERSON = re.compile(r"[我你他咱俺您]")
_CLAUSE = re.compile(r"[，。；！？、”]")
_AS_MEANS = re.compile(
    r"[^，。；”]{0,4}(?:作为|为)[^，。；]{0,14}(?:抓手|载体|品牌|主题|契机|突破口|总抓手|切入点|着力点|纽带)"
)
_RUNS = re.compile(
    r"(?:已|已经|现已|也已|正)?(?:覆盖|蔚然成风|全面铺开|全面推开|遍地开花|落地生根|深入人心|如期举行)"
    r"|(?:也|都|均|已|已经|正|正在|先后|陆续)*在[^，。；“”]{1,12}?(?:陆续|全面|相继)?(?:铺开|推开|展开|推广|推行|启动|落地)"
    r"|第[0-9一二三四五六七八九十百]+[期届场季]|入选|应运而生|上岗[后以，]|投入运行"
    r"|(?:准时|如期|按时|正式|热闹|已|已经|也|又)*(?:上线|开张|开讲|开课|开市|启动|覆盖)"
    r"|成[了为](?:常态|[^，。；“”]{1,14}?(?:品牌|抓手|载体|做法|项目)(?=[，。]))"
    r"|是[^，。；“”]{2,28}(?:示范点|载体|抓手|举措|做法|机制|项目|平台|品牌|活动|工程|节目|惯例|规矩)(?=[，。])"
)
_SAID_TO_BE = re.compile(  # “有事找老李”成了社区的服务品牌
    r"(?:已|已经|也|就)?(?:成[了为]|是)[^，。；“”]{1,16}?(?:品牌|服务项目|党建项目|固定节目|工作法)(?=[，。])"
)
_ACTS = re.compile("[让使帮给]")
_ONCE = re.compile(
    r"(?:搞|办|开|上|举办|开展|举行|组织|召开)(?:[了起]?一[回次场堂期轮]|[了过]?[0-9一二三四五六七八九十]+届)$"
)
_LISTED = re.compile(r"(?:列入|纳入)(?:全[省市县区])?$")
_OF_PLACE = re.compile(r"[\u4e00-\u9fff]{1,3}[省市县](?<!集市)")
_TALLY = re.compile(
    r"[的等]?[两二三四五六七八九十]+[大个项条种](?:核心|重点|主要)?(?:任务|维度|方面|重点|环节|要素|目标|方向|理念|问题|模式|形式|途径)"
)
_STATE = re.compile(
    r"的?[\u4e00-\u9fff]{0,9}?(?:格局|局面|循环|思路|氛围|理念|态势|共同体|方针|路子|目标|要求|愿景|合力|干劲)"
)
_SMALL = re.compile(r"[^，。；“”]{0,8}“[大好]")
_MOVES = "赋能|撬动|引领|带动|激活|助推|助力|点亮|托起|串起|推动|弹响|奏响|绘就|书写|答好|跑出|汇聚|凝聚"
_MOVED = re.compile(rf"[”’](?:{_MOVES})了?$")  # “党建链”赋能“产业链”: figures on both sides
_MOVING = re.compile(rf"(?:{_MOVES})了?[“‘]")
_MANNER = re.compile(r"的?(?:方式|原则|思路|要求|办法|路径|标准)")
_OLD = re.compile(r"(?:传统|原有|单一|过去|粗放|老旧|落后|以往|曾经|昔日|从前)的?$")
_KINDS_OF_BODY = re.compile("[二三四五六七八九十双][型化有强好星联]")
_EXPLAINED = re.compile("[团会日]”——")  # “花儿说事团”——几位老党员
_DATE = re.compile(r"[0-9]+[·.][0-9]+")
_BUILT = re.compile(r"(?:建设|创建|争创|推进)$")
_ROW = re.compile(r"(?:[、和]?[“‘][^“”‘’\n]{1,24}[”’])*")
_ROW_BEFORE = re.compile(r"(?:“[^“”\n]{1,24}”[、和]?)+$")
_METHOD = re.compile(r"工作法|(?:工作|党建|治理|管理|服务|议事|联动)?(?:机制|模式|体系)|制度|行动|工程|计划")
_COUNT = re.compile(r"[0-9一二三四五六七八九十两]+[余多]?[个条支名处次场期家块张套种项本]$")
_MEASURE = re.compile(r"[了起出着]{0,2}(?:满满)?(?:[一这两几]?[套个种项条支块张本份台座所期笔])?$")
_CUE_ENDS = frozenset("回次场堂期轮届入省市县区叫做作曰为名：—批")  # how a count, a list or a naming ends
_MEASURES = frozenset("了起出着满一这两几套个种项条支块张本份台座所期笔")  # how what _MEASURE matches ends
_REGULAR = re.compile(r"每[天周月季年个]|每逢|雷打不动|定期|固定|已?办[了到]?第?[0-9一二三四五六七八九十]+[届期场]")
_FOUNDING = re.compile(r"(?:开设|开办|办起|设立|推出|创办|兴办|搭起|建起)[了起出]?$")
_HELD = re.compile(
    r"[”’]?(?:已|已经|今年|一共|连续|先后|又|累计)*(?:办|举办|开)[了到过]*第?[0-9一二三四五六七八九十]+[余多]?[届期场年]"
    r"|[”’]?，?(?:已|已经)?(?:有|走过了?|坚持了?|持续了?|开展了?|进行了?)[0-9一二三四五六七八九十]+[余多]?个?(?:年头|年(?=[，。]))"
)
_HAS_PARTS = re.compile(
    r"的(?:(?:特色|重点|重要|主要)?(?:子品牌|子项目|分项目|组成部分)|一部分|一项(?:内容|活动|举措|工作)|一环)"
)
_FILED = re.compile(r"(?:工程|项目|活动|机制|行动|计划)?(?:被|已)?(?:列入|纳入|写入|写进)")
_GREAT = re.compile("[两三四五六七八九十]大")
_COUNTED = re.compile(r"[0-9一二三四五六七八九十两几]+[余多]?[名位个]$")
_BY_FOLK = re.compile("(?:居民|群众|村民|业主|党员|大家|百姓)$")
IN_TITLE = 2  # what a place in the title weighs: as much as a head noun
_WEAK = 2
_ENOUGH = 3  # two marks of a name, or one strong mark with the article's own emphasis
_POINTER = re.compile(
    r"(?:这个|这一|的|总)*(?:[\u4e00-\u9fff]{2}(?=理念|原则|目标|要求|导向|精神|方针))?"  # 的工作理念
)
_NAMING = ("工作法", "品牌", "工程", "计划")  # before these a figure of speech is a name
_SMALL_WORD = 4
_SHORTEST_NAME, _LONGEST_NAME = 3, 10  # characters of the quoted names that few signs suffice for
_WALL = 60  # characters before a quotation mark in which the plaques stand
_LEAD = 12  # characters before a quotation mark in which its verb stands


def is_program_name(text: str, start: int, end: int, inner: str, head: str, prominence: int) -> bool:
    """Weigh form and context of a quoted phrase: is it the name of a program?

    `prominence` counts what speaks for a name in the whole article: it is in the title, it is said again.
    """
    if is_refused(text, start, end, inner, head):
        return False
    before = text[max(0, start - _LEAD) : start]
    again, build = _held_again(text, start, end, inner), formal(inner)
    whole = text.startswith("的", end) and bool(_HAS_PARTS.match(text, end))
    if text.startswith("的", end) and not (head or prominence or build or whole):
        return False
    if not (head or prominence or "+" in inner) and (_MOVED.search(before) or _MOVING.match(text, end)):
        return False
    led = _led(before)
    if _OF_PLACE.match(inner) and led < _WEAK:
        return False  # a title in a row of honours: 许昌市五好党支部
    means = bool(_AS_MEANS.match(text, end))
    if inner.count("、") > 1 and not (prominence or head or ((led > _WEAK or means) and _even(inner))):
        return False  # a string of virtues, no name
    score = prominence + _form(inner, head) + led + again + 2 * whole + _around(text, start, end, inner, before)
    score += (build and bool(_ACTS.match(text, end))) + 2 * bool(means or _RUNS.match(text, end))
    score -= 3 * (refused_after(text, end) and not (shaped(inner) and _BUILT.search(before)))
    words = program_words()
    pardoned = led > 1 or prominence > 1 or head or means or (build and not before.endswith(words.became))
    score -= 2 * (before.endswith(words.refused_before) and not pardoned)
    return score >= _ENOUGH or (score == _ENOUGH - 1 and _likely(inner))


def is_refused(text: str, start: int, end: int, inner: str, head: str) -> bool:
    """Tell whether a quoted phrase cannot name a program, whatever else speaks for it."""
    before = text[max(0, start - _LEAD) : start]
    if _no_name(text, end, inner, head, before, _held_again(text, start, end, inner)):
        return True
    return _said_of_others(text, start, end, inner, head, before)


def _no_name(text: str, end: int, inner: str, head: str, before: str, again: int) -> bool:
    """Tell whether a phrase by its own words is a figure of speech, a thing, speech or a date."""
    words = program_words()
    if inner[-1] in "上中" and not head:
        return True
    if inner in words.metaphors and (not head.endswith(_NAMING) or before.endswith(words.refused_before)):
        return True
    if not head and ((inner in words.ends and not again) or _refused_end(inner)):
        return True
    return _spoken(inner, head) or bool(_DATE.fullmatch(inner)) or _figure(text, end, inner, head)


def _said_of_others(text: str, start: int, end: int, inner: str, head: str, before: str) -> bool:
    """Tell whether what stands around a phrase makes it a text, a title, a person or a thing of the past."""
    words = program_words()
    if head and text.startswith("的", end) and _BY_FOLK.search(before):
        return True  # 作为居民“…”的平台 says what for
    lead = _before_row(text, start, before)
    if lead.rstrip("了的").endswith(words.refused_outright):
        return True  # a trade mark, a text that was read, a motto on the wall
    if _without_measure(lead).endswith(words.refused_outright) or _OLD.search(before):
        return True
    if words.prizes.match(text, end):
        return True  # 挂上了“最美庭院”牌匾
    if turned(text, start, end):
        return True
    if head:
        return False
    if inner.endswith(words.unlikely_ends) and _COUNTED.search(before):
        return True  # 村里有五个“村支书”
    # what stands on plaques is a title
    return before[-1:] in "：—、“”" and bool(words.plaques.search(text, max(0, start - _WALL), start))


def _before_row(text: str, start: int, before: str) -> str:
    """Return what stands before a phrase, or before the row of phrases that it continues."""
    if not before.endswith(("”", "”、", "”和")):
        return before
    row = _ROW_BEFORE.search(text, max(0, start - _WALL), start)
    return text[max(0, row.start() - _LEAD) : row.start()] if row else before


def _around(text: str, start: int, end: int, inner: str, before: str) -> int:
    """Weigh what stands around a phrase besides its verb: others in a row, a count, what it is said to be."""
    score = int(text[start - 1 : start] in ("、", "”") or text[end : end + 1] in ("、", "“"))
    score += 2 * (before.endswith("为") and inner[-1] in "日周月")
    score += 2 * bool(_EXPLAINED.match(text, end - 2))
    score += before.endswith(("把", "将")) and bool(_FILED.match(text, end))
    score += _FOUNDING.search(before) is not None and _in_pair(text, start, end)
    return score + bool(_SAID_TO_BE.match(text, end)) + bool(_COUNT.search(before))


def _likely(inner: str) -> bool:
    """Tell whether nothing speaks against a phrase for which little speaks: it is short and a noun, and no person."""
    words = program_words()
    short = _SHORTEST_NAME <= len(inner) <= _LONGEST_NAME
    return short and not inner.endswith(words.unlikely_ends) and not words.unlikely_inside.search(inner)


def _held_again(text: str, start: int, end: int, inner: str) -> int:
    """Weigh that a phrase names what is held again and again: “渔家节”已办了八届, 每月5日是…“走访日”."""
    if _HELD.match(text, end):
        return _ENOUGH
    clause = text[max(0, start - 2 * _LEAD) : start].replace("，", "。").rpartition("。")[2]
    return _WEAK * (inner[-1] in "日周月节会宴" and bool(_REGULAR.search(clause)))


def _in_pair(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase stands beside another that 和 joins: “健康门诊”和“法律茶座”."""
    return text.startswith(("和“", "与“"), end) or text[max(0, start - 2) : start] in ("”和", "”与")


def _figure(text: str, end: int, inner: str, head: str) -> bool:
    """Tell whether what follows makes a phrase a figure or a slogan: “小积分”撬动“大文明”, “甲、乙、丙”三大任务."""
    if inner[0] in "小微" and len(inner) <= _SMALL_WORD and not head and _SMALL.match(text, end):
        return True
    if described(inner, head):
        return True
    if _GREAT.match(inner) and not head and not formal(inner):
        return True  # “三大古镇”
    if inner.count("、") > _WEAK and _MANNER.match(text, end):
        return True
    return "、" in inner and not _tallied(inner) and bool(_TALLY.match(text, end) or _STATE.match(text, end))


def _even(inner: str) -> bool:
    """Tell whether the items of a phrase are of one length, as in mechanisms of four steps: 技能共学、品牌共用、…."""
    return len({len(item) for item in inner.split("、")}) == 1


def _spoken(inner: str, head: str) -> bool:
    """Tell whether a quoted phrase is speech; a motto of two equal halves may name an activity that follows it."""
    halves = re.split("[，,]", inner) if "，" in inner or "," in inner else []
    if halves and not (head and len(halves) == 2 and len(halves[0]) == len(halves[1])):
        return True
    return bool(_SENTENCE.search(inner)) or (bool(_PERSON.search(inner)) and not head)


def _refused_end(inner: str) -> bool:
    words = program_words()
    kinds = _KINDS_OF_BODY.match(inner)  # “四型合作社” counts what such bodies should be
    pardoned = "+" in inner or kinds or any(word in inner for word in words.acting) or _PAIRED.fullmatch(inner)
    return inner.endswith(words.refused_ends) and not pardoned


def refused_after(text: str, end: int) -> bool:
    """Tell whether what follows a quoted phrase, or its row, makes it an aim, a spirit, a room or a problem."""
    row = _ROW.match(text, end)
    if program_words().rooms.match(text, row.end() if row else end):
        return True  # “红色书屋”“健康小屋”等功能室
    at = _POINTER.match(text, row.end() if row else end)
    return text.startswith(program_words().refused_after, at.end() if at else end)


def _form(inner: str, head: str) -> int:
    """Weigh the words of a quoted phrase and the noun after it."""
    words = program_words()
    score = (
        2 * bool(head)
        + (3 if _STRONG.fullmatch(inner) or _PAIRED.fullmatch(inner) or _PLUS.fullmatch(inner) else 2 * shaped(inner))
        + bool(words.domain.search(inner) or "·" in inner)
    )
    if len(inner) <= 6 and inner.endswith(words.metaphor_ends) and not head.endswith(_NAMING):
        score -= 3
    return score + (bool(head) and (len(inner) >= 4 or bool(SHORT_HEAD.fullmatch(head)) or _short_method(inner, head)))


def _short_method(inner: str, head: str) -> bool:
    """Tell whether three characters, or a number with one word, name a method: “交办单”制度, “四定”工作机制."""
    short = len(inner) == 3 or (len(inner) == 2 and bool(_NUMBERED.match(inner)))
    return short and bool(_METHOD.fullmatch(head))


def _without_measure(before: str) -> str:
    """Return words without a particle and a measure at their end: 搞了一套, 记下满满两本."""
    return _MEASURE.sub("", before) if before[-1:] in _MEASURES else before


def _led(before: str) -> int:
    """Return 3 for a verb of setting up right before the name, 2 for another verb, 1 for one earlier in its clause."""
    words = program_words()
    near = before.rstrip("了着起的出好：:以")
    set_up = _without_measure(before)
    if before.endswith(words.strong) or near.endswith(words.strong) or set_up.endswith(words.strong):
        return 3
    if before[-1:] in _CUE_ENDS and any(cue.search(before) for cue in (_ONCE, _LISTED, words.called, words.sent)):
        return 3
    if before.endswith(words.before) or near.endswith(words.before) or set_up.endswith(words.before):
        return 2
    clause = _CLAUSE.split(before)[-1]
    return int(bool(words.anywhere.search(clause)))


def formal(inner: str) -> bool:
    """Tell whether a phrase is built as names of programs are: A+B, 三会一课, with one of their ends."""
    return "+" in inner or inner.endswith(program_words().ends) or bool(_PAIRED.search(inner)) or _tallied(inner)


def _tallied(inner: str) -> bool:
    """Tell whether a phrase has several items that each begin with a number: “一核引领、三化并行”的治理格局."""
    if "、" not in inner and "，" not in inner:
        return False
    items = re.split("[、，]", inner)
    return all(_NUMBERED.match(item) for item in items)


def shaped(inner: str) -> bool:
    """Tell whether a phrase has the build of a name, a number at its head (三单制, 五带头) among the signs."""
    return formal(inner) or (bool(_NUMBERED.match(inner)) and 3 <= len(inner) <= 6)
