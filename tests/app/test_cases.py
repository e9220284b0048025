"""Every shipped case is whole: it checks strictly, runs through every stage, and traces to its grounds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.brief.walking import walk
from tightrope.analysis.engines import analyse_model
from tightrope.app.checking import check_folder, load_model
from tightrope.app.folder import Folder, example_names, init_folder
from tightrope.app.gather import Gathered, gather, read_expectations
from tightrope.app.hindsight import compare
from tightrope.app.how import How
from tightrope.app.sources import read_source_notes
from tightrope.brief import compose, to_html
from tightrope.corpus import read_documents
from tightrope.evidence import check_anchor, read_decisions

CASES = example_names()
FIRST = "russia-iran-israel-2025"


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return init_folder(tmp_path_factory.mktemp(request.param) / "case", request.param)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return init_folder(tmp_path_factory.mktemp("first") / "case", FIRST)


def test_there_are_five_cases() -> None:
    assert len(CASES) == 5
    assert FIRST in CASES


def test_case_checks_strictly(case: Folder) -> None:
    assert check_folder(case.path) == ()


def test_every_statement_of_its_brief_has_grounds_that_exist(case: Folder) -> None:
    gathered = gather(case.path, How(draws=5))
    brief = compose(gathered.brief_input())
    assert gathered.reading is not None
    assert gathered.reading.unreadable == ()
    known = {
        *(quote.id for quote in brief.quotes),
        *(assumption.id for assumption in brief.assumptions),
        *(computation.id for computation in brief.computations),
    }
    statements = list(walk(brief))
    assert len(statements) > 20
    for statement in statements:
        assert statement.basis, statement
        assert set(statement.basis) <= known, statement
    assert len(to_html(brief).encode()) < 1_500_000


def test_its_expectations_are_answered(case: Folder) -> None:
    asked = read_expectations(case).expectations
    answers = gather(case.path, How(draws=0)).answers()
    assert [a.id for a in answers] == [q.id for q in asked]
    assert len({a.id for a in answers}) == len(answers)


def test_its_decisions_stand_verbatim_in_its_notes(case: Folder) -> None:
    documents = {document.name: document for document in read_documents([case.sources])}
    notes = read_source_notes(case)
    decisions = read_decisions(case.decisions)
    assert any(decision.judgement == "accepted" for decision in decisions)
    for decision in decisions:
        assert check_anchor(decision.claim, documents[decision.claim.document]), decision.claim
        assert decision.by == "case author"
        if decision.judgement == "accepted":
            assert decision.reliability == notes[decision.claim.document].reliability
        else:
            assert decision.note, decision.claim


def test_first_case_rests_mostly_on_claims(first: Folder) -> None:
    model = load_model(first)
    sections = {
        "ties": model.ties,
        "treaties": tuple(model.treaties.values()),
        "options": tuple(o for named in model.options.values() for o in named.values()),
        "red lines": model.red_lines,
        "events": model.events,
        "scenarios": tuple(model.scenarios.values()),
    }
    for name, elements in sections.items():
        cited = sum(bool(element.cites) for element in elements)
        assert 4 * cited >= 3 * len(elements), name


def test_first_case_knows_nothing_later_than_its_date(first: Folder) -> None:
    model = load_model(first)
    assert model.as_of == "2025-06-20"
    dates = [d for e in model.events for d in (e.date, e.until) if d]
    dates += [d for line in model.red_lines for d in (line.said_on, line.crossed) if d]
    assert max(dates) <= model.as_of
    leaks = re.compile(r"2026|2025-(0[7-9]|1[12])|(2[2-9]|30) June 2025|Al Udeid|Islamabad")
    for path in (first.crisis, first.expectations, *sorted(first.sources.iterdir())):
        assert leaks.findall(path.read_text("utf-8")) == [], path.name


def test_first_case_answers_twenty_of_twenty_five_by_computation(first: Folder) -> None:
    answers = gather(first.path, How(draws=0)).answers()
    computed = [a for a in answers if a.verdict in {"reproduced", "contradicted"}]
    assert len(answers) == 25
    assert len(computed) >= 20
    assert all(a.reason for a in answers if a.verdict in {"put in by hand", "outside the model"})


def test_first_case_will_russia_fight_for_iran(first: Folder) -> None:
    gathered = Gathered(None, load_model(first), How(draws=0))
    assert gathered.analysis.strategy is not None
    assert gathered.analysis.strategy.forecast["russia.military"] == "none"
    scenarios = {s.name: s for s in gathered.scenarios}
    computed = {
        name: s.analysis.strategy.forecast["russia.military"]
        for name, s in scenarios.items()
        if s.analysis.strategy is not None
    }
    assert computed == {
        "status_quo": "none",
        "us_strike": "none",
        "leadership_attacked": "cooperation",
        "cooling": "none",
    }
    verdicts = {e.verdict for s in scenarios.values() for e in s.expectations}
    assert verdicts == {"reproduced"}


def test_first_case_against_the_sealed_events(first: Folder) -> None:
    found = compare(load_model(first), first.path / "sealed.yaml")
    tallies = {tally.by: tally for tally in found.tallies}
    unconditional = tallies["unconditional"]
    assert unconditional.wrong > 0  # it said that the United States would stay out
    assert any(tally.persistence >= tally.right for tally in found.tallies)
    assert "Persistence" in found.page


def test_teaching_case_agrees_with_its_key(tmp_path: Path) -> None:
    folder = init_folder(tmp_path / "key", "two-cities-teaching")
    base = analyse_model(load_model(folder), draws=0)
    assert base.strategy is not None
    assert base.strategy.equilibria["nash"] == 1
    assert base.strategy.equilibria["seq"] == 3
    answers = gather(folder.path, How(draws=0)).answers()
    assert {a.verdict for a in answers} == {"reproduced"}


def test_the_case_where_the_method_fails_says_so(tmp_path: Path) -> None:
    folder = init_folder(tmp_path / "falklands", "falklands-1982")
    answers = {a.id: a for a in gather(folder.path, How(draws=0)).answers()}
    assert answers["K1"].verdict == "contradicted"
    assert answers["K1"].reason
    assert answers["K2"].verdict == "reproduced"
    assert (folder.path / "why-it-fails.md").is_file()


def test_what_would_have_to_change_is_asked_of_the_focal_actor_the_file_names(
    tmp_path: Path,
) -> None:
    folder = init_folder(tmp_path / "case", "falklands-1982")
    made = gather(folder.path, How(draws=5)).brief_input()
    assert made.focal == "argentina"
    assert made.analysis is not None
    assert made.analysis.strategy is not None
    needed = made.analysis.strategy.needed
    assert {change.option for change in needed if change.asked == "option"} == {"argentina.invade"}
