"""The rules by which a figure is no outcome: a plan, a price, one person's wage, the description of a place."""

from __future__ import annotations

import re
from collections.abc import Callable

from jiceng.loaders.mentions.figures import Figure, ends_with, starts_with, word_lists, words_pattern
from jiceng.loaders.mentions.outcome_description import is_description
from jiceng.loaders.mentions.outcome_persons import is_individual, is_row_of_persons
from jiceng.loaders.mentions.outcome_rates import is_frequency, is_norm, is_price
from jiceng.loaders.mentions.outcome_scope import is_base, is_roll, is_scope
from jiceng.loaders.mentions.outcome_structure import is_committee, is_structure

_LONGEST_NAME = 18  # characters of a quotation that is a name (“15分钟便民圈”), not somebody's speech
_SMALL = 10  # up to here a numeral counts things in passing: 两层楼, 三个平台
_FEW = 20  # up to here villages and branches named with 与 are who took part, above it a scale that was reached


def why_not(figure: Figure) -> str:
    """Return why a figure is no outcome, or nothing; the first rule that holds decides."""
    if figure.quantity.value is None:
        return figure.quantity.reason
    for reason, holds in _RULES:
        if holds(figure):
            return reason
    return ""


def _is_name(figure: Figure) -> bool:
    text, start, end = figure.passage.text, figure.quantity.start, figure.quantity.end
    if not _OPENS.search(text, max(0, start - _LONGEST_NAME), start):
        return False
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
    if words_pattern("changed", near).match(figure.after) or figure.after.startswith(("的基础上", "基础上")):
        return True
    if _FROM.search(figure.before):
        return bool(words_pattern("turned", near).match(figure.after) or _UP_TO.match(figure.after))
    if figure.quantity.kind == "area":
        return False
    return bool(_TAKING.search(figure.before) and words_pattern("divided", near + r"了?(?=\d)").match(figure.after))


def _is_plan(figure: Figure) -> bool:
    if figure.under("plan", "done") or "aimed" in figure.ahead:
        return True
    if figure.before.endswith(("可达", "可达到", "能达到")) and _THIS_YEAR.search(figure.lead()):
        return True  # 今年总产量可达12万吨
    if not _PROJECTED.search(figure.lead()) or figure.in_clause("done") or "已" in figure.lead():
        return False
    end = figure.passage.sentence(figure.quantity.start)[1]  # 总投资5000万元，明年6月建成
    return _TO_COME.search(figure.passage.text, figure.clause[1], end) is not None


def _is_past(figure: Figure) -> bool:
    if _LACKING.search(figure.before) or (_OWING.search(figure.before) and not _REPAID.search(figure.lead())):
        return True
    if figure.quantity.kind == "money" and _MEAGRE.search(figure.lead()):
        return True  # 亩均收益不足千元
    if figure.quantity.kind == "share" and _POVERTY.search(figure.lead()):
        return True
    if figure.under("past", "now") and figure.under("past", "then"):
        return True
    return figure.under("formerly", "now") and figure.under("formerly", "achieved")


def _is_small(figure: Figure) -> bool:
    quantity = figure.quantity
    if quantity.numeral and (quantity.value or 0) <= _FEW and _VAGUE.search(figure.passage.text, *_span(figure)):
        return "built" not in figure.ahead and not figure.in_clause("achieved")
    if quantity.unit in ("次", "趟", "回") and (quantity.value or 0) < _SMALL and _ERRAND.search(figure.before):
        return True  # 民警上门调了5次
    if not quantity.numeral or quantity.approximate or (quantity.value or 0) > _SMALL or quantity.kind == "share":
        return False
    return quantity.unit[0] not in "万亿" and not figure.in_clause("built") and "built" not in figure.ahead


def _span(figure: Figure) -> tuple[int, int]:
    return figure.quantity.start, figure.quantity.end


def _is_scene(figure: Figure) -> bool:
    """Tell whether a figure is what a reporter saw: 20多位村民正忙着装箱, 指着9座大棚说."""
    if ends_with("seen", figure.before):
        return True
    passing = figure.quantity.kind in _PASSING and words_pattern("traffic", "[^，。；0-9]{0,10}(?:%s)")
    if passing and (passing.match(figure.after) or _THROUGH.search(figure.before)) and not figure.done_before():
        return True  # 每天上万人次进出
    if figure.quantity.kind == "people" and _VISITORS.match(figure.after):
        return True  # 刚送走一批30多人的考察团
    if "的" in figure.rest() and (
        _EMBLEM.match(figure.rest()) or (_TOLD.match(figure.rest()) and _STORY.search(figure.lead()))
    ):  # 讲养育28个孩子的故事
        return True  # 这是4名“网格第一书记”的日常写照
    if figure.quantity.kind == "things" and (_EXHIBIT.match(figure.after) or _FAULT.match(figure.after)):
        return True
    if "achieved" in figure.ahead:
        return False
    if figure.quantity.kind == "livestock" and _is_sight(figure):
        return True
    if figure.quantity.kind == "things":
        return bool(words_pattern("persons", "(?:%s)").match(figure.after)) and _seen_at(figure)
    if figure.quantity.kind not in ("people", "households"):
        return False
    if _COMING.search(figure.lead()) and not figure.in_clause("achieved"):
        return not words_pattern("contest", "(?:%s)").search(figure.rest())
    return _seen_at(figure)


def _is_sight(figure: Figure) -> bool:
    """Tell whether animals are what meets the eye: 上百只羔羊欢蹦乱跳."""
    return words_pattern("sight", "[^，。；]{0,10}(?:%s)").match(figure.rest()) is not None


def _seen_at(figure: Figure) -> bool:
    many = (figure.quantity.value or 0) >= _CROWD and not figure.before.endswith("近")
    if many and _GATHERED.match(figure.after):
        return False  # 百余名干部群众围坐在一起: so many came
    return bool(words_pattern("scene", r"[^，。；、0-9]{0,8}?(?:%s)").match(figure.after))


def _is_distance(figure: Figure) -> bool:
    if figure.quantity.kind != "length":
        return False
    if figure.in_clause("distance") or "distance" in figure.ahead:
        return True
    if figure.in_clause("achieved") or figure.in_clause("built"):
        return False
    if starts_with("long", figure.after):
        return not _ROADWORK.search(figure.rest())
    if words_pattern("natural", "(?:%s)(?:长|全长|绵延)?(?:达|约|长达)?$").search(figure.before):
        return True
    if _MOVED.search(figure.before):
        return True  # 再往山脚挪8米
    if words_pattern("natural", "长?的?(?:%s)").match(figure.after):
        return True
    return bool(_AWAY.search(figure.before)) and not figure.in_clause("collective")


def _is_dimension(figure: Figure) -> bool:
    if figure.quantity.unit == "届":
        return not _HELD.search(figure.lead())
    if figure.quantity.kind == "power":
        heat = figure.quantity.unit == "度" and "电" not in figure.lead()
        return heat or bool(_PLANT.match(figure.after))
    done = figure.in_clause("built") or figure.in_clause("achieved")
    if figure.quantity.kind == "length" and not done and _is_stretch(figure):
        return True
    if figure.quantity.unit != "米":
        return False
    if figure.after.startswith("长的") and _ROADWORK.search(figure.rest()):
        return False  # 800米长的管网埋到了地下
    if figure.before.endswith(("长", "长约", "全长")) and _ROAD.match(figure.after):
        return False  # 修通了长1130米的水泥路
    return ends_with("dimension", figure.before) or figure.after.startswith(word_lists()["dimension"])


def _is_stretch(figure: Figure) -> bool:
    """Tell whether a length is given with a width: 东西长9公里、宽2公里的示范带."""
    return bool(_ACROSS.search(figure.before) or _AND_WIDE.match(figure.passage.text, figure.quantity.end))


def _is_threshold(figure: Figure) -> bool:
    text, quantity = figure.passage.text, figure.quantity
    if _LISTED.match(figure.after):
        return True
    if ends_with("capacity", figure.before):
        return True
    if _AS_A_BOUND.search(figure.rest()) and not figure.done_before():
        return True  # 把10名以上员工作为门槛
    bounded = text[quantity.start : quantity.end].endswith(("以上", "以下", "以内")) or figure.before.endswith(
        ("超", "超过", "满", "过")
    )
    if quantity.kind == "money" and _OF_SO_MANY.match(text, quantity.end):
        return True  # 收入低于30万元村184个
    if quantity.kind == "households" and bounded and _SETTLEMENT.match(figure.after):
        return True  # 在500户以上安置点单设党组织
    if quantity.kind == "share" or not bounded:
        return False
    whom = words_pattern("threshold", r"的[^，。；、的0-9]{0,4}?(?:%s)")
    return bool(_MAY.match(figure.after) or whom.match(figure.after))


_FROM = re.compile("[由从][^，。；]*$")
_TAKING = re.compile("[把将][^，。；]*$")
_EXHIBIT = re.compile("[^，。；、0-9]{2,10}(?:静静|整齐|依次)?(?:陈列|排开|摆放|悬挂|映入眼帘|一字排)")
_FAULT = re.compile("[^，。；、0-9]{1,8}(?:不亮|坏了|破损|漏水|堵了|堵塞|松动|失灵)")  # 院里2盏路灯不亮
_COMING = re.compile("^[^吸邀组请召]*(?:来自|派来)[^，；]*的[近约]?$")
_ROAD = re.compile("的[^，。；、]{0,6}(?:路|渠|道|管网|街|长廊|堤)")
_MAY = re.compile("的?(?:可|方可|即可|才能|须|应当?|需)")
_LISTED = re.compile("[^，。；、]{0,4}(?:名单|行列|方阵)")
_AS_A_BOUND = re.compile("^[^，。；]{1,20}[作为]为?[^，。；]{0,10}(?:门槛|底线|及格线|硬杠杠)")
_UP_TO = re.compile("[^，。；、0-9]{0,6}?[到至](?=[约近超]?[0-9]|现在|如今|目前|去年|今年|[两三五十百])")
_OWING = re.compile("(?:外债|负债|欠债|欠款|欠着?|债务|亏空|亏损)(?:了|达|有|约|近|高达)*$")
_MEAGRE = re.compile("(?:收入|收益|经济|产值|积累|家底)[^，。；]{0,5}(?:不足|不到|不满|才|才有|只有|仅有|仅为|只)$")
_POVERTY = re.compile("贫困发生率[^降减下零]*$")
_REPAID = re.compile("[清偿化消解]|还[了上掉]|归还")
_VISITORS = re.compile("的(?:考察|旅行|采访|参观|观摩|调研)?(?:团|团队|组)")
_OPENS = re.compile("[“《‘<]")
_CROWD = 100  # from here on a gathering is told for its size
_GATHERED = re.compile("[^，。；、0-9]{0,8}?(?:围坐|齐聚|坐在|拿着|领到|排起)")
_THROUGH = re.compile("(?:进出|往来|出入|途经)(?:近|约|上)?$")
_PASSING = frozenset({"people", "visits", "things"})
_STORY = re.compile("[讲说记述叙听]")
_TOLD = re.compile("[^，。；]{1,16}的(?:故事|事迹|传说|经历|往事)")
_ERRAND = re.compile("(?:上门|跑|劝|调|找|谈|登门)[^，。；、]{0,3}了$")
_MOVED = re.compile("[挪移退让抬]了?$")
_EMBLEM = re.compile("[^，。；]{1,16}的[^，。；]{0,6}(?:写照|缩影)")
_VAGUE = re.compile("[几来]")  # 十几个孩子, 二十来条板凳
_LACKING = re.compile("[凑拿掏挣赚卖收]不[出到起来了]$|[只仅]剩下?$")
_PROJECTED = re.compile("总投资|计划投资|占地|用地|规划|建筑面积|设计")
_TO_COME = re.compile("(?:明年|后年|预计|计划|将于|有望|拟于|年底前)[^，。；]{0,10}(?:[建投开通完竣交]|产值|带动|实现)")
_ROADWORK = re.compile("[修建铺埋挖清]|硬化|打通|贯通|拓宽|改造|通了|通车|完工|竣工|亮")
_OF_SO_MANY = re.compile("的?[^，。；、0-9]{0,4}(?:村|户|企业|社区|嘎查)[^，。；、0-9]{0,3}[0-9]")
_THIS_YEAR = re.compile("[今明]年|今后|年内|全年")
_SETTLEMENT = re.compile("的?(?:安置点|小区|社区|村庄|自然村|网格)")
_HELD = re.compile("(?:举办|承办|主办|召开|办)了?[^，。；]{0,4}$")
_PLANT = re.compile("的?(?:[^，。；、0-9]{0,6})(?:电站|发电|充电桩|变压器|水泵)")
_ACROSS = re.compile("(?:宽[0-9.]+公?里?米?、长|[东西南北]{2}[长宽]|宽)(?:约|达|近)?$")
_AND_WIDE = re.compile("、[^，。；、0-9]{0,4}宽")
_AWAY = re.compile(r"(?:[往向朝][东西南北里外前上下]{1,2}|[距离隔][^，。；]{0,10}|[走跑行驶翻骑绕]了?)(?:约|近|上)?$")
_RULES: tuple[tuple[str, Callable[[Figure], bool]], ...] = (
    ("name", _is_name),
    ("time", lambda figure: figure.quantity.kind == "time" and not figure.under("time")),
    ("before_change", _is_before_change),
    ("small", _is_small),
    ("past", _is_past),
    ("plan", _is_plan),
    ("individual", is_individual),
    ("description", is_description),
    ("base", is_base),
    ("scene", _is_scene),
    ("roll", lambda figure: is_roll(figure) or is_row_of_persons(figure)),
    ("scope", is_scope),
    ("price", is_price),
    ("frequency", is_frequency),
    ("norm", is_norm),
    ("distance", _is_distance),
    ("dimension", _is_dimension),
    ("committee", is_committee),
    ("structure", is_structure),
    ("threshold", _is_threshold),
)
