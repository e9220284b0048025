"""What a source says that it will do to another is a threat or a red line, and no act yet."""

from __future__ import annotations

import pytest

from tests.evidence.claims import document, sentences
from tightrope import code_text
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import Modality, Polarity, Relation
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.acts import stands_beyond
from tightrope.evidence.coding.reader.document import Read, read_lines
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.pairs import find_pairs
from tightrope.evidence.coding.reader.promises import as_promised
from tightrope.evidence.coding.reader.propose import Proposal
from tightrope.evidence.coding.reader.refer import resolver_of
from tightrope.evidence.coding.reader.scope import Scope
from tightrope.evidence.coding.reader.sentence import Line


def read(text: str) -> Read:
    one = document("a.txt", text, None)
    return read_lines(one, sentences(one), ActorIndex.build(), resolver_of(load_model()))


def proposal(
    line: Line,
    cue: str,
    relation: Relation,
    modality: Modality = "predicted",
    polarity: Polarity = -1,
) -> Proposal:
    pair = next(find_pairs(line))
    at = line.low.index(cue)
    one, two = line.spans[pair.first], line.spans[pair.second]
    return Proposal(
        pair, pair.a, pair.b, one, two, relation, polarity, "ASSAULT",
        Scope("planned", "yes", modality), (at, at + 1), (), 0.7,
    )  # fmt: skip


def line_of(text: str) -> Line:
    (line,) = read(text).lines
    return line


def promised(
    text: str, cue: str, relation: Relation, modality: Modality = "predicted",
    polarity: Polarity = -1, *, is_own: bool = True,
) -> Proposal:  # fmt: skip
    line = line_of(text)
    return as_promised(line, proposal(line, cue, relation, modality, polarity), is_own=is_own)


@pytest.mark.parametrize("condition", ["if", "unless"])
def test_a_threat_with_a_condition_is_a_red_line_about_the_act(condition: str) -> None:
    text = f"Peru said it would raid Chile {condition} the talks failed."
    found = promised(text, "raid", "military_action", "hypothetical")
    assert (found.relation, found.content) == ("red_line", "military_action")
    assert (found.event, found.polarity) == ("THREATEN", -1)
    assert found.scope == Scope("done", "yes", "asserted")


def test_a_threat_without_one_is_a_warning() -> None:
    found = promised("Peru said it will raid Chile.", "raid", "military_action")
    assert (found.relation, found.content, found.event) == (
        "warning_threat", "military_action", "THREATEN",
    )  # fmt: skip


def test_what_another_says_keeps_its_act() -> None:
    found = promised("Peru will raid Chile.", "raid", "military_action", is_own=False)
    assert (found.relation, found.scope.modality) == ("military_action", "predicted")


@pytest.mark.parametrize("word", ["might", "could", "may"])
def test_what_is_only_possible_is_no_threat(word: str) -> None:
    found = promised(f"Peru said it {word} raid Chile.", "raid", "military_action", "hypothetical")
    assert found.relation == "military_action"


@pytest.mark.parametrize(
    ("between", "is_threat"), [("now soon and hard", True), ("now soon and very hard", False)]
)
def test_the_will_stands_near_its_verb(between: str, *, is_threat: bool) -> None:
    found = promised(f"Peru said it will {between} raid Chile.", "raid", "military_action")
    assert (found.relation == "warning_threat") is is_threat


def test_what_is_done_is_no_threat() -> None:
    found = promised("Peru said it had raided Chile.", "raided", "military_action", "reported")
    assert (found.relation, found.scope.modality) == ("military_action", "reported")
    found = promised("Peru would raid Chile, it said.", "raid", "military_action", "asserted")
    assert (found.relation, found.scope.modality) == ("military_action", "asserted")


def test_what_is_reported_that_will_be_done_is_a_threat() -> None:
    found = promised("Peru said it would raid Chile.", "raid", "military_action", "reported")
    assert (found.relation, found.scope.modality) == ("warning_threat", "asserted")


def test_other_harm_stays_what_it_is() -> None:
    assert (
        promised("Peru said it will sue Chile.", "sue", "condemnation").relation == "condemnation"
    )


def test_good_that_is_foretold_stays_a_forecast() -> None:
    found = promised("Peru said it would help Chile.", "help", "military_aid_offer", polarity=1)
    assert (found.event, found.scope.modality) == ("ASSAULT", "predicted")


def test_a_threat_of_its_own_is_asserted_unless_it_stands_in_a_condition() -> None:
    text = "Peru said it will answer if Chile marches."
    found = promised(text, "answer", "red_line", "predicted")
    assert (found.scope.modality, found.event) == ("asserted", "THREATEN")
    text = "The talks end, Peru said, if it threatens Chile."
    assert promised(text, "threatens", "red_line", "hypothetical").scope.modality == "hypothetical"


@pytest.mark.parametrize(
    ("text", "cue", "is_beyond"),
    [
        ("If Peru raids Spain, Chile will protest.", "raids", True),
        ("If Peru raids Spain, the Chileans will protest.", "raids", True),
        ("Had Peru raided Spain, Chile would have protested.", "raided", True),
        ("If Peru raids Spain, all of Chile will protest.", "raids", False),
        ("Peru raided Spain, Chile protested.", "raided", False),
        ("If Peru raids Chile", "raids", False),
    ],
)
def test_nothing_is_struck_that_opens_the_clause_behind_the_condition(
    text: str, cue: str, *, is_beyond: bool
) -> None:
    line = line_of(text)
    assert stands_beyond(line, line.low.index(cue), line.spans[-1]) is is_beyond


def claims(text: str) -> list[Claim]:
    return list(code_text(text, published="2025-06-20"))


def test_who_only_answers_the_condition_is_not_hit_by_it() -> None:
    told = claims("If Peru attacks Chile, Brazil will send troops to Santiago.")
    assert told
    assert all({c.source_actor, c.target_actor} != {"peru", "brazil"} for c in told)


def test_a_document_knows_whom_its_persons_act_for() -> None:
    found = read("Macron wrote to Chad.")
    assert found.acts_for("emmanuel_macron") == "france"
    assert found.acts_for("somebody else") == "somebody else"


def test_who_acts_is_not_who_tells_of_it_behind_the_comma() -> None:
    (found,) = claims("According to three diplomats, Peru attacked Chile.")
    assert (found.source_actor, found.modality) == ("peru", "reported")
    assert "peru" not in found.speakers
    (found,) = claims("Peru attacked Chile, according to the Brazilian army.")
    assert found.speakers == ("brazil",)
