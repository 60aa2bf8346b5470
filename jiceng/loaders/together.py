"""The words right behind a row of bodies that say that they act as one: 一道发起, 联袂举办, 三家单位合办."""

from __future__ import annotations

import re
from functools import cache

from jiceng.loaders.lexicon import words_file
from jiceng.loaders.linked import Linked, Reference

_TAIL = (  # what may stand between the last body of a row and the word: 等6家单位党组织, 还
    r"(?:(?:[、和][^，。；、与和的等]{2,8}){1,3}(?=等))?(?:等地?)?(?:[数多两二三四五六七八九十0-9]+余?[个家方地](?:单位|部门|企业|社区|村|乡|镇|县)?)?"
    r"(?:的?(?:机关)?第?[一二三四五六]?(?:党[支总委][部支]?|党组织?|支部|团委|工会|“?两委”?))?(?:的?(?:党员|干部|志愿者)){0,2}"
    r"(?:还|也|又|便|就|则|都|再|已|正|先后|主动|多次|定期|每[年月周天]|每季度|正式|随即|一直|长期|常年|经常|相互|互相)*"
)
JOINS = re.compile(  # what stands between two bodies of a row, with such that were not read
    "(?:党[支总委][部支]?)?(?:(?:、|和)[^，。；、与和的]{2,8}){0,2}(?:、|和|以及|及|，以及|与)?(?:辖区|驻区)?"
)
_GAP = 20  # characters between two bodies of a row

_WIDE = ("county:", "city:", "province:")
_LONGER = re.compile(
    r"[^，。；、“”的与和同跟是在把将有已为以由被到对从向签结共联合建开推实行达双]{2,10}"
    r"(?:公司|集团|超市|联社|站|室|队|所|店|厂|院|校|会|中心|局|社|馆|物业|企业|银行|支行|协会)"
    r"|(?![该各全两三几])[\u4e00-\u9fff]{1,3}县(?![委城里长政人])"
)


@cache
def _acting() -> re.Pattern[str]:
    words = words_file("relations.yaml")
    refused = "|".join(words["together_not"])
    return re.compile(f"{_TAIL}(?:{'|'.join(words['together'])})(?!{refused})")


def act_together(text: str, position: int, end: int) -> bool:
    """Tell whether the words at a position, where a row of bodies ends, say that it acts as one."""
    return _acting().match(text, position, end) is not None


def row_end(text: str, linked: Linked, reference: Reference) -> int:
    """Return where the row of bodies ends that a reference stands in: 与A、B等6家单位."""
    after = linked.within(reference.end, reference.end + _GAP)
    if after and JOINS.fullmatch(text, reference.end, after[0].start):
        return row_end(text, linked, after[0])
    return reference.end


def is_cut_short(text: str, reference: Reference) -> bool:
    """Tell whether a county or wider place is the head of a body that was not read: 禹州市|胖东来超市."""
    return reference.node.startswith(_WIDE) and _LONGER.match(text, reference.end) is not None
