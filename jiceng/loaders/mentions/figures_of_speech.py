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
_LEAD = 12  # characters before a phrase in which the verb of its change stands
_OTHER_SIDE = 30  # characters before a phrase in which the other side of its change stands


def described(inner: str, head: str) -> bool:
    """Tell whether a phrase describes a place: 七山一水二分田, 零产业."""
    return bool(_SCENERY.fullmatch(inner)) or (bool(_NOTHING.fullmatch(inner)) and not head)


def turned(text: str, start: int, end: int) -> bool:
    """Tell whether a phrase is one side of a change: 变“一家管”为“大家办”."""
    before = text[max(0, start - _LEAD) : start]
    if _TURNED.search(before):
        return bool(_INTO.match(text, end))
    return before[-1:] in "为成向到变作" and bool(_OUT_OF.search(text, max(0, start - _OTHER_SIDE), start))
