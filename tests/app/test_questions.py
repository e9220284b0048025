"""What the analysis of a folder says of what would have to be wanted otherwise."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from tightrope.analysis.engines import analyse_model
from tightrope.app.gathered.asking import ask_what_decides, ask_what_is_needed
from tightrope.cli.main import cli
from tightrope.crisis import parse_crisis

CRISIS = """
title: Two
actors: {a: {name: Arden}, b: {name: Brin}}
options:
  a: {strike: {text: Strike, now: no, assumption: seen}}
  b: {arm: {text: Arm, now: yes, assumption: seen}}
priorities:
  a:
    - {want: "not a.strike", assumption: said}
    - {want: "a.strike if b.arm", assumption: said}
  b:
    - {want: "b.arm", assumption: said}
"""


def test_the_statement_whose_place_decides_is_found() -> None:
    model = parse_crisis(CRISIS).model
    base = analyse_model(model, draws=20)
    assert base.strategy is not None
    assert base.strategy.needed == base.strategy.deciding == ()
    asked = ask_what_decides(model, base, draws=60, seed=0).strategy
    assert asked is not None
    # Strike or not hangs on which of Arden's two statements comes first, and on nothing else.
    assert {d.decision_maker for d in asked.deciding} == {"a"}
    assert len(asked.deciding) == 2
    assert all(d.draws == 60 and d.flips > 0.1 for d in asked.deciding)
    assert [n.asked for n in ask_what_is_needed(model, base)] == ["breaks", "option"]


def test_without_draws_nothing_is_sampled() -> None:
    model = parse_crisis(CRISIS).model
    base = analyse_model(model, draws=0)
    asked = ask_what_decides(model, base, draws=0, seed=0).strategy
    assert asked is not None
    assert asked.deciding == ()
    assert ask_what_is_needed(model, base), "what would have to be wanted needs no draws"


def test_analyse_prints_it(tmp_path: Path) -> None:
    (tmp_path / "crisis.yaml").write_text(CRISIS, encoding="utf-8")
    (tmp_path / "sources").mkdir()
    result = CliRunner().invoke(cli, ["analyse", str(tmp_path), "--draws", "60"])
    assert result.exit_code == 0, result.output
    assert "Arden puts “Arden strikes if Brin arms” above “Arden does not strike”." in result.output
    assert "depends most on how high Arden ranks" in result.output
    assert "Who would leave together: Coalitions of every size were looked at." in result.output
