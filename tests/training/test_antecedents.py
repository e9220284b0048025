"""Whose something is that is nobody's end: told by the claim that has it."""

from __future__ import annotations

from typing import Any

from tests.evidence.claims import document, sentences
from tightrope.evidence.coding.actors import ActorIndex
from training.antecedents import labelled_choices, learn_antecedents, learn_apart
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


def test_each_part_is_led_by_what_the_others_teach() -> None:
    parts = [[labelled("a.txt", "france")], [labelled("b.txt", "turkey")]]
    actors = ActorIndex.build()
    texts = [text for part in parts for text in part]
    weights = learn_antecedents(texts, actors)
    apart = learn_apart(texts, parts, weights, actors)
    assert apart[0] == learn_apart(texts, [parts[0]], weights, actors)[0]
    assert apart[0] != apart[1]
    assert learn_apart(texts, [texts], weights, actors) == [weights]


def labelled(name: str, meant: str) -> Text:
    said = "Turkey met France in Rome.\nIt attacked Syria."
    one = document(name, said, None)
    claim: dict[str, Any] = {
        "start": said.index("It"), "end": len(said), "source": meant, "target": "syria",
        "source_text": "It", "target_text": "Syria",
    }  # fmt: skip
    return Text(one, sentences(one), frozenset(), [claim], name)
