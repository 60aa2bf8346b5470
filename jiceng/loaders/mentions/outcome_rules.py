"""The rules by which a figure is no outcome: a plan, a price, one person's wage, the description of a place."""

from __future__ import annotations

import re
from collections.abc import Callable

from jiceng.loaders.mentions.figures import Figure, ends_with, starts_with, word_lists, words_pattern

_OF_ONE_PERSON = frozenset({"money", "area", "livestock", "multiple", "share", "weight"})
_FREQUENT = frozenset({"次", "期", "场", "场次", "节", "堂", "课时", "学时", "节课", "堂课", "个"})
_LONGEST_NAME = 18  # characters of a quotation that is a name (“15分钟便民圈”), not somebody's speech
_SMALL = 10  # up to here a numeral counts things in passing: 两层楼, 三个平台
_STRUCTURE = 12  # up to here a count of tasks, platforms and the like is the shape of a plan
_FEW = 20  # up to here villages and branches named with 与 are who took part, above it a scale that was reached


def why_not(figure: Figure) -> str:
    """Return why a figure is no outcome, or nothing; the first rule that holds decides."""
    if figure.quantity.value is None:
        return figure.quantity.reason
    return next((reason for reason, holds in _RULES if holds(figure)), "")


def _is_name(figure: Figure) -> bool:
    text, start, end = figure.passage.text, figure.quantity.start, figure.quantity.end
    for opening, closing in ("“”", "《》", "‘’", "<>"):
        left = text.rfind(opening, max(0, start - _LONGEST_NAME), start)
        if left < 0 or text.find(closing, left, start) >= 0:
            continue
        right = text.find(closing, end, left + _LONGEST_NAME)
        if right >= 0 and not re.search("[，。；！？]", text[left:right]):
            return True
    return False


def _is_before_change(figure: Figure) -> bool:
    near = r"[^，。；、0-9]{0,6}?(?:%s)"
    if words_pattern("changed", near).match(figure.after):
        return True
    if _FROM.search(figure.before):
        return bool(words_pattern("turned", near).match(figure.after))
    return bool(_TAKING.search(figure.before) and words_pattern("divided", near + r"了?(?=\d)").match(figure.after))


def _is_past(figure: Figure) -> bool:
    if figure.under("past", "now"):
        return True
    return figure.under("formerly", "now") and figure.under("formerly", "achieved")


def _is_small(figure: Figure) -> bool:
    quantity = figure.quantity
    if not quantity.numeral or quantity.approximate or (quantity.value or 0) > _SMALL or quantity.kind == "share":
        return False
    return quantity.unit[0] not in "万亿" and not figure.in_clause("built") and "built" not in figure.ahead


def _is_individual(figure: Figure) -> bool:
    if figure.under("household", "collective") or starts_with("savings", figure.after):
        return True
    if figure.in_clause("average"):
        return False
    one = figure.under("individual", "collective") or figure.under("citizen", "collective")
    if figure.quantity.kind in _OF_ONE_PERSON:
        return one or (figure.under("earning", "collective") and not figure.in_clause("collective"))
    done = one and figure.quantity.unit in word_lists()["deeds"]
    return done and (figure.under("individual", "achieved") or figure.under("citizen", "achieved"))


def _is_description(figure: Figure) -> bool:
    if figure.under("description", "achieved") and "achieved" not in figure.ahead:
        return True
    if _ROSTER.fullmatch(figure.lead().strip("“”‘’，、 \n")):
        return True
    if ends_with("counted", figure.before) and not figure.in_clause("achieved"):
        return True
    listed = words_pattern("described", r"(?:%s)(?=[，。、；：的和及与\d\n]|$)").match(figure.after)
    if listed and ends_with("owned", figure.before) and "achieved" not in figure.ahead:
        return True
    if figure.in_clause("achieved") or "achieved" in figure.ahead:
        return False
    opening = _OF_PLACE if figure.quantity.kind in ("people", "households") else _OF_WHOLE
    if opening.search(figure.before) and _NOTHING_MORE.match(figure.after):
        return True
    homes = figure.quantity.kind == "households" and figure.after.startswith("人家") and "了" not in figure.after
    return homes or (figure.quantity.kind == "area" and bool(_OF_LAND.match(figure.after)))


def _is_base(figure: Figure) -> bool:
    """Tell whether a figure is the whole of which another is a part: 1260户中有1013户."""
    if figure.quantity.kind not in ("people", "households", "things"):
        return False
    return bool(_OF_WHICH.match(figure.after) or (_FROM.search(figure.before) and _OUT_OF.match(figure.after)))


def _is_scene(figure: Figure) -> bool:
    """Tell whether a figure is what a reporter saw: 20多位村民正忙着装箱, 指着9座大棚说."""
    if ends_with("seen", figure.before):
        return True
    if figure.quantity.kind not in ("people", "households") or "achieved" in figure.ahead:
        return False
    if _COMING.search(figure.lead()):
        return True
    return bool(words_pattern("scene", r"[^，。；、0-9]{0,8}?(?:%s)").match(figure.after))


def _is_roll(figure: Figure) -> bool:
    """Tell whether villages, branches or firms are counted as who took part: 茶庵村等4个村成立联合党委."""
    if figure.quantity.kind != "things" or figure.in_clause("achieved"):
        return False
    body = words_pattern("bodies", _BODY).match(figure.after)
    if body is None:
        return False
    rest, value = figure.after[body.end() :], figure.quantity.value or 0
    if starts_with("reaching", rest):
        return False
    if _ROLL.search(figure.before) or (value <= _FEW and figure.before.endswith(("与", "同"))):
        return True
    if value <= _FEW and figure.before.endswith("和") and words_pattern("jointly", "[^，。；]*(?:%s)").match(rest):
        return True
    if value > _STRUCTURE:
        return False
    place = _PUBLIC.search(body[0]) and _at_clause_start(figure) and not _AMONG.search(_earlier(figure))
    return bool(place) or starts_with("jointly", rest)


def _is_scope(figure: Figure) -> bool:
    """Tell whether villages or branches are all that a place has (全县19个乡镇、609个村), or known (这4个村)."""
    if figure.quantity.kind != "things" or not _UNITS.match(figure.after):
        return _pointed(figure)
    lead = figure.lead()
    chained = _ALL_OF.search(lead) and (lead.endswith(("、", "和", "及")) or _CHAIN.match(figure.after))
    return _pointed(figure) or (bool(chained) and not _REACHED.search(lead))


def _pointed(figure: Figure) -> bool:
    return figure.quantity.kind in ("things", "people") and bool(_POINTED.search(figure.before))


def _at_clause_start(figure: Figure) -> bool:
    start = figure.clause[0]
    return figure.passage.text[start : figure.quantity.start].strip("“‘ \n") in ("", "把", "将")


def _earlier(figure: Figure) -> str:
    return figure.passage.text[max(0, figure.clause[0] - 4) : figure.clause[0]]


def _is_price(figure: Figure) -> bool:
    if figure.quantity.kind not in ("money", "share"):
        return False
    if figure.quantity.kind == "money" and (
        words_pattern("priced", r"(?:%s)").match(figure.after) or ends_with("paid", figure.before)
    ):
        return True
    return figure.in_clause("price") and figure.under("price", "gained")


def _is_frequency(figure: Figure) -> bool:
    if figure.before.endswith("每"):
        return True
    return figure.in_clause("frequency") and (figure.quantity.unit in _FREQUENT or figure.quantity.kind == "length")


def _is_norm(figure: Figure) -> bool:
    if figure.in_clause("norm") or _EACH_HAS.search(figure.before):
        return True
    return figure.quantity.kind == "share" and starts_with("distributed", figure.after)


def _is_distance(figure: Figure) -> bool:
    if figure.quantity.kind != "length":
        return False
    if figure.in_clause("distance") or "distance" in figure.ahead:
        return True
    if figure.in_clause("achieved") or figure.in_clause("built"):
        return False
    if starts_with("long", figure.after):
        return True
    return bool(_AWAY.search(figure.before)) and not figure.in_clause("collective")


def _is_dimension(figure: Figure) -> bool:
    if figure.quantity.unit != "米":
        return False
    return ends_with("dimension", figure.before) or figure.after.startswith(word_lists()["dimension"])


def _is_committee(figure: Figure) -> bool:
    if figure.quantity.kind not in ("people", "things"):
        return False
    if ends_with("before", figure.before):
        return True
    if figure.quantity.kind == "people" and _is_on_duty(figure):
        return True
    if ends_with("split", figure.before) and not _TAKING.search(figure.lead()):
        return True
    return bool(words_pattern("committee", r"[^、“”的0-9]{0,4}?(?:%s)").match(figure.after))


def _is_on_duty(figure: Figure) -> bool:
    if (figure.quantity.value or 0) > _FEW:
        return False
    duty = words_pattern("duty", r"[^，。；、0-9]{0,8}?(?:%s)")
    return ends_with("staffed", figure.before) or bool(duty.match(figure.after))


def _is_structure(figure: Figure) -> bool:
    if figure.quantity.kind != "things" or (figure.quantity.value or 0) > _STRUCTURE:
        return False
    ends_there = r"[^、的0-9]{0,6}?(?:%s)(?=[，。、；：:“”（()）和及等与为对入着发推开进上\n]|$)"
    return bool(words_pattern("structure", ends_there).match(figure.after))


def _is_threshold(figure: Figure) -> bool:
    text, quantity = figure.passage.text, figure.quantity
    bounded = text[quantity.start : quantity.end].endswith(("以上", "以下", "以内")) or figure.before.endswith(
        ("超", "超过", "满", "过")
    )
    return (
        quantity.kind != "share"
        and bounded
        and bool(words_pattern("threshold", r"的[^，。；、的0-9]{0,4}?(?:%s)").match(figure.after))
    )


_FROM = re.compile("[由从][^，。；]*$")
_TAKING = re.compile("[把将][^，。；]*$")
_BODY = r"[^，。；、的0-9]{0,6}?(?:%s)(?![级集民务医企办卫史小文服食工书养活])(?:[(（][^()（）]{1,6}[)）])?的?"
_ROLL = re.compile("(?:等|、[^，。；、0-9]{2,13})$")
_PUBLIC = re.compile("(?:村|嘎查|社区|苏木|支部|党组织|乡镇|街道)的?$")
_ROSTER = re.compile(
    "(?:其中[，,]?)?(?:全?村)?“?(?:村?“?两委”?)?(?:正式|在册)?(?:党员|班子成员|班子|成员|人口|总人口|耕地|低保户|脱贫户)(?:共|现|现有|有|共有)?"
)
_POINTED = re.compile("(?:这|那|其他|其余|另外|另|上述|我们|咱们|俺们)的?$")
_ALL_OF = re.compile(
    r"全(?:县|市|区|旗|州|省|镇|乡|街道|社区|村)(?:共|共有|现有|有)?(?:[0-9]+个[^，。；、0-9]{1,6}[、和及])*$"
)
_CHAIN = re.compile("[^，。；、0-9]{1,6}[、和及][0-9]")
_UNITS = re.compile("(?:一类|二类|三类|重点|行政|自然)?(?:乡镇|镇|乡|街道|村|社区|县|区|嘎查|党支部|党组织|网格|小区)")
_REACHED = re.compile("覆盖|推广|推开|延伸|惠及|铺开|普及|辐射")
_AMONG = re.compile("其中[，,]$")
_OF_WHICH = re.compile("[^，。；、0-9的]{0,4}(?:中|里|当中|之中)[有，,已就]")
_OUT_OF = re.compile("[^，。；、0-9的]{0,6}[里中][选挑评推遴筛抽精]")
_COMING = re.compile("^[^吸邀组请召]*(?:来自|派来)[^，；]*的[近约]?$")
_EACH_HAS = re.compile("每个?(?:专?班|小?组|小?队)(?:配备?|设|安排|有)了?$")
_OF_LAND = re.compile("的(?:土地|草场|草原|大地|辖区|山林|林海|水域|版图|区域|沃土|范围|海域|沙漠|戈壁)")
_AWAY = re.compile(r"(?:[往向朝][东西南北里外前上下]{1,2}|[距离隔][^，。；]{0,10}|[走跑行驶翻骑绕]了?)(?:约|近|上)?$")
_HOLDS = "(?:里|共|现|总|总共|一共|目前|仅|只)?(?:有|计)?$"
_OF_WHOLE = re.compile("全(?:村|镇|乡|县|市|区|社区|街道|组|办)" + _HOLDS)
_OF_PLACE = re.compile("(?:(?<![个0-9])[村镇乡县市屯寨组]|[社小该本全]区|街道|嘎查|苏木|这里|这儿)" + _HOLDS)
_NOTHING_MORE = re.compile(r"[\d余多]*[户人口名]*[，。；、]|[\d余多]+[人名口][，。；、]|$")
_RULES: tuple[tuple[str, Callable[[Figure], bool]], ...] = (
    ("name", _is_name),
    ("time", lambda figure: figure.quantity.kind == "time" and not figure.under("time")),
    ("before_change", _is_before_change),
    ("small", _is_small),
    ("past", _is_past),
    ("plan", lambda figure: figure.under("plan", "done") or "aimed" in figure.ahead),
    ("individual", _is_individual),
    ("description", _is_description),
    ("base", _is_base),
    ("scene", _is_scene),
    ("roll", _is_roll),
    ("scope", _is_scope),
    ("price", _is_price),
    ("frequency", _is_frequency),
    ("norm", _is_norm),
    ("distance", _is_distance),
    ("dimension", _is_dimension),
    ("committee", _is_committee),
    ("structure", _is_structure),
    ("threshold", _is_threshold),
)
