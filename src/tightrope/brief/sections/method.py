"""How it was computed: settings of every engine, seed, version and hash of the input."""

from __future__ import annotations

from collections.abc import Mapping

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Block, Column, Finding, Fold, Row, Section

_ENGINE = {
    "strategy": "k-stability",
    "alignment": "k-balance",
    "commitments": "k-commitments",
    "effects": "k-effects",
}


def write_method(desk: Desk) -> Section:
    """Settings as a table; the definitions themselves are the brief's computations."""
    write = Writer(desk, "method")
    blocks: list[Block] = [
        Finding(
            (
                write.say(
                    "Robustness is not probability: “holds in 412 of 500 draws” says how little a "
                    "finding depends on the exact order of priorities, and nothing about how often "
                    "it will come about.",
                    computed=["k-robustness"],
                ),
                write.say(_probabilities(desk), computed=["k-robustness"]),
            ),
            kind="notice",
        )
    ]
    rows = [
        row for engine, method in _methods(desk).items() for row in _rows(write, engine, method)
    ]
    rows.append(
        write.row(("Brief", "version", desk.given.version or "unknown"), computed=["k-counts"])
    )
    rows.append(
        write.row(
            ("Brief", "input hash", desk.given.input_hash or "unknown"), computed=["k-counts"]
        )
    )
    heads = Column.found("Engine", "Setting", "Value")
    table = write.table("settings", "Settings, seeds and versions", heads, rows)
    blocks.append(Fold("Settings, seeds and versions", (table,)))
    return Section("method", "How it was computed", tuple(blocks))


def _probabilities(desk: Desk) -> str:
    crisis = desk.given.crisis
    put_in = crisis is not None and any(s.probability for s in crisis.energy_shocks.values())
    said = "those of energy shocks are put in by a person and say so"
    if desk.given.forecast is not None:
        own = "Probabilities stand only beside what comes next in time, from one model of moves"
        return f"{own}; {said}." if put_in else f"{own}."
    if put_in:
        return f"No number in this brief is computed as a probability; {said}."
    return "No number in this brief is a probability."


def _methods(desk: Desk) -> dict[str, Mapping[str, str | int]]:
    reports = {
        "strategy": desk.strategy,
        "alignment": desk.alignment,
        "commitments": desk.commitments,
        "effects": desk.effects,
    }
    return {name: report.method for name, report in reports.items() if report is not None}


def _rows(write: Writer, engine: str, method: Mapping[str, str | int]) -> list[Row]:
    return [
        write.row(
            (engine.capitalize(), key.replace("_", " "), str(value)), computed=[_ENGINE[engine]]
        )
        for key, value in method.items()
    ]
