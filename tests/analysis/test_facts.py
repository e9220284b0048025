"""Facts: every engine gives them with keys of their own, and a comparison misses none."""

from __future__ import annotations

import pytest

from tests.articles import CRISIS
from tightrope.analysis.engines import analyse_model, engines, facts_of
from tightrope.analysis.facts import (
    SIZES,
    Difference,
    Fact,
    FactKey,
    Grounds,
    Share,
    compare_facts,
)
from tightrope.app.store.folder import example_names, init_folder
from tightrope.crisis import apply_change, parse_change, parse_crisis, read_crisis

FORECAST = FactKey("forecast", ("a.strike",))
MODEL = parse_crisis(CRISIS).model


@pytest.mark.parametrize("name", example_names())
def test_no_two_facts_of_a_shipped_case_have_one_key(name: str, tmp_path) -> None:
    folder = init_folder(tmp_path / "w", name)
    facts = facts_of(analyse_model(read_crisis(folder.crisis).model, draws=0))
    keys = [fact.key for fact in facts]
    assert len(set(keys)) == len(keys) > 0


def test_every_engine_names_a_report_and_says_what_it_lacks() -> None:
    empty = parse_crisis("title: Nothing\nactors: {a: {name: Arden}}\n").model
    analysis = analyse_model(empty)
    assert set(analysis.missing) == set(engines())
    assert facts_of(analysis) == ()
    full = analyse_model(MODEL, draws=0)
    assert all((getattr(full, name) is None) == (name in full.missing) for name in engines())
    assert all(engine.name == name for name, engine in engines().items())


def test_the_facts_of_the_quarrel_are_those_of_its_reports() -> None:
    facts = {fact.key: fact for fact in facts_of(analyse_model(MODEL, draws=0))}
    assert facts[FactKey("forecast", ("algeria.cut",))].value == "no"
    assert facts[FactKey("status_quo", ("seq",))].value is True
    assert facts[FactKey("states")].value == 4
    assert facts[FactKey("strain", ("spain",))].value == Share(1, 1)
    (line,) = MODEL.red_lines
    assert facts[FactKey("red_line", (line.id,))].value == "credible"
    assert facts[FactKey("deters", (line.id,))].value == "yes"


def test_a_change_of_the_model_shows_as_differences_of_values() -> None:
    changed = apply_change(MODEL, parse_change("spain.side=yes", MODEL))
    before, after = analyse_model(MODEL, draws=0), analyse_model(changed, since=MODEL, draws=0)
    found = {d.key: d for d in compare_facts(facts_of(before), facts_of(after))}
    cut = found[FactKey("forecast", ("algeria.cut",))]
    assert cut.before is not None
    assert cut.after is not None
    assert (cut.before.value, cut.after.value) == ("no", "yes")


def test_nothing_differs_from_itself() -> None:
    facts = facts_of(analyse_model(MODEL, draws=0))
    assert compare_facts(facts, facts) == ()


def test_what_is_found_on_one_side_only_differs() -> None:
    fact = Fact(FORECAST, None)
    assert compare_facts([fact], []) == (Difference(fact, None),)
    assert compare_facts([], [fact]) == (Difference(None, fact),)


def test_open_is_not_absent_and_yes_is_not_one() -> None:
    differs = compare_facts([Fact(FORECAST, True)], [Fact(FORECAST, 1)])
    assert [d.key for d in differs] == [FORECAST]
    assert compare_facts([Fact(FORECAST, None)], [Fact(FORECAST, None)]) == ()


def test_other_grounds_alone_are_no_difference() -> None:
    one, other = Grounds(("c1",), ()), Grounds(("c2", "c1"), ("guess",))
    assert compare_facts([Fact(FORECAST, "no", one)], [Fact(FORECAST, "no", other)]) == ()
    (differs,) = compare_facts([Fact(FORECAST, "no", one)], [Fact(FORECAST, "yes", other)])
    assert differs.grounds == Grounds(("c1", "c2"), ("guess",))


def test_counts_of_states_are_sizes_and_forecasts_are_not() -> None:
    sizes = {
        kind
        for engine in engines().values()
        for kind in engine.kinds
        if Difference(None, Fact(FactKey(kind, ("x",)), 1)).is_size
    }
    assert sizes == SIZES == {"equilibria", "states"}


def test_a_kind_that_its_engine_does_not_declare_is_a_fault(monkeypatch) -> None:
    effects = engines()["effects"]
    moods = [Fact(FactKey("moods", ()), "glum")]
    monkeypatch.setattr(type(effects), "facts", lambda self, report: iter(moods))
    with pytest.raises(ValueError, match="effects gives a kind of fact it does not declare: moods"):
        facts_of(analyse_model(MODEL, draws=0))


def test_no_two_engines_declare_one_kind() -> None:
    declared = [kind for engine in engines().values() for kind in engine.kinds]
    assert len(declared) == len(set(declared))


def test_records_are_flat_and_leave_out_the_side_where_nothing_was_found() -> None:
    fact = Fact(FORECAST, None, Grounds(("c1",), ("guess",)))
    assert fact.to_record() == {
        "kind": "forecast",
        "of": ("a.strike",),
        "value": None,
        "cites": ("c1",),
        "assumptions": ("guess",),
    }
    gone, came = Difference(fact, None).to_record(), Difference(None, fact).to_record()
    assert ("before" in gone, "after" in gone) == (True, False)
    assert ("before" in came, "after" in came) == (False, True)
    assert gone["before"] is None
    assert gone["cites"] == came["cites"] == ("c1",)
