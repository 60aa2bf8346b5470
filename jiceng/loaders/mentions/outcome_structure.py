"""The rules by which a figure tells how a body or a plan is made up: its staff, its parts, its tasks, its formula."""

from __future__ import annotations

import re

from jiceng.loaders.mentions.figures import Figure, ends_with, words_pattern
from jiceng.loaders.mentions.outcome_scope import MERGED

_STRUCTURE = 12  # up to here a count of tasks, platforms and the like is the shape of a plan
_MANY = 50  # above it members are those of many bodies
_FEW = 20  # up to here people who staff a duty are counted in passing
_CREW = 3  # up to here so many of a staff are what each unit has
_FORMULA = re.compile("“[^“”]{0,6}[0-9N]+(?:[+＋][0-9NX]+)+[^“”]{0,12}”")
_VARIED = 50  # kinds up to which a list of what grows somewhere is no result
_GROUPED = re.compile("(?:为|分成|编成)?一(?:组|队|班|桌|伙|小组)")
_LODGING = re.compile("(?:住在|家住|住|来到|走进|位于)$")
_SORTS = re.compile("品种|品类|种类|花色")
_BRED = re.compile("引进|培育|育成|研发|开发|推出|推广")
_ONE_EACH = re.compile("[1一][名个支位][^，。；、0-9]{2,14}、[1一][名个支位][^，。；、0-9]{2,14}")
_GRIDS = re.compile("[^，。；、0-9]{0,4}(?:网格|单元|片区|楼组)")
_SAYING = re.compile("“[^“”]{1,3}”(?:[，。；、来]|$)")
_NUMBERS = re.compile("[0-9]+")


def is_committee(figure: Figure) -> bool:
    """Tell whether a figure counts the members, staff or groups of a body: 由7人组成, 1名网格长."""
    if figure.quantity.kind not in ("people", "things"):
        return False
    if figure.quantity.kind in ("people", "things") and _GROUPED.match(figure.after):
        return True  # 8人一组
    if ends_with("before", figure.before):
        return not (figure.before.endswith("成员") and (figure.quantity.value or 0) > _MANY)
    if figure.quantity.kind == "people" and _AND_STAFF.search(figure.lead()):
        return True
    if figure.quantity.kind == "people" and _is_on_duty(figure):
        return True
    if (ends_with("split", figure.before) or _SPLIT.search(figure.before)) and not _TAKING.search(figure.lead()):
        return True
    if figure.quantity.kind == "people" and (_is_crew(figure) or _is_one_of_each(figure)):
        return True
    if figure.quantity.kind == "people" and (figure.quantity.value or 0) > _FEW:
        return False  # 30名纪检委员走村入户
    return bool(words_pattern("committee", r"[^、“”的给到转交入向0-9]{0,4}?(?:%s)").match(figure.after))


def _is_on_duty(figure: Figure) -> bool:
    if (figure.quantity.value or 0) > _FEW:
        return False
    duty = words_pattern("duty", r"[^，。；、0-9]{0,8}?(?:%s)")
    return ends_with("staffed", figure.before) or bool(duty.match(figure.after))


def _is_crew(figure: Figure) -> bool:
    """Tell whether a figure is the staff that each of many units has: 1名网格长、2名专职网格员."""
    if (figure.quantity.value or 0) > _CREW or figure.in_clause("achieved"):
        return False
    return bool(words_pattern("crew", r"(?:专职|专兼职|兼职)?(?:%s)").match(figure.after))


def _is_one_of_each(figure: Figure) -> bool:
    """Tell whether one of each kind is named in a row: 1名领导联村、1名干部包村、1个单位结对."""
    if figure.quantity.value != 1 or figure.in_clause("built") or figure.in_clause("achieved"):
        return False
    return _ONE_EACH.search(figure.passage.text, *figure.clause) is not None


def is_structure(figure: Figure) -> bool:
    """Tell whether a figure counts the parts of a plan: 三个平台, 29项任务摆在那儿, what a formula stands for."""
    if _is_of_formula(figure):
        return True
    if figure.quantity.kind != "things":
        return False
    if figure.quantity.unit == "届":
        return False
    if figure.quantity.unit in ("栋", "幢") and _LODGING.search(figure.before):
        return True  # 住在5栋的杨女士
    if figure.before.endswith("等") and _SORTS.match(figure.after) and not _BRED.search(figure.lead()):
        return (figure.quantity.value or 0) <= _VARIED  # 芹菜等10多个品种
    if _is_one_of_each(figure):
        return True
    done = figure.in_clause("built") or figure.in_clause("achieved")
    if figure.quantity.unit == "个" and _SAYING.match(figure.after) and not done:
        return True  # 用了6个“化”来表达
    if words_pattern("pressing", _TASKS).match(figure.after):
        return True
    if ends_with("split", figure.before) and _TAKING.search(figure.lead()):
        return False  # 将全村划成9个责任片区
    if figure.after.startswith(("工序", "关口")) or (
        _DETAILED.search(figure.lead()) and not _GRIDS.match(figure.after)
    ):
        return True
    if words_pattern("paper", r"[^、的0-9]{0,4}?(?:%s)(?=[，。、；\n和]|$)").match(figure.after):
        return True
    if (figure.quantity.value or 0) > _STRUCTURE or MERGED.search(figure.lead()):
        return False
    to_do = figure.after.startswith("事") and not ends_with("settled", figure.before)
    if figure.quantity.unit == "大类" or (figure.quantity.unit == "件" and to_do):
        return True
    if ends_with("formed", figure.before):
        return False
    ends_there = r"[^、的0-9]{0,6}?(?:%s)(?=[，。、；：:“”（()）和及等与为对入着发推开进上\n]|$)"
    return bool(words_pattern("structure", ends_there).match(figure.after))


def _is_of_formula(figure: Figure) -> bool:
    """Tell whether a figure spells out a formula quoted before it: “1+8+N”体系，以1个中心为核心，8个驿站为支点."""
    text, (start, _) = figure.passage.text, figure.passage.sentence(figure.quantity.start)
    if figure.quantity.kind not in ("people", "things", "households"):
        return False
    if ends_with("built", figure.before.removesuffix("了")) and not figure.before.endswith("带动"):
        return False  # 推行“1+6+N”模式，建成6个驿站
    if "+" not in text[start : figure.quantity.start] and "＋" not in text[start : figure.quantity.start]:
        return False
    value = str(int(figure.quantity.value or 0))
    return any(value in _NUMBERS.findall(m[0]) for m in _FORMULA.finditer(text, start, figure.quantity.start))


_TASKS = "[^，。；、0-9]{0,2}(?:任务|工作|指标|考评|考核|内容|清单)[^，。；、0-9]{0,4}(?:%s)"
_TAKING = re.compile("[把将][^，。；]*$")
_SPLIT = re.compile("(?:^|[还又再先都人地内])分$")
_DETAILED = re.compile("(?:细化|分解)[为成出][^，。；]*$")
_AND_STAFF = re.compile("由[0-9]+[名位人][^，。；]*[、和]$")  # 由1名社区干部、3名网格员共管
