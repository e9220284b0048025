"""Ties from data as elements of a crisis file."""

from __future__ import annotations

from tightrope.analysis.alignment import (
    TemporalTie,
    TieNetwork,
    analyse_alignment,
    suggest_ties,
)
from tightrope.crisis.model import CrisisModel


def test_periods_that_follow_each_other_become_one_tie():
    years = [("2019", -1, 4.0), ("2020", -1, 9.0), ("2021", 1, 1.0), ("2023", 1, 1.0)]
    network = TieNetwork(
        {"Côte d'Or": "Côte d'Or", "cote d or": "Other", "3M": "3M"},
        tuple(
            TemporalTie("Côte d'Or", "3M", "protest", sign, weight, year, year, (), f"seen {year}")
            for year, sign, weight in years
        ),
    )
    actors, ties = suggest_ties(network)
    assert list(actors) == ["cote_d_or", "cote_d_or_2", "a_3m"]
    assert [(t.sign, t.since, t.until, t.strength, t.kind) for t in ties] == [
        ("-", "2019", "2020", "strong", "other"),
        ("+", "2021", "2021", "medium", "other"),
        ("+", "2023", "2023", "medium", "other"),
    ]
    assert ties[0].assumption == "seen 2019; seen 2020"


def test_suggestions_make_a_crisis_that_can_be_analysed():
    network = TieNetwork(
        {"A": "A", "B": "B", "C": "C"},
        (
            TemporalTie("A", "B", "military", 1, 2.0, "2020", "2024"),
            TemporalTie("B", "C", "military", -1, 2.0),
            TemporalTie("A", "C", "economic", 1, 1.0),
        ),
    )
    actors, ties = suggest_ties(network)
    model = CrisisModel(title="t", as_of="2022", actors=actors, ties=ties)
    (pivot,) = analyse_alignment(model).pivots
    assert (pivot.actor, pivot.rivals) == ("a", (("b", "c"),))


def test_an_empty_network_suggests_nothing():
    assert suggest_ties(TieNetwork({}, ())) == ({}, ())
