"""Whose something is that is nobody's end: told by the claim that has it."""

from __future__ import annotations

from typing import Any

from tests.evidence.claims import document, sentences
from tightrope.evidence.coding.actors import ActorIndex
from training.antecedents import labelled_choices
from training.gold import Text

SAID = "Turkey closed a road.\nFrance lifted its sanctions on Syria."


def meant(source: str | None) -> list[set[str]]:
    one = document("a.txt", SAID, None)
    claim: dict[str, Any] = {
        "start": SAID.index("France"), "end": len(SAID) - 1, "source": source, "target": "syria",
        "source_text": "France", "target_text": "Syria",
    }  # fmt: skip
    text = Text(one, sentences(one), frozenset(), [claim], "")
    return [right for _, _, right in labelled_choices([text], {}, ActorIndex.build())]


def test_a_possessive_that_is_no_end_belongs_to_the_source_of_the_claim_around_it() -> None:
    assert meant("france") == [{"france"}]


def test_nothing_is_learned_where_the_source_is_not_named_in_the_sentence() -> None:
    assert meant("turkey") == []
    assert meant(None) == []
