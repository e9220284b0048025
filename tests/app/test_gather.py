"""What stands in where people wrote nothing, and what is measured against a source's word."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import cast

import pytest

from tightrope.app.evidence.suggested import with_suggested_ties
from tightrope.app.gathered.expectations import test_expectations as expectations_tested
from tightrope.app.how import DEFAULT, How
from tightrope.app.result import Result
from tightrope.app.store.kept import digest_of
from tightrope.crisis import parse_crisis
from tightrope.errors import TightropeError, Unreadable
from tightrope.evidence import EvidenceReport, SuggestedTie

BARE = parse_crisis("title: Bare\nactors: {sa: {name: Sarmatia}}\n").model


def _report(*ties: SuggestedTie) -> EvidenceReport:
    return cast("EvidenceReport", SimpleNamespace(ties=ties))


def _tie(sign: int = 1, origins: int = 1, kind: str = "arms") -> SuggestedTie:
    return SuggestedTie("sa", "red_isle", kind, sign, origins, ("c1", "c2"), None)


def test_suggested_ties_say_that_they_are_suggested_and_by_how_many() -> None:
    model = with_suggested_ties(BARE, _report(_tie(-1, 2)))
    (tie,) = model.ties
    assert (tie.from_, tie.to, tie.sign, tie.kind) == ("sa", "red_isle", "-", "arms")
    assert tie.assumption == "Suggested by 2 claims of 2 origins"
    assert tie.cites == ("c1", "c2")
    assert model.actors["sa"].name == "Sarmatia"  # a person's name stands
    assert model.actors["red_isle"].name == "Red Isle"


def test_ties_that_claims_disagree_on_are_left_out() -> None:
    model = with_suggested_ties(BARE, _report(_tie(0), _tie(1)))
    assert [tie.sign for tie in model.ties] == ["+"]


@pytest.mark.parametrize(
    ("origins", "strength"), [(1, "weak"), (2, "medium"), (3, "strong"), (9, "strong")]
)
def test_more_origins_make_a_stronger_tie(origins: int, strength: str) -> None:
    (tie,) = with_suggested_ties(BARE, _report(_tie(1, origins))).ties
    assert tie.strength == strength


def test_a_kind_that_no_tie_has_is_another_one() -> None:
    (tie,) = with_suggested_ties(BARE, _report(_tie(kind="friendship"))).ties
    assert tie.kind == "other"


def test_without_suggestions_the_model_is_the_same() -> None:
    assert with_suggested_ties(BARE, _report()) is BARE


def test_a_forecast_is_reproduced_contradicted_or_open() -> None:
    forecast = {"a.x": "yes", "a.y": "no", "a.z": None}
    analysis = SimpleNamespace(strategy=SimpleNamespace(forecast=forecast))
    told = expectations_tested(
        analysis,  # type: ignore[arg-type]
        {"a.x": True, "a.y": True, "a.z": True, "a.w": False},
        {},
    )
    assert [t.verdict for t in told] == ["reproduced", "contradicted", "open", "open"]
    assert [t.expected for t in told] == ["yes", "yes", "yes", "no"]
    possible = expectations_tested(analysis, {}, {"a.x": True, "a.y": True, "a.z": True})  # type: ignore[arg-type]
    assert [t.verdict for t in possible] == ["reproduced", "open", "open"]
    assert [t.expected for t in possible] == ["might be yes"] * 3


def test_an_answer_is_sampled_two_hundred_times_from_seed_nought_unless_said() -> None:
    assert How() == DEFAULT
    assert (DEFAULT.draws, DEFAULT.seed, DEFAULT.as_of) == (200, 0, None)


def test_digests_differ_where_anything_told_differs() -> None:
    told = [digest_of("a", 1), digest_of("a", "1"), digest_of("a"), digest_of(["a"], 1)]
    assert len(set(told)) == len(told)
    assert digest_of({"x": 1, "y": 2}) == digest_of({"y": 2, "x": 1})
    assert digest_of("\ud800") != digest_of("\ud801")


@dataclass(frozen=True, repr=False)
class Told(Result):
    """A result of the tests."""

    schema = "told/1"
    value: object
    refused: tuple[TightropeError, ...] = ()


@pytest.mark.parametrize(
    ("value", "shown"),
    [("x" * 38, "'" + "x" * 38 + "'"), ("x" * 39, "str"), ((1, 2, 3), "3"), (None, "None")],
)
def test_a_repr_shows_short_values_and_counts_long_ones(value: object, shown: str) -> None:
    assert repr(Told(value)) == f"<Told value={shown}, refused=0>"


def test_a_result_leaves_with_the_exit_code_of_what_was_refused_first() -> None:
    assert Told(1).exit_code == 0
    assert Told(1, (Unreadable("no"), TightropeError("fault"))).exit_code == 4
