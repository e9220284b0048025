"""Whose words a document is, and that "we" and "the ministry" of a communiqué are the one who issues it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from tests.evidence.claims import document, sentences
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.document import read_lines
from tightrope.evidence.coding.reader.issuer import issuer_of
from tightrope.evidence.coding.reader.model import load_model
from tightrope.evidence.coding.reader.refer import Resolver
from tightrope.evidence.coding.reader.sentence import Line


def lines(
    text: str, *, is_headed: bool = True, weights: Mapping[str, float] | None = None
) -> list[Line]:
    one = document("a.txt", text, date(2010, 5, 1))
    found = sentences(one)
    headings = frozenset({found[0].start} if is_headed else ())
    resolver = Resolver(load_model().antecedents if weights is None else weights)
    return read_lines(one, found, ActorIndex.build(), resolver, headings=headings).lines


@pytest.mark.parametrize(
    ("heading", "issuer"),
    [
        ("Communiqué of the Government of Chad on the attacks by Libya", "chad"),
        (
            "Statement by the Foreign Minister of Chad, Adoum Younousmi, to the United Nations",
            "chad",
        ),
        ("Chad: press release of the Ministry of Defence on Libya", "chad"),
        ("Remarks by the President of the European Commission to the Greek parliament", "eu"),
        ("The Egyptian president addresses the nation on Libya", "egypt"),
        ("Adoum Younousmi of Chad before the Security Council", "chad"),
        ("The Prime Minister of Chad at the United Nations", "chad"),
        ("Declaration on the events in Chad", ""),
        ("Joint communiqué of Chad and Libya", ""),
        ("Chad accuses Libya of an attack", ""),
        ("Baker meets Mubarak in Cairo", ""),
        ("Troops of Chad fire at Libyan planes", ""),
    ],
)
def test_a_heading_tells_whose_words_follow(heading: str, issuer: str) -> None:
    assert issuer_of(lines(f"{heading}\nThe day was calm.")) == issuer


def test_only_a_heading_tells_it() -> None:
    text = "Communiqué of the Government of Chad on Libya"
    assert issuer_of(lines(text)) == "chad"
    assert issuer_of(lines(text, is_headed=False)) == ""
    assert issuer_of([]) == ""


BETWEEN = "\n".join(
    f"Libya attacked Egypt in {month}." for month in ("May", "June", "July", "August")
)


@pytest.mark.parametrize("words", ["We", "The Ministry", "The Government", "It"])
def test_who_issues_a_communique_is_in_reach_however_far_back(words: str) -> None:
    issuer = {f"{kind}|issuer=True|False": 9.0 for kind in ("we", "state", "it")}
    for heading, meant in (
        ("Communiqué of Chad on Libya", "chad"),
        ("Chad and the war in Libya", None),
    ):
        *_, last = lines(f"{heading}\n{BETWEEN}\n{words} thanked Egypt.", weights=issuer)
        spans = [s for s in last.spans if s.kind in ("pronoun", "phrase")]
        found = spans[0].referents[0].acts_for if spans else None
        assert (found == "chad") == (meant == "chad")


def test_we_of_a_communique_are_who_issues_it() -> None:
    *_, last = lines(f"Communiqué of the Government of Chad on Libya\n{BETWEEN}\nWe thank Egypt.")
    assert last.spans[0].referents[0].acts_for == "chad"
