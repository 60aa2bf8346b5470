"""Builders of small graphs for tests: a county seat with two counties, their programs and the articles behind them."""

from __future__ import annotations

from dataclasses import replace

from jiceng.graph.model import Article, Claim, Evidence, Extraction, Node

HENAN = Node("province:41", "Province", "河南省", (), {"code": "41", "official": True})
XUCHANG = Node("city:4110", "City", "许昌市", (), {"code": "4110", "official": True})
YUZHOU = Node("county:411081", "County", "禹州市", ("禹州",), {"code": "411081", "official": True})
CHANGGE = Node("county:411082", "County", "长葛市", (), {"code": "411082", "official": True})
JUNTAI = Node("township:411081004", "Township", "钧台街道", (), {"code": "411081004", "official": True})
HANCHENG = Node("township:411081002", "Township", "韩城街道", (), {"code": "411081002", "official": True})
HESHANGQIAO = Node("township:411082101", "Township", "和尚桥镇", (), {"code": "411082101", "official": True})
HUAYUAN = Node("community:411081004203", "Community", "花园社区", (), {"code": "411081004203", "official": True})
HUAYUAN_CHANGGE = Node("community:411082101/花园社区", "Community", "花园社区", (), {"official": False})
BUREAU = Node("organization:禹州市财政局", "Organization", "禹州市财政局", (), {"kind": "department"})
DRIFTING = Node("organization:流动党支部", "Organization", "流动党支部", (), {})
FIVE_STARS = Node("program:五星支部", "Program", "五星支部", (), {})
STAR = Node("program:支部过硬星", "Program", "支部过硬星", (), {})
PAIRING = Node("program:联学联建", "Program", "联学联建", (), {})
LESSONS = Node("program:三会一课", "Program", "三会一课", (), {"routine": True})
JIA = Node("official:贾新平@community:411081004203", "Official", "贾新平", (), {})
JOBS = Node(
    "outcome:1",
    "Outcome",
    "安置90余名居民就业",
    (),
    {"value": 90.0, "unit": "人", "text": "安置90余名居民就业", "approximate": True},
)
MODEL = Node("honor:国家级充分就业社区", "Honor", "国家级充分就业社区", (), {})

LADDER = {
    XUCHANG.id: HENAN,
    YUZHOU.id: XUCHANG,
    CHANGGE.id: XUCHANG,
    JUNTAI.id: YUZHOU,
    HANCHENG.id: YUZHOU,
    HESHANGQIAO.id: CHANGGE,
    HUAYUAN.id: JUNTAI,
    HUAYUAN_CHANGGE.id: HESHANGQIAO,
    BUREAU.id: YUZHOU,
}

Statement = tuple[str, Node, Node, str]


def extraction(name: str, published: str, *statements: Statement, **properties: dict[str, object]) -> Extraction:
    """Return an article that says these statements (relation, source, target, words), with the ladder above each node.

    `properties` are those of the claims of a relation, by its name.
    """
    text = "".join(f"{words}。" for *_, words in statements)
    article = Article(f"article:{name}", f"{name}.txt", f"报道{name}", ("李正茂",), published, text)
    spans = {words: text.index(words) for *_, words in statements}
    nodes = {node.id: node for _, source, target, _ in statements for node in (source, target)}
    claims: dict[tuple[str, str, str], Claim] = {}
    for relation, source, target, words in statements:
        span = Evidence(article.id, spans[words], spans[words] + len(words), words, "test")
        for key in ((relation, source.id, target.id), *(("MENTIONS", article.id, n.id) for n in (source, target))):
            said = claims.get(key, Claim(*key, properties=properties.get(key[0], {})))
            claims[key] = replace(said, evidence=tuple(sorted({*said.evidence, span}, key=lambda e: e.start)))
    for upper, claim in _above(nodes):
        nodes[upper.id] = upper
        claims.setdefault((claim.relation, claim.source, claim.target), claim)
    return Extraction(article, tuple(nodes[i] for i in sorted(nodes)), tuple(claims[k] for k in sorted(claims)))


def _above(nodes: dict[str, Node]) -> list[tuple[Node, Claim]]:
    steps, pending = [], list(nodes)
    while pending:
        lower = pending.pop()
        if lower in LADDER:
            upper = LADDER[lower]
            steps.append((upper, Claim("LOCATED_IN", lower, upper.id, basis="divisions")))
            pending.append(upper.id)
    return steps


def town() -> list[Extraction]:
    """Return four articles on two counties: shared, single and routine programs, a part, a post, an outcome."""
    return [
        extraction(
            "a",
            "2023-07-18",
            ("IMPLEMENTS", HUAYUAN, FIVE_STARS, "花园社区开展五星支部创建"),
            ("LEADS", JIA, HUAYUAN, "花园社区党委书记贾新平"),
            ("ACHIEVED", HUAYUAN, JOBS, "安置90余名居民就业"),
            ("AWARDED", HUAYUAN, MODEL, "花园社区获评国家级充分就业社区"),
            LEADS={"post": "党委书记", "deputy": False, "former": False},
        ),
        extraction(
            "b",
            "2023-08-01",
            ("IMPLEMENTS", YUZHOU, FIVE_STARS, "禹州市推进五星支部创建"),
            ("IMPLEMENTS", BUREAU, PAIRING, "禹州市财政局实行联学联建"),
            ("IMPLEMENTS", HUAYUAN, FIVE_STARS, "花园社区也在其中"),
            ("IMPLEMENTS", HANCHENG, LESSONS, "韩城街道落实三会一课"),
        ),
        extraction(
            "c",
            "2023-06",
            ("IMPLEMENTS", HUAYUAN_CHANGGE, FIVE_STARS, "长葛的花园社区建设五星支部"),
            ("IMPLEMENTS", HESHANGQIAO, STAR, "和尚桥镇打造支部过硬星"),
            ("PART_OF", STAR, FIVE_STARS, "五星支部中的支部过硬星"),
            ("IMPLEMENTS", HESHANGQIAO, LESSONS, "和尚桥镇坚持三会一课"),
        ),
        extraction(
            "d",
            "",
            ("PARTNERS_WITH", HUAYUAN, BUREAU, "花园社区与禹州市财政局结对"),
            ("IMPLEMENTS", DRIFTING, FIVE_STARS, "流动党支部参加五星支部创建"),
            ("IMPLEMENTS", XUCHANG, FIVE_STARS, "许昌市部署五星支部创建"),
        ),
    ]
