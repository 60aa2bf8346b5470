"""Programs whose goal is a title: who has reached it by work has carried out the program (成功创建“五星”支部)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jiceng.graph import ids
from jiceng.loaders.claims import Claims
from jiceng.loaders.lexicon import known_programs
from jiceng.loaders.linked import Linked
from jiceng.loaders.mentions.model import HonorMention
from jiceng.loaders.passage import Passage

_CREATED = re.compile("(?:创建|创成|建成|争创)(?:成|为|了)*[“‘]?$")


@cache
def _goals() -> frozenset[str]:
    return frozenset(program.name for program in known_programs())


def claim_goal(
    passage: Passage,
    linked: Linked,
    claims: Claims,
    mention: HonorMention,
    receivers: Sequence[str],
    span: tuple[int, int],
) -> None:
    """Add that the receivers of an honour carry out the known program of its name, where they created it themselves.

    `receivers` are node ids, `span` the code points of the sentence part that says so.
    """
    if mention.name not in _goals() or not _CREATED.search(passage.text, span[0], mention.start):
        return
    program = linked.draft(ids.program_id(mention.name), "Program", mention.name)
    program.spans.append((mention.start, mention.end))
    for receiver in receivers:
        claims.add("IMPLEMENTS", receiver, program.id, span, "goal reached")
