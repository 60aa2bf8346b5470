"""Quoted phrases that by their form are no names: sides of a change, the lie of the land, what there is none of."""

from __future__ import annotations

import re

_TURNED = re.compile(r"[变化由改](?:过去|以往|以前|原来|传统|昔日|往日)?的?$")  # 变“一家管”为“大家办”
_INTO = re.compile(r"[^，。；“”]{0,4}?[为成向到][^，。；“”]{0,3}“")
_OUT_OF = re.compile(r"[变化由改][^，。；“”]{0,4}“[^“”]{1,16}”[^，。；“”]{0,4}?[为成向][^，。；“”]{0,3}$")
_SCENERY = re.compile(
    "(?:[零一二三四五六七八九半][分成]?[^零一二三四五六七八九半，]{0,1}?[山水田沙丘林岭滩洲原]){2,3}"
)  # 七山一水二分田
_NOTHING = re.compile("零(?:产业|收入|经济|基础|积累|资产|支出|投诉|上访|事故|案件|增长)")
_INCOME = re.compile("(?:[^+]{1,3}(?:金|收入|红利?)(?:[+]|$)){2,}")
_RANKS = "党委|党总支|支部|党小组|党组织|中心户|联系户|成员|干部|村官|网格[员长]"
_BRANCHES = re.compile(
    f"(?:[^+—－-]*?(?:{_RANKS})(?:[+—－-]+|$)){{3,}}"
    f"|(?:[^+—－-]*?(?:{_RANKS}|联盟|社区|小区|网格|楼栋|楼宇|单元|楼组)(?:[—－-]+|$)){{3,}}"
)
_LEAD = 12  # characters before a phrase in which the verb of its change stands
_OTHER_SIDE = 30  # characters before a phrase in which the other side of its change stands


def described(inner: str, head: str) -> bool:
    """Tell whether a phrase describes a place, an income or the Party's own ranks: 七山一水二分田, 租金+薪金+股金."""
    if _INCOME.fullmatch(inner) or _BRANCHES.fullmatch(inner):
        return True  # 社区党委+小区党支部+网格员 is how the Party is organised
    return bool(_SCENERY.fullmatch(inner)) or (bool(_NOTHING.fullmatch(inner)) and not head)


def turned(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase is one side of a change: 变“一家管”为“大家办”."""
    before = text[max(0, start - _LEAD) : start]
    if _TURNED.search(before):
        return bool(_INTO.match(text, end))
    return before[-1:] in "为成向到变作" and bool(_OUT_OF.search(text, max(0, start - _OTHER_SIDE), start))
