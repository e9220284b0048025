"""Ties of a crisis netted, dated and read; dependence in words; networks in and out."""

from __future__ import annotations

import pytest

from tightrope.analysis.alignment import (
    TemporalTie,
    TieNetwork,
    analyse_alignment,
    analyse_series,
)
from tightrope.analysis.alignment.balance import balance_of
from tightrope.analysis.alignment.errors import DateUnreadable, SelfTie, UnknownActor
from tightrope.analysis.alignment.network import first_day, last_day, net_ties, next_span, stands_on
from tightrope.crisis.model import CrisisModel


def crisis(ties, *, dependence=(), as_of="2024-06", actors="abcd"):
    return CrisisModel.model_validate(
        {
            "title": "t",
            "as_of": as_of,
            "actors": {a: {"name": a.upper()} for a in actors},
            "ties": ties,
            "dependence": dependence,
        }
    )


def tie(a, b, sign, **fields):
    return {"from": a, "to": b, "sign": sign, **fields}


def test_ties_of_the_kinds_that_decide_are_netted_by_strength():
    report = analyse_alignment(
        crisis([
            tie("a", "b", "+", kind="energy", strength="strong", cites=("c1",)),
            tie("b", "a", "-", kind="arms", strength="weak", assumption="guess"),
            tie("a", "c", "+"), tie("c", "a", "-"),
        ])
    )  # fmt: skip
    whole, energy, arms, political = report.layers
    first, second = whole.ties
    assert (first.sign, first.weight, first.kinds) == (-1, 1.0, ("energy", "arms"))
    assert (first.decided_by, first.contested) == (("arms",), True)
    assert (first.cites, first.assumptions) == (("c1",), ("guess",))
    assert (second.sign, second.weight) == (0, 0.0)
    assert [layer.layer for layer in report.layers] == ["all", "energy", "arms", "political"]
    assert (energy.ties[0].sign, arms.ties[0].sign, political.ties[0].sign) == (1, -1, 0)


@pytest.mark.parametrize(
    ("since", "until", "when", "stands"),
    [
        (None, None, "2024-06", True),
        ("2024", None, "2024-06", True),
        ("2024-07", None, "2024-06", False),
        ("2024-07", None, "2024", True),
        (None, "2024-05", "2024-06", False),
        (None, "2024", "2024-06-30", True),
        ("2020", "2022", "2021-01-01", True),
        (None, "2020", None, False),
        ("2020", None, None, True),
    ],
)
def test_a_tie_stands_where_its_span_may_touch_the_date(since, until, when, stands):
    assert stands_on(since, until, when) is stands


def test_partial_dates_are_spans():
    assert first_day("2024-02").isoformat() == "2024-02-01"
    assert last_day("2024-02").isoformat() == "2024-02-29"
    assert [next_span(t) for t in ("2023", "2023-12", "2024-02-28")] == [
        "2024",
        "2024-01",
        "2024-02-29",
    ]


@pytest.mark.parametrize("text", ["June", "2024-13", "2024-02-30", "", "2024-1-1-1"])
def test_a_date_that_is_none_is_refused(text):
    with pytest.raises(DateUnreadable, match="not a date"):
        analyse_alignment(crisis([tie("a", "b", "+", since="2020")]), as_of=text or "x")


def test_strain_moves_when_ties_begin_and_end():
    report = analyse_alignment(
        crisis([
            tie("a", "b", "+", since="2019"), tie("a", "c", "+", since="2020"),
            tie("b", "c", "-", since="2021-05"), tie("a", "c", "-", since="2023"),
            tie("a", "c", "-", since="2023"), tie("a", "b", "+", until="2018"),
            tie("b", "c", "-", since="2030"),
        ])
    )  # fmt: skip
    assert report.over_time == (
        ("2019", "a", 0.0), ("2020", "a", 0.0), ("2021-05", "a", 1.0), ("2023", "a", 0.0),
        ("2024-06", "a", 0.0),
    )  # fmt: skip
    assert report.pivots == ()


def test_the_date_can_be_chosen():
    model = crisis([tie("a", "b", "+", until="2022"), tie("a", "c", "+", since="2023")])
    assert [(t.a, t.b) for t in analyse_alignment(model, as_of="2021").layers[0].ties] == [
        ("a", "b")
    ]
    assert [(t.a, t.b) for t in analyse_alignment(model).layers[0].ties] == [("a", "c")]


def test_no_ties_give_an_empty_layer():
    report = analyse_alignment(crisis([]))
    assert [layer.layer for layer in report.layers] == ["all"]
    assert report.layers[0].ties == ()


def need(of, on, name, share=None, replaceable="unknown"):
    return {"of": of, "on": on, "need": name, "share": share, "replaceable": replaceable}


@pytest.mark.parametrize(
    ("needs", "influence"),
    [
        ([need("a", "b", "gas", 0.5, "hardly"), need("b", "a", "transit", 0.5, "easily")], "b"),
        (
            [need("a", "b", "gas", 0.3, "hardly"), need("b", "a", "grain", 0.5, "with difficulty")],
            "even",
        ),
        ([need("b", "a", "arms", 0.8, "hardly")], "a"),
        ([need("a", "b", "gas", 0.5, "hardly"), need("b", "a", "cover")], "open"),
        ([need("a", "b", "gas", 0.9, "hardly"), need("b", "a", "grain", 0.2)], "b"),
    ],
)
def test_influence_is_read_only_as_far_as_needs_are_known(needs, influence):
    (found,) = analyse_alignment(crisis([], dependence=needs)).dependence
    assert found.influence == influence
    assert (found.a, found.b, found.by) == ("a", "b", "greatest need")


def test_an_unknown_share_stays_unknown():
    (found,) = analyse_alignment(crisis([], dependence=[need("a", "b", "gas")])).dependence
    (gas,) = found.a_on_b
    assert (gas.share, gas.replaceable, gas.sensitivity) == (None, "unknown", (0.0, 1.0))
    assert gas.vulnerability == (0.0, 1.0)
    assert not gas.known


def test_sensitivity_is_the_share_and_vulnerability_what_is_hard_to_replace_of_it():
    (found,) = analyse_alignment(
        crisis([], dependence=[need("a", "b", "gas", 0.5, "with difficulty")])
    ).dependence
    (gas,) = found.a_on_b
    assert gas.sensitivity == (0.5, 0.5)
    assert gas.vulnerability == (0.3, 0.3)
    assert gas.known


def test_splitting_a_need_into_three_does_not_reverse_the_reading():
    gas = need("a", "b", "gas", 0.9, "hardly")
    whole = crisis([], dependence=[gas, need("b", "a", "arms", 0.5, "hardly")])
    parts = [need("b", "a", name, 0.5, "hardly") for name in ("jets", "drones", "shells")]
    split = crisis([], dependence=[gas, *parts])
    assert [r.influence for m in (whole, split) for r in analyse_alignment(m).dependence] == [
        "b",
        "b",
    ]


def test_needs_are_added_up_only_where_all_have_a_weight():
    needs = [
        need("a", "b", "gas", 0.6, "hardly"),
        need("b", "a", "jets", 0.5, "hardly"),
        need("b", "a", "grain", 0.5, "hardly"),
    ]
    weighted = [dict(n, weight=1.0) for n in needs]
    (found,) = analyse_alignment(crisis([], dependence=weighted)).dependence
    assert (found.by, found.influence) == ("weights", "a")
    assert found.vulnerability == ((0.6, 0.6), (1.0, 1.0))
    (unweighted,) = analyse_alignment(crisis([], dependence=[*weighted[:2], needs[2]])).dependence
    assert (unweighted.by, unweighted.influence) == ("greatest need", "even")


@pytest.mark.parametrize(
    ("sections", "error", "said"),
    [
        ({"ties": [tie("a", "bb", "+")]}, UnknownActor, "ties[1]: "),
        ({"ties": [tie("a", "a", "+")]}, SelfTie, "ties[1]: "),
        ({"ties": [], "dependence": [need("a", "z", "gas")]}, UnknownActor, "dependence[1]: "),
        ({"ties": [], "dependence": [need("a", "a", "gas")]}, SelfTie, "dependence[1]: "),
    ],
)
def test_a_broken_tie_or_need_is_one_clear_line(sections, error, said):
    with pytest.raises(error) as caught:
        analyse_alignment(crisis(**sections))
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


NETWORK = TieNetwork(
    {"a": "Arcadia", "b": "Borduria & Co", "c": "Carpania"},
    (
        TemporalTie("a", "b", "arms", 1, 2.5, "2019", "2023-05", ("c1", "c2"), None),
        TemporalTie("b", "a", "arms", -1, 1.0, None, None, (), "a guess"),
        TemporalTie("a", "b", "energy", 1, 1.0, "2020-02-24", None),
        TemporalTie("b", "c", "energy", -1, 3.0),
    ),
)


def test_a_series_agrees_with_one_date_at_a_time():
    done = []
    series = analyse_series(
        NETWORK, ["2018", "2021", "2024"], progress=lambda now, total: done.append((now, total))
    )
    assert done[-1] == (9, 9)
    assert [(s.date, s.layer) for s in series[:3]] == [
        ("2018", "all"),
        ("2018", "arms"),
        ("2018", "energy"),
    ]
    for one in series:
        ties = net_ties(NETWORK.standing(one.date), one.layer)
        single = balance_of(one.layer, one.date, ties)
        assert one.ties == sum(t.sign != 0 for t in ties)
        assert (one.frustration_index, one.camps) == (single.frustration_index, single.camps)
        assert (one.triads, one.balanced_share) == (len(single.triads), single.balanced_share)


def test_a_series_counts_pivots_like_the_report():
    ties = [
        ("p", "a", 1),
        ("p", "b", 1),
        ("p", "c", 1),
        ("a", "b", -1),
        ("b", "c", -1),
        ("a", "c", 1),
    ]
    network = TieNetwork(
        dict.fromkeys("abcp", "x"), tuple(TemporalTie(u, v, "arms", s, 1.0) for u, v, s in ties)
    )
    (whole, _) = analyse_series(network, ["2000"])
    assert whole.triads == 4
    assert whole.balanced_share == pytest.approx(0.5)
    assert whole.pivots == (("p", 2, pytest.approx(2 / 3)),)


def test_a_series_counts_ties_that_begin_on_the_last_day_or_end_on_the_first():
    ties = (
        TemporalTie("a", "b", "arms", 1, 1.0, "2020-12-31", None),
        TemporalTie("b", "c", "arms", 1, 1.0, None, "2020-01-01"),
        TemporalTie("a", "c", "arms", 1, 1.0, "2021-01-01", None),
        TemporalTie("c", "d", "arms", 1, 1.0, None, "2019-12-31"),
    )
    network = TieNetwork({name: name for name in "abcd"}, ties)
    (whole, _) = analyse_series(network, ["2020"])
    assert whole.ties == 2 == len(network.standing("2020"))


def test_a_series_does_not_depend_on_the_number_of_processes():
    dates = [str(year) for year in range(2010, 2025)]
    assert analyse_series(NETWORK, dates, workers=2) == analyse_series(NETWORK, dates)
