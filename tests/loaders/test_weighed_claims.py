from pathlib import Path

import pytest
import yaml
from reading import says

SENTENCES = yaml.safe_load((Path(__file__).resolve().parents[1] / "quality/sentences.yaml").read_text(encoding="utf-8"))
MOSTLY = 0.9  # of the sentences that the classifiers learn from; the rest are near misses of rules or weights


def _as_told(entry):
    said = says(entry["text"])
    wanted = {("IMPLEMENTS", who, what) for what, doers in entry.get("doers", {}).items() for who in doers}
    pairs = {frozenset(pair) for pair in entry.get("partners", ())}
    return (
        said.names("Program") == set(entry.get("programs", ()))
        and ("doers" not in entry or said.facts("IMPLEMENTS") == wanted)
        and {frozenset(fact[1:]) for fact in said.facts("PARTNERS_WITH")} == pairs
    )


def test_plain_sentences_are_mostly_read_as_they_are_meant():
    assert sum(map(_as_told, SENTENCES)) >= MOSTLY * len(SENTENCES)


@pytest.mark.parametrize(
    "text",
    [
        "延津县石婆固镇与新乡县七里营镇相比，步子更快。",
        "延津县石婆固镇、僧固乡降雨偏少。",
        "延津县石婆固镇和僧固乡的庙会都在三月。",
    ],
)
def test_places_of_a_sentence_without_a_word_of_joining_are_no_partners(text):
    assert says(text).facts("PARTNERS_WITH") == set()


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "宜阳县莲庄镇草场村与洛宁县上戈镇杜河村虽隔一道岭，两村支部如今同上党课、同办产业。",
            ("PARTNERS_WITH", "草场村", "杜河村"),
        ),
        ("宜阳县莲庄镇草场村办起“周末服务日”，马回村也学了去。", ("IMPLEMENTS", "马回村", "周末服务日")),
    ],
)
def test_what_no_rule_knows_is_weighed_and_quotes_its_words(text, fact):
    said = says(text)
    ends = [fact[1:], fact[1:][::-1]] if fact[0] == "PARTNERS_WITH" else [fact[1:]]
    (claim,) = (said.claim(fact[0], *pair) for pair in ends if (fact[0], *pair) in said.facts())
    assert {evidence.rule for evidence in claim.evidence} == {"weighed"}
    assert all(text[e.start : e.end] == e.quote and fact[2] in e.quote for e in claim.evidence)


def test_names_of_places_in_marks_are_no_programs():
    assert says("延津县石婆固镇“东龙王庙村”的牌子立起来了。").names("Program") == set()
