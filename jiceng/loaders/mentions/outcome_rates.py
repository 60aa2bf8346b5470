"""The rules by which a figure is a rate: what one of a thing costs or brings, what is due, what happens regularly."""

from __future__ import annotations

import re

from jiceng.loaders.mentions.figures import Figure, ends_with, starts_with, words_pattern

_FREQUENT = frozenset({"次", "期", "场", "场次", "节", "堂", "课时", "学时", "节课", "堂课", "个"})
_A_DAY = re.compile(
    "(?:一天|一个月|一顿|一斤|每天|每斤)(?:能|要|得|就|给|卖|多|挣|收|赚|能多?卖|能多?挣|能多?收|能多?赚)?$|(?<![0-9万])一亩地?能?多?[卖收挣赚]$"
)
_SO_FAR = re.compile("(?:已经?|累计|先后)[^，。；每]{0,6}$")
_A_MONTH = re.compile("(?:一个月|一天|每个?月|每天)[^，。；、0-9]{0,4}$")
_APIECE = re.compile(
    "一(?<![0-9万]一)(?:公斤|[斤箱亩只头棵瓶袋盒碗份吨棚])[^，。；增]{0,6}(?:[卖收赚挣要值产]|能)(?!入)[^，。；增]{0,3}$"
)
_EACH_HAS = re.compile(
    "(?<![为给])每个?[^，。；、]{1,6}(?:配备?|设立?|安排|明确|确定|选出?)了?(?:[^，。；每]{1,8}、)?$"
    "|一[名个位][^，。；、0-9]{2,6}(?:要管|管着?|服务|负责|联系|盯着?)$|每个?(?:专?班|小?组|小?队)有了?$|每[名位个]?[^，。；、]{0,5}(?:联系|结对|包联|帮带|负责|服务|面对|照看)"
)
_TENDS = re.compile("[^，。；、0-9]{2,6}(?:联系|包联|结对|帮带|帮扶|负责|服务|管)[0-9]")  # 1名党员联系5户
_EACH_TENDS = re.compile("[一每1]人(?:包联?|联系?|帮带?|带|结对|负责|认领)$")
_ONE_TENDS = re.compile("(?<![0-9])1[名个位][^，。；、0-9]{2,6}(?:联系|包联|结对|帮带|帮扶|负责|服务|管)$")
_AT_MOST = re.compile("(?:最多|至多|顶多|顶格|最高)(?![的达时])[^，。；、0-9]{0,3}$")
_CONTRIBUTED = re.compile(
    "(?:每个?村|每家|每户|每人|人均|户均|每名[^，。；、]{2,4})(?:只|仅)?(?:拿出|出资|入股|拿|出|投|凑|交|缴)了?$"
)
_REWARD = re.compile(
    "(?:缴纳|收取|交纳)$|(?:的|”|者|，|户|人|名)(?:，)?(?:每[^，。；]{1,4})?(?:奖励|补贴|补助|给予|扣除?|罚款?)$"
)
_REWARDED = re.compile("(?:奖励|奖|补贴|补助)$")
_SMALL_CHANGE = 30  # yuan up to which a sum is what something costs
_MODEST = 5000  # yuan up to which a reward is what one gets, above it what was given out
_NEAR_BY = 30  # characters of the clause before
_TO_WHOM = re.compile("[对凡给][^，。；0-9]*的[^，。；的]{0,6}，$")
_GIVING = re.compile("(?:奖励|奖|补贴|补助|给予[^，。；、0-9]{0,6})$")
_DUE = re.compile("每[人户名位][人户]?每?[年月天日季]$")
_ONE_GETS = re.compile(
    "(?:考[上取入]?[^，。；、0-9]{0,8}|一本|二本|本科|大专|研究生|专科)(?:的)?(?:奖励?|补助|补贴|资助)$"
)
_OF_PROFIT = re.compile("(?:利润|收益|盈余|收入|分红)的$")
_GOES_TO = re.compile("[^，。；]{0,6}(?:分|返|用|归|提|留|给)")
_PARTED = "[^，。；]*(?:%s)(?:$|[，。；])"
_FROM = re.compile("[由从][^，。；]*$")
_BY = re.compile("(?:按照?|以)[^，。；]*$")


def is_price(figure: Figure) -> bool:
    """Tell whether a figure is what one of something costs, or what one acre, head or day brings."""
    if figure.quantity.unit in ("块", "块钱", "元") and _A_DAY.search(figure.before):
        return True
    if figure.quantity.unit in ("块", "元") and _A_MONTH.search(figure.before) and not figure.in_clause("average"):
        return True
    if figure.quantity.kind in ("money", "weight") and _APIECE.search(figure.lead()):
        return True
    if figure.quantity.kind not in ("money", "share", "weight"):
        return False
    if figure.quantity.unit == "元" and (figure.quantity.value or 0) <= _SMALL_CHANGE:
        return not figure.in_clause("average")
    if figure.quantity.kind == "money" and (
        words_pattern("priced", r"(?:%s)").match(figure.after) or ends_with("paid", figure.before)
    ):
        return True
    if not (figure.in_clause("price") and figure.under("price", "gained")):
        return False
    raised = ends_with("changed", figure.before.rstrip("了近约")) and _FROM.search(figure.lead())
    return not raised  # 报酬由每月1800元涨到3100元


def is_frequency(figure: Figure) -> bool:
    """Tell whether a figure is how often something happens or how many are chosen each time."""
    if figure.before.endswith("每") or (figure.in_clause("frequency") and ends_with("chosen", figure.before)):
        return True
    if _SO_FAR.search(figure.lead()):
        return False  # 每月20日的“板凳会”已开了31期
    return figure.in_clause("frequency") and (figure.quantity.unit in _FREQUENT or figure.quantity.kind == "length")


def is_norm(figure: Figure) -> bool:
    """Tell whether a figure is a rule: a ceiling, a reward, what each gives or gets, how a sum is shared out."""
    if (
        figure.in_clause("norm")
        or figure.lead().lstrip("“‘\n ").startswith("凡")
        or _EACH_HAS.search(figure.before)
        or _AT_MOST.search(figure.before)
    ):
        return True
    if _EACH_TENDS.search(figure.before):
        return True  # 41名党员一人包联8户
    if (figure.quantity.value == 1 and _TENDS.match(figure.after)) or _ONE_TENDS.search(figure.before):
        return True
    if figure.quantity.kind == "money":
        if figure.passage.text.startswith("的，", figure.clause[0] - 2) and _REWARDED.search(figure.before):
            return True  # 考上本科的，村里奖励3000元
        if _TO_WHOM.search(figure.passage.text, *_clause_before(figure)) and _GIVING.search(figure.before):
            return True  # 对评为“五星支部”的村，年终奖励5万元
        if _DUE.search(figure.before) or (_ONE_GETS.search(figure.before) and _is_modest(figure)):
            return True  # 党员每人每年600元，考取一本奖励1500元
        return bool(_CONTRIBUTED.search(figure.before) or (_REWARD.search(figure.before) and _is_modest(figure)))
    if figure.quantity.kind != "share":
        return False
    parted = _BY.search(figure.lead()) and words_pattern("parted", _PARTED).match(figure.rest())
    if _OF_PROFIT.search(figure.before) and _GOES_TO.match(figure.rest()):
        return True
    return bool(parted) or starts_with("distributed", figure.after) or ends_with("holding", figure.before)


def _clause_before(figure: Figure) -> tuple[int, int]:
    return max(figure.passage.sentence(figure.quantity.start)[0], figure.clause[0] - _NEAR_BY), figure.clause[0]


def _is_modest(figure: Figure) -> bool:
    return figure.quantity.unit == "元" and (figure.quantity.value or 0) <= _MODEST
