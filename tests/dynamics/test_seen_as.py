"""Which claims would count as having seen a move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.dynamics.crises import BASE, quarrel
from tests.words.saying import say
from tightrope.analysis.dynamics.seen_as import seen_as
from tightrope.evidence import Anchor, Claim

QUOTE = Anchor("0" * 64, 0, 4, "Hill")


def claim(id_: str, **changes) -> Claim:
    told = {
        "document": "a.md", "anchor": QUOTE, "source_actor": "dale", "relation": "warning_threat",
        "target_actor": "hill", "polarity": -1, "phase": "done", "time_resolved": "2030-06-02",
    }  # fmt: skip
    return Claim(id=id_, **{**told, **changes})


CITED = claim("c-1", time_resolved="2030-05-08")


def model_citing():
    options = {
        **BASE["options"],
        "dale": {"answer": {**BASE["options"]["dale"]["answer"], "cites": ["c-1"]}},
    }
    return quarrel(options=options)


def test_relations_and_targets_are_those_that_the_model_cites_of_the_owner() -> None:
    other = claim("c-2", source_actor="hill", relation="arms_transfer")
    found = seen_as(model_citing(), "dale.answer", "force", [CITED, other])
    assert (found.source, found.relations, found.targets) == (
        "dale",
        ("warning_threat",),
        ("hill",),
    )
    assert (found.undone, found.after, found.already) == (False, "2030-05-29", ())
    moved = quarrel(events=[{**BASE["events"][1], "cites": ["c-1"]}])
    assert seen_as(moved, "dale.answer", "force", [CITED]).relations == ("warning_threat",)
    assert seen_as(model_citing(), "dale.answer", "words", [CITED]).undone
    assert seen_as(quarrel(), "dale.answer", "force", [CITED]).relations == ()


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, True),
        ({"modality": "reported"}, True),
        ({"phase": "ongoing"}, True),
        ({"time_resolved": "2030-05-30"}, True),
        ({"time_resolved": "2030-05-29"}, False),  # the model knows that day
        ({"time_resolved": "2030"}, False),  # may be before
        ({"time_resolved": None}, False),
        ({"modality": "predicted"}, False),
        ({"phase": "planned"}, False),
        ({"phase": "ended"}, False),
        ({"held": "no"}, False),
        ({"relation": "mediation_offer"}, False),
        ({"source_actor": "hill"}, False),
        ({"target_actor": "dale"}, False),
    ],
)
def test_a_claim_counts_only_if_it_says_what_was_done_after_the_date(changes, counts) -> None:
    later = replace(claim("c-9"), **changes)
    found = seen_as(model_citing(), "dale.answer", "force", [CITED, later])
    assert found.already == (("c-9",) if counts else ())


def test_it_is_told_in_words() -> None:
    none = seen_as(quarrel(), "dale.answer", "force", [])
    assert say(none, "sentence", quarrel()).startswith("No claim of Dale stands behind this option")
    found = seen_as(model_citing(), "dale.answer", "force", [CITED, claim("c-9")])
    assert say(found, "sentence", model_citing()) == (
        "A claim counts as having seen it that says of Dale: “warning threat”, towards Hill, done or under "
        "way, asserted or reported, dated after 2030-05-29. One such claim is in the evidence already."
    )
    ended = seen_as(model_citing(), "dale.answer", "words", [CITED])
    assert "ended or refused" in say(ended, "sentence", model_citing())
