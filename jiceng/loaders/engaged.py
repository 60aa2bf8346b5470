"""Bodies that somebody brings in by name: 引进A公司, 交由A公司, 找到A公司，谈成合作."""

from __future__ import annotations

import re

from jiceng.loaders.linked import Reference
from jiceng.loaders.passage import Passage

_ENGAGES = re.compile(r"(?:引进|引入|引来|请来|请进|牵手|携手|交由|交给|委托|入股|流转给)了?$")
_SEEKS = re.compile(r"(?:找[到上]|联系[上到]|对接上|敲开)了?$")
_AGREES = re.compile(r"[^，。；]{0,6}(?:谈[成妥好定]|达成|签[订下了]|商定|敲定|双方|合[作办])")
GOES_ON = re.compile(  # the verb of doing together may open the clause after: 对接A公司，双方签订…
    "(?:双方|三方|四方|两家|两村|两地|共同|共建|合力|携手|一道|一起|联合|合办|联办|结成|结为|抱团|签[订署了])"
)


def is_engaged(passage: Passage, reference: Reference, start: int, company: bool) -> bool:
    """Tell whether a body named at `start` is brought in by name; one that is no company only where both then act."""
    if reference.label != "Organization":
        return False
    after = passage.clause(reference.start)[1]
    if _SEEKS.search(passage.text, max(0, start - 4), start):
        return _AGREES.match(passage.text, after) is not None
    if not _ENGAGES.search(passage.text, max(0, start - 4), start):
        return False
    return company or GOES_ON.match(passage.text, after) is not None
