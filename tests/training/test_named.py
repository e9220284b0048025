"""The crisis' own actors: those that the labels name in capitals and no actor file knows."""

from __future__ import annotations

from typing import Any

from tests.evidence.claims import document, sentences
from tightrope.evidence.coding.actors import ActorIndex
from training.gold import Text
from training.named import actors_named

SAID = "The Blue Front struck Chad. Rebels of the Front fled; some rebels of the plain stayed."


def claim(source: str, words: str) -> dict[str, Any]:
    at = SAID.index(words)
    return {
        "source": source,
        "source_span": (at, at + len(words)),
        "target": "chad",
        "target_span": None,
    }


def test_names_in_capitals_lead_to_actors_that_no_file_knows() -> None:
    one = document("a.txt", SAID, None)
    claims = [
        claim("blue_front", "Blue Front"),
        claim("blue_front", "Front"),
        claim("plain", "some rebels"),
    ]
    text = Text(one, sentences(one), frozenset(), [*claims, claim("libya", "Chad")], "")
    index = actors_named([text], ActorIndex.build())
    assert index.knows("blue_front")
    assert not index.knows("plain")  # no name that an analyst would type
    found = {(SAID[m.start : m.end], m.actor) for m in index.find_in(SAID)}
    assert {
        ("Blue Front", "blue_front"),
        ("Chad", "chad"),
    } <= found  # a known actor keeps its names
