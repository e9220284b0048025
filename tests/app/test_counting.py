"""The verb `count`: outcomes beyond any list, of a folder's model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import tightrope as tw
from tightrope.analysis.strategy.symbolic import OnlyPriorities, TooEntangled
from tightrope.analysis.strategy.symbolic import count as count_of
from tightrope.analysis.strategy.symbolic import diagrams as diagrams_of
from tightrope.app import use_cases
from tightrope.app.how import How
from tightrope.app.result import Table, tell
from tightrope.cli import show
from tightrope.cli.main import cli
from tightrope.errors import TightropeError, UsageMistake

DILEMMA = """
title: Two neighbours arm
as_of: 2026-01-01
actors:
  north: {name: North, kind: state}
  south: {name: South, kind: state}
options:
  north: {arm: {text: arms, now: yes, assumption: a test}}
  south: {arm: {text: arms, now: yes, assumption: a test}}
priorities:
  north:
    - {want: not (south.arm and not north.arm), assumption: a test}
    - {want: north.arm iff south.arm, assumption: a test}
    - {want: not south.arm, assumption: a test}
  south:
    - {want: not (north.arm and not south.arm), assumption: a test}
    - {want: north.arm iff south.arm, assumption: a test}
    - {want: not north.arm, assumption: a test}
scenarios:
  pledge: {text: North disarms, assume: {north.arm: no}, assumption: a test}
"""


def folder(tmp_path: Path, text: str = DILEMMA) -> Path:
    place = tmp_path / "w"
    (place / "sources").mkdir(parents=True)
    (place / "crisis.yaml").write_text(text, "utf-8")
    return place


def large(tmp_path: Path, each: int) -> Path:
    sides = ("north", "south")
    lines = ["title: Many options", "as_of: 2026-01-01", "actors:"]
    lines += [f"  {side}: {{name: {side.title()}, kind: state}}" for side in sides]
    lines.append("options:")
    for side in sides:
        lines.append(f"  {side}:")
        lines += [f"    o{k}: {{text: does {k}, now: no, assumption: a test}}" for k in range(each)]
    lines.append("priorities:")
    for one, other in (sides, sides[::-1]):
        lines.append(f"  {one}:")
        lines += [
            f"    - {{want: {one}.o{k} iff {other}.o{k}, assumption: a test}}" for k in range(each)
        ]
    return folder(tmp_path, "\n".join(lines) + "\n")


def test_the_verb_counts_what_analyse_lists(tmp_path: Path) -> None:
    place = folder(tmp_path)
    counted = use_cases.count(place)
    listed = use_cases.analyse(place).base.strategy
    assert listed is not None
    assert {one.concept: one.count for one in counted.held if one.concept != "sseq"} == dict(
        listed.equilibria
    )
    body = counted.to_json()
    assert body["schema"] == "count/1"
    assert body["states"] == 4
    assert body["today_holds"] == dict.fromkeys(("nash", "gmr", "smr", "seq", "sseq"), True)


def test_a_game_that_analyse_refuses_is_counted(tmp_path: Path) -> None:
    place = large(tmp_path, 20)
    with pytest.raises(TightropeError, match="too many states"):
        use_cases.analyse(place)
    (held,) = use_cases.count(place, ["nash"]).held
    assert held.count == 2**20  # whatever one side does, the other does too
    assert held.shares["north.o0"] == {"no": 0.5, "yes": 0.5}
    assert len(held.sampled) == 3
    assert all(state["north.o7"] == state["south.o7"] for state in held.sampled)


@pytest.mark.parametrize("each", [9, 14])
def test_a_game_with_too_many_states_to_rank_goes_out_and_in_and_counts_the_same(
    tmp_path: Path, each: int
) -> None:
    place = large(tmp_path, each)
    file, back = tmp_path / "large.gmcr", tmp_path / "back"
    use_cases.export_model(place, "conflict", "gmcr", file)
    assert "preferenceRanking" not in file.read_text("utf-8")
    use_cases.import_files([file], into=back)
    mine, other = (use_cases.count(one, sampled=0) for one in (place, back))
    assert [held.count for held in mine.held] == [held.count for held in other.held]
    assert mine.report.states == other.report.states


def test_outcomes_are_narrowed_to_a_formula_and_to_a_scenario(tmp_path: Path) -> None:
    place = folder(tmp_path)
    (all_,) = use_cases.count(place, ["seq"]).held
    (disarmed,) = use_cases.count(place, ["seq"], where="not north.arm").held
    (armed,) = use_cases.count(place, ["seq"], where="north.arm").held
    assert all_.count == disarmed.count + armed.count == 2
    pledged = use_cases.count(place, ["seq"], scenario="pledge").report
    assert pledged.states == 2


def test_how_many_states_a_formula_leaves_is_said_and_that_none_does(tmp_path: Path) -> None:
    place = str(folder(tmp_path))
    some = CliRunner().invoke(cli, ["count", place, "--concept", "seq", "--where", "north.arm"])
    assert "counted where north.arm: 2 possible states" in some.output
    never = "north.arm and not north.arm"
    none = CliRunner().invoke(cli, ["count", place, "--concept", "seq", "--where", never])
    assert f"counted where {never}: no possible state fits" in none.output
    assert use_cases.count(Path(place), ["seq"], where=never).to_json()["fitting"] == 0
    assert use_cases.count(Path(place), ["seq"]).to_json()["fitting"] is None


def test_that_it_may_take_long_is_said_beforehand_where_statements_are_wide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder(tmp_path)
    for least, said in ((2, []), (1, ["statements wait for up to 1 options at once"])):
        monkeypatch.setattr(count_of, "WIDE", least)
        told: list[str] = []
        use_cases.count(place, ["nash"], how=How(on_note=told.append))
        assert [note.partition(":")[0] for note in told] == said


def test_long_counting_says_now_and_then_what_it_is_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(folder(tmp_path))
    clock = iter(range(0, 1000, 6))
    monkeypatch.setattr(show, "monotonic", lambda: next(clock))
    told = CliRunner().invoke(cli, ["count", place, "--concept", "seq"])
    lines = told.stderr.splitlines()
    assert lines[0] == "counting: seq: south (18 s so far)"
    assert all(line.startswith("counting: seq: ") for line in lines)
    monkeypatch.setattr(show, "monotonic", lambda: 0.0)
    assert CliRunner().invoke(cli, ["count", place, "--concept", "seq"]).stderr == ""


def test_every_answer_looked_for_is_a_step(tmp_path: Path) -> None:
    told: list[str] = []
    use_cases.count(folder(tmp_path), ["nash", "gmr"], how=How(on_step=told.append))
    assert list(dict.fromkeys(told)) == [
        "nash: north",
        "nash: south",
        "gmr: north",
        "gmr: north, answers of south",
        "gmr: south",
        "gmr: south, answers of north",
    ]


def test_what_is_shown_names_concepts_shares_and_reasons(tmp_path: Path) -> None:
    shown = CliRunner().invoke(cli, ["count", str(folder(tmp_path)), "--concept", "seq"])
    assert shown.exit_code == 0, shown.output
    assert "4 possible states, none listed" in shown.output
    assert "no 50.0 %, yes 50.0 %" in shown.output
    assert "Today's situation under SEQ" in shown.output
    assert "North stays" in shown.output


def test_what_is_shown_of_today_is_whether_it_holds_or_is_against_a_rule(tmp_path: Path) -> None:
    ruled = "rules: [{never: not north.arm and south.arm, because: a pact, assumption: a test}]\n"
    calm = DILEMMA.replace("arms, now: yes", "arms, now: no", 1)
    cases = (
        (DILEMMA, None, "holds"),
        (calm, None, "does not hold"),
        (DILEMMA + ruled, "pledge", "against a rule"),
    )
    for text, scenario, told in cases:
        place = folder(tmp_path / told, text)
        shown = tell(use_cases.count(place, ["nash"], scenario=scenario))
        (row,) = next(one for one in shown if isinstance(one, Table)).rows
        assert row[2] == told


def test_the_notebook_counts_as_the_shell_does(tmp_path: Path) -> None:
    place = folder(tmp_path)
    assert tw.open_crisis(place).count("seq").report == use_cases.count(place, ["seq"]).report


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ({"concepts": ["sek"]}, "no such concept: 'sek'"),
        ({"where": "north.arms"}, "north.arm"),
        ({"scenario": "pledged"}, "pledge"),
    ],
)
def test_a_mistake_is_one_line(tmp_path: Path, mistake: dict[str, Any], said: str) -> None:
    with pytest.raises(TightropeError, match=said) as raised:
        use_cases.count(folder(tmp_path), **mistake)
    assert "\n" not in str(raised.value)


def test_an_unknown_concept_is_refused_before_anything_is_counted(tmp_path: Path) -> None:
    with pytest.raises(UsageMistake):
        use_cases.count(folder(tmp_path), ["sim"])


def test_sim_is_said_to_be_elsewhere_and_capitals_do_not_matter(tmp_path: Path) -> None:
    place = folder(tmp_path)
    with pytest.raises(UsageMistake, match=r"SIM is not counted .* analyse --concept sim has it"):
        use_cases.count(place, ["SIM"])
    assert use_cases.count(place, ["SEQ"]).held == use_cases.count(place, ["seq"]).held


def test_wants_that_are_no_priorities_are_refused_by_name(tmp_path: Path) -> None:
    text = DILEMMA.partition("  north:\n    - {want")[0] + (
        "  south:\n    - {want: not north.arm, assumption: a test}\n"
        "rankings:\n  north:\n    - {states: not south.arm, assumption: a test}\n"
        "    - {states: south.arm, assumption: a test}\n"
    )
    with pytest.raises(OnlyPriorities, match="north: a ranking"):
        use_cases.count(folder(tmp_path, text))


def test_no_room_for_the_sets_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("dd.cudd")
    monkeypatch.setattr(diagrams_of, "MEMORY", 3_000_000)
    with pytest.raises(TooEntangled, match="options at once"):
        use_cases.count(large(tmp_path, 20))
