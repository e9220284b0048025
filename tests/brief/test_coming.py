"""What comes next, in the annex of a brief: what it is worth first, then sentences and a table."""

from __future__ import annotations

from tests.dynamics.crises import quarrel
from tightrope.analysis.dynamics.forecast import forecast_model
from tightrope.brief import BriefInput, compose
from tightrope.brief.definitions import DEFINITIONS
from tightrope.brief.page import Finding, Table


def sections(given: BriefInput) -> dict[str, object]:
    return {section.id: section for section in compose(given).sections}


def test_the_section_says_what_its_numbers_are_worth_before_it_gives_any() -> None:
    model = quarrel()
    report = forecast_model(model, (), draws=4)
    (section,) = [
        s for s in compose(BriefInput(crisis=model, forecast=report)).sections if s.id == "coming"
    ]
    first, second, table = section.blocks
    assert isinstance(first, Finding)
    assert first.kind == "notice"
    assert first.sentences[0].text.startswith("These are probabilities of one model")
    assert "still is as today in 12 weeks" in first.sentences[-1].text
    assert len(second.sentences) == 3
    assert "within 12 weeks" in second.sentences[0].text
    assert isinstance(table, Table)
    assert table.columns[1:] == (
        "by week 1", "by week 2", "by week 4", "by week 8", "by week 12",
        "Eight draws in ten, at the end",
    )  # fmt: skip
    shown = [row.cells[-2].text for row in table.rows]
    best = max(report.curves, key=lambda one: one.probability[-1])
    assert len(shown) == len(report.curves)
    assert table.rows[0].cells[-1].text.count("%") == 2
    assert f"{100 * best.probability[-1]:.0f}%" == shown[0]
    assert "not robustness" in DEFINITIONS["k-coming"][1]


def test_without_a_forecast_there_is_no_such_section() -> None:
    assert "coming" not in sections(BriefInput(crisis=quarrel()))
    short = forecast_model(quarrel(), (), weeks=2, draws=2)
    (section,) = [
        s
        for s in compose(BriefInput(crisis=quarrel(), forecast=short)).sections
        if s.id == "coming"
    ]
    assert section.blocks[-1].columns[1:3] == ("by week 1", "by week 2")
