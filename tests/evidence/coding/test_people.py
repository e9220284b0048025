"""Whom a text introduces, and whom its pronouns stand for."""

from __future__ import annotations

from datetime import date

import pytest

from tests.evidence.claims import document, sentences
from tightrope import code_text
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.sentence import Line


def lines(text: str) -> list[Line]:
    one = document("a.txt", text, date(2010, 5, 1))
    resolver = Resolver(load_model().antecedents)
    return read_lines(one, sentences(one), ActorIndex.build(), resolver).lines


def meant(line: Line, words: str) -> list[str]:
    for span in line.spans:
        if " ".join(line.low[span.first : span.last]) == words:
            return [r.acts_for for r in span.referents]
    return []


@pytest.mark.parametrize(
    "text",
    [
        "Greek Prime Minister Nikos Papas arrived in the morning.",
        "Nikos Papas, the Greek foreign minister, arrived in the morning.",
        "Nikos Papas, the foreign minister of Greece, arrived in the morning.",
        "Greece's foreign minister, Nikos Papas, arrived in the morning.",
    ],
)
def test_an_introduction_tells_whom_a_person_acts_for(text: str) -> None:
    (line, again) = lines(f"{text}\nMr Papas left again.")
    assert "greece" in {r.acts_for for s in line.spans for r in s.referents}
    assert meant(again, "papas") == ["greece"]


def test_a_former_minister_acts_for_nobody() -> None:
    (line,) = lines("Former Greek foreign minister Nikos Papas condemned the plan of Turkey.")
    assert "greece" not in meant(line, "nikos papas")


def test_the_two_sides_are_the_two_named_together() -> None:
    (_, line) = lines("Chad and Niger went to war in May.\nThe two countries agreed to talk.")
    span = next(s for s in line.spans if s.joint)
    assert {r.acts_for for r in span.referents} == {"chad", "niger"}


def test_an_antecedent_keeps_the_span_that_names_it() -> None:
    text = "Chad closed its border."
    (line,) = lines(text)
    span = next(s for s in line.spans if s.word == "its")
    who = span.referents[0]
    assert text[who.start : who.end] == "Chad"


def test_nobody_is_meant_by_a_pronoun_where_nobody_was_named() -> None:
    (line,) = lines("It attacked them at dawn.")
    assert line.spans == []


def test_an_actor_named_four_sentences_back_is_out_of_reach() -> None:
    quiet = "\n".join(["The weather was mild."] * 3)
    *_, line = lines(f"Chad went to war.\n{quiet}\nIt rained, and its army rested.")
    assert meant(line, "its") == []


def test_the_us_of_a_headline_is_no_pronoun() -> None:
    (line,) = lines("US warns Chad over its army.")
    assert meant(line, "us") == ["usa"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad shelled Cape Dorvan. Libya attacked Cape Dorvan.",
        "Chad's army landed at Mersa Tolvin. Mersa Tolvin was attacked by Libya.",
        "The Green Cross of Chad condemned Libya.",
        "PORT-AU-PRINCE condemned Chad.",
    ],
)
def test_places_and_bodies_are_no_persons_and_parts_of_names_nobody(text: str) -> None:
    ends = {end for c in code_text(text) for end in (c.source_actor, c.target_actor)}
    assert not ends & {"cape_dorvan", "mersa_tolvin", "green_cross", "african_union"}
