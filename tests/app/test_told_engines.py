"""What a terminal is told of the engines' reports: every table, with what is absent left out."""

from __future__ import annotations

from types import SimpleNamespace as Of
from typing import Any

import pytest

from tightrope.app.result import Table
from tightrope.app.showing import tables
from tightrope.app.showing.motives import tell_motives
from tightrope.app.showing.tables import tell_analysis, tell_scenario
from tightrope.words import ById
from tightrope.words.plain import NOT_SETTLED

NOTHING: dict[str, Any] = {
    "strategy": None, "alignment": None, "commitments": None, "effects": None, "motives": None,
    "missing": {},
}  # fmt: skip


@pytest.fixture(autouse=True)
def _sentences_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences are of other tests: here each is which one it is, and of what."""

    def text(fact: Any, names: object, which: str = "text") -> str:
        return "" if which in getattr(fact, "silent", ()) else f"<{which} of {fact.me}>"

    monkeypatch.setattr(tables, "_text", text)


def shown(told: Any) -> list[Any]:
    """Lines, and of a table its title with its rows."""
    return [
        (one.title, *map(tuple, one.rows)) if isinstance(one, Table) else str(one) for one in told
    ]


def analysed(**engines: Any) -> list[Any]:
    return shown(tell_analysis(Of(**{**NOTHING, **engines}), ById()))  # type: ignore[arg-type]


def test_what_was_not_analysed_is_said_with_what_it_lacks() -> None:
    assert analysed() == []
    assert analysed(missing={"effects": "it has no links"}) == [
        "effects: not analysed; it has no links"
    ]


STRATEGY = Of(
    me="s", states_feasible=3, states_possible=4, equilibria={"nash": 1, "seq": 2},
    options=("a.x",), forecast={"a.x": "yes"}, outcomes=(), outcomes_untold={},
    coalitions_looked=None, coalitions=(), needed=(), deciding=(), decision_makers=("a",),
    status_quo=Of(
        levels={"a.x": "no"},
        explanations=(
            Of(me="e1", concept="seq", decision_maker="a", stable=True),
            Of(me="e2", concept="nash", decision_maker="a", stable=True),
            Of(me="e3", concept="seq", decision_maker="b", stable=False),
        ),
    ),
)  # fmt: skip
HEAD = [
    "3 feasible states of 4; stable for all: NASH 1, SEQ 2",
    "<told_apart of s>",
    "<expected_from of s>",
    ("Options in the expected outcomes", ("a.x", "no", "yes")),
    (
        "Why the status quo holds or fails (SEQ)",
        ("a", "yes", "<text of e1>"),
        ("b", "no", "<text of e3>"),
    ),
]


def changed(report: Of, **fields: Any) -> Of:
    return Of(**{**vars(report), **fields})


def test_what_each_side_would_do_is_told_by_options_and_reasons() -> None:
    assert analysed(strategy=STRATEGY) == HEAD
    silent = changed(STRATEGY, silent=("told_apart",))
    assert analysed(strategy=silent) == [HEAD[0], *HEAD[2:]]


@pytest.mark.parametrize(
    ("fields", "more"),
    [
        ({"coalitions_looked": Of(me="c")}, ["\nWho would leave together: <text of c>"]),
        (
            {"coalitions_looked": Of(me="c"), "coalitions": (Of(me="g"),)},
            ["\nWho would leave together: <text of c>", "  <text of g>"],
        ),
        (
            {"needed": (Of(me="n"), Of(me="m"))},
            ["\nWhat would have to be wanted otherwise", "  <text of n>", "  <text of m>"],
        ),
        ({"deciding": (Of(me="d"), Of(me="e"))}, ["\n<text of d>"]),
        ({"outcomes_untold": {"seq": 2}}, []),
    ],
)
def test_questions_that_were_asked_are_answered_behind(
    fields: dict[str, Any], more: list[str]
) -> None:
    assert analysed(strategy=changed(STRATEGY, **fields)) == [*HEAD, *more]


@pytest.mark.parametrize(
    ("untold", "more"),
    [
        ({}, []),
        ({"seq": 0}, []),
        ({"seq": 1}, ["  One more outcome would hold too, once there."]),
        ({"seq": 1, "nash": 2}, ["  Three more outcomes would hold too, once there."]),
    ],
)
def test_how_many_more_outcomes_hold_is_said(
    untold: dict[str, int], more: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "outcome", lambda one, today, sides: one)
    monkeypatch.setattr(tables, "render", lambda phrase, names: f"<{phrase}>")
    report = changed(STRATEGY, outcomes=("o1", "o2"), outcomes_untold=untold)
    assert analysed(strategy=report)[len(HEAD) :] == [
        "\nThe outcomes that matter", "  <o1>", "  <o2>", *more,
    ]  # fmt: skip


def test_camps_and_pivots() -> None:
    relieved = Of(actor="a", strained=2, triads=3, strain=0.6667, relief=("a", "b"), relieved=1)
    report = Of(
        me="r", silent=("decided_by",), contested=(Of(me="t"),), dependence=(Of(me="dep"),),
        layers=(Of(me="all", silent=("stated_camps",)), Of(me="arms", layer="arms")),
        pivots=(relieved, changed(relieved, actor="c", relief=None)),
    )  # fmt: skip
    assert analysed(alignment=report) == [
        "<contested_text of t>",
        "<camps_text of all>",
        "<others_as_good of all>",
        "  arms: <camps_text of arms>",
        "<reading of dep>",
        (
            "Pivots: friendly with rivals",
            ("a", "2 of 3", "67%", "a–b (−1)"),
            ("c", "2 of 3", "67%", "no single tie"),
        ),
    ]


DUTY = Of(
    treaty="p", obligation="defence", party="a", status="in force", triggered="yes", unable=False,
    honoured="yes", honoured_expected="honoured",
)  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "date"), [(None, "an unknown date"), ("2031-01-02", "2031-01-02")]
)
def test_obligations_stand_on_their_date(
    as_of: str | None, date: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "EXPECTED", {"honoured": "is honoured"})
    report = Of(
        as_of=as_of, obligations=(DUTY, changed(DUTY, unable=True)), red_lines=(), offers=(),
        demands=(),
    )  # fmt: skip
    own = ("p", "defence", "a", "in force", "yes")
    duties, lines = analysed(commitments=report)
    assert duties == (
        f"Obligations on {date}",
        (*own, "yes", "is honoured"),
        (*own, "cannot be", "is honoured"),
    )
    assert lines == ("Red lines",)


@pytest.mark.parametrize(("offers", "demands"), [(1, 0), (0, 1), (1, 1)])
def test_offers_and_demands_are_told_where_there_are_some(offers: int, demands: int) -> None:
    offer = Of(me="o", id="o1", by="a", to="b", kept="yes", pays_if_certain="no")
    demand = Of(me="d", id="d1", by="b", of="a", met="no", pays="yes")
    report = Of(
        as_of=None, obligations=(), red_lines=(), offers=(offer,) * offers,
        demands=(demand,) * demands,
    )  # fmt: skip
    assert analysed(commitments=report)[2:] == [
        (
            "Offers and demands",
            *((("o1", "a", "b", "yes", "no", "<text of o>"),) * offers),
            *((("d1", "b", "a", "no", "yes", "<text of d>"),) * demands),
        )
    ]


def test_a_red_line_is_judged_as_announced_and_as_supposed(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = {
        "r1": [Of(me="w1", told="crossed", told_deterrence=("yes", "no"))],
        "r2": [
            Of(me="w2", told="kept", told_deterrence=("yes", "no")),
            Of(me="w3", told="crossed", told_deterrence=("no", "not judged")),
        ],
    }
    monkeypatch.setattr(tables, "both", lambda line: ways[line.id])
    lines = tuple(Of(id=id_, by="a", against="b") for id_ in ways)
    report = Of(as_of=None, obligations=(), red_lines=lines, offers=(), demands=())
    assert analysed(commitments=report)[1] == (
        "Red lines",
        ("r1", "a", "b", "crossed", "yes", "no", "<text of w1>"),
        (
            "r2", "a", "b", "kept; as supposed: crossed", "yes; as supposed: no", "no",
            "<text of w2> <text of w3>",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "title"),
    [
        (None, "What follows from the expected outcome"),
        (1, "What follows from the expected outcome"),
        (2, "What follows from the nearest of two expected outcomes"),
    ],
)
def test_effects_are_of_the_expected_outcome_or_the_nearest_of_several(
    number: int | None, title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "outcomes_expected", lambda strategy: number)
    moved = Of(indicator="oil", direction="up", change=0.5, reached=True, up=7, draws=9)
    report = Of(
        standing=(Of(indicator="oil", direction="down"), Of(indicator="war", direction="same")),
        indicators=(moved, changed(moved, indicator="war", direction="no effect", reached=False)),
        loops=(Of(kind="reinforcing", nodes=("oil", "war")),),
    )
    engines = {} if number is None else {"strategy": STRATEGY}
    assert analysed(effects=report, **engines)[-2:] == [
        (
            title,
            ("oil", "up (+0.50)", "7 of 9 draws", "down"),
            ("war", "no effect", "", "same"),
        ),
        ("Feedback loops", ("reinforcing", "oil → war")),
    ]


def test_a_scenario_says_what_it_assumes_and_what_its_source_expects() -> None:
    expected = Of(option="a.x", expected="yes", computed="yes", verdict="reproduced")
    scenario = Of(
        name="n", text="", assumed={"a.x": "yes"}, only_held=None, differences=(),
        reordered=(Of(by="a", statement="s1", above="s2"),),
        expectations=(expected, changed(expected, computed=None, verdict="open")),
    )  # fmt: skip
    *lines, table = shown(tell_scenario(scenario, ById()))  # type: ignore[arg-type]
    assert lines[:4] == [
        "n", "assumed: a.x = yes", "reordered: a: raise 's1' above 's2'", "no effect",
    ]  # fmt: skip
    title, sure, unsure = table
    assert title == "What the source expects"
    assert sure == ("a.x", "yes", "yes", "reproduced")
    assert unsure == ("a.x", "yes", NOT_SETTLED, NOT_SETTLED)
    told = shown(tell_scenario(changed(scenario, text="T", only_held=Of(me="h")), ById()))  # type: ignore[arg-type]
    assert told[0] == "T"
    assert told[3] == "<text of h>"


def share(part: int) -> Of:
    return Of(part=part, whole=9)


def test_replies_say_what_they_gain_by_their_largest_terms() -> None:
    terms = (
        Of(indicator="oil", treaty=None, change=1, amount=0.5),
        Of(indicator="war", treaty=None, change=-1, amount=0.25),
        Of(indicator=None, treaty="pact", change=1, amount=-0.5),
        Of(indicator="tea", treaty=None, change=1, amount=0.1),
    )
    best = Of(best=True, line="", terms=terms, changes={}, gain=0.5)
    other = Of(best=False, line="", terms=(changed(terms[2], change=0),), changes={}, gain=-0.25)
    bare = Of(best=False, line="", terms=(), changes={}, gain=0)
    lined = Of(best=False, line="not oil", terms=terms, changes={}, gain=0)
    reply = Of(
        decision_maker="a", changes={}, draws=share(7), moves=(best, other, bare, lined), ladders=()
    )
    report = Of(replies=(reply,), duties=())
    rows = shown(tell_motives(report, ById()))[0][1:]  # type: ignore[arg-type]
    assert [row[:4] for row in rows] == [("a", "as now", "7 of 9 draws", "as now")] * 4
    assert [row[5] for row in rows] == ["+0.50", "-0.25", "+0.00", "+0.00"]
    because = [row[4] for row in rows]
    assert because[0] == "“oil” rises (+0.50), “war” falls (+0.25) and pact is broken (-0.50)"
    assert because[1] == "with that pact is kept (-0.50)"
    assert because[2] == ""
    assert "not oil" in because[3]


def test_what_keeping_a_clause_would_have_to_be_worth() -> None:
    duty = Of(treaty="p", kind="defence", debtor="a", least=0.5, class_needed="major")
    never = changed(duty, least=None, class_needed="none")
    report = Of(replies=(), duties=(duty, never))
    *_, table = shown(tell_motives(report, ById()))  # type: ignore[arg-type]
    assert [row[3:] for row in table[1:]] == [("0.50", "major"), ("not to be had", "none")]
