"""What `check` passes every verb accepts: odd files are refused by check, or analysed and briefed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tightrope.app.how import How
from tightrope.app.model.checking import check_folder
from tightrope.app.use_cases import analyse, brief, expectations
from tightrope.crisis.errors import CrisisNotYaml

HEAD = "title: T\nactors: {a: {name: A}, b: {name: B}, c: {name: C}}\n"
GAME = (
    "options:\n  a: {x: {text: X, now: no}, y: {text: Y, levels: [lo, mid, hi], now: mid}}\n"
    "  b: {z: {text: Z, now: yes}}\n"
    "priorities: {a: [{want: a.x if b.z}, {want: a.y == hi}], b: [{want: not a.x}]}\n"
)
# Each section, well and badly: what is not named here is left out.
PARTS = {
    "as_of": ["2025-06-20", "2025", "٢٠٢٥", "2025-13"],
    "focal": ["a", "nobody"],
    "ties": [
        '[{from: a, to: b, sign: "-"}, {from: b, to: c, sign: +, since: 2020, until: 2021}]',
        "[{from: a, to: a, sign: +}]",
        "[{from: a, to: b, sign: +, since: 2022, until: 2020}]",
    ],
    "dependence": ["[{of: a, on: b, need: gas, share: 0.4}]", "[{of: a, on: b, need: gas, share: 40}]"],
    "treaties": [
        "{t: {parties: [a, b], obliges: [defence, water]}}",
        ("{t: {parties: [a, b, c], in_force: 2001, members: {c: {since: 2010, reserves: [defence]}}, "
        "suspensions: [{by: a, since: 2020}], breaches: [{on: 2022, by: b, ends: yes}], obliges: [defence]}}"),
        "{t: {parties: [a]}}",
        "{t: {parties: [a, b], members: {c: {since: 2000}}}}",
    ],
    "red_lines": [
        "[{by: a, against: b, if: b.z, then: a.x}, {by: c, against: a, if: a.x}]",
        "[{by: a, against: b, if: b.z, supposed: {then: a.y >= mid, by: R}}]",
        "[{by: a, against: b, if: b.z, then: b.z}]",
        "[{by: a, against: b, if: c.q}]",
    ],
    "offers": ["[{by: a, to: b, if: not b.z, then: not a.x}]", "[{by: a, to: b, if: b.z, then: b.z}]"],
    "demands": ["[{by: c, of: a, wants: a.y == lo, deadline: 2024}]"],
    "rules": ["[{never: a.x and b.z}]", "[{never: b.z}]", "[{always: a.x and not a.x}]", "[{}]"],
    "indicators": ["{i: {name: I}, j: {name: J, good_for: [a]}}", "{i: {name: I, level: huge}}"],
    "effects": [
        '[{from: a.x, to: i, sign: +}, {from: i, to: j, sign: "-", strength: strong}]',
        "[{from: a.y >= mid, to: i, sign: +, if: b.z}]",
        "[{from: a.x, to: k, sign: +}]",
        "[{from: i, to: j, sign: +, strength: strong}, {from: j, to: i, sign: +, strength: strong}]",
    ],
    "energy_shocks": [
        "{s: {world: 100, lost: [1, 2, 3], if: a.x}}",
        "{s: {world: 100, lost: 101}}",
        "{s: {world: .inf, lost: 1}}",
        "{s: {world: 100, lost: 1, probability: 2}}",
    ],
    "events": [
        "[{date: 2025-01, text: E, moves: {a.y: {from: lo, to: mid}}}]",
        "[{date: 2025-01, text: E, moves: {a.y: mid}}]",
        "[{date: 2030, text: E, sealed: yes, moves: {a.x: yes}}]",
        "[{date: 2025-01, text: ' '}]",
    ],
    "scenarios": [
        "{s: {assume: {a.x: yes}, expect: {b.z: no}}}",
        "{s: {assume: {i: high}}}",
        "{s: {assume: {a.x: perhaps}}}",
        "{s: {}}",
    ],
    "interests": ["{c: [{in: i, wants: high, weight: vital}]}", "{a: [{duty: t, weight: major}]}"],
}  # fmt: skip

FEW = How(draws=4)

models = st.fixed_dictionaries({}, optional={key: st.sampled_from(PARTS[key]) for key in PARTS})


def told(folder: Path, text: str) -> list[str]:
    (folder / "crisis.yaml").write_text(text, "utf-8")
    try:
        return [str(f) for f in check_folder(folder) if f.severity == "error"]
    except CrisisNotYaml as error:
        return [str(error)]


def file_of(parts: dict[str, str], with_game: bool) -> str:
    sections = "".join(f"{key}: {value}\n" for key, value in parts.items())
    return HEAD + (GAME if with_game else "") + sections


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(models, st.booleans())
@example({"treaties": PARTS["treaties"][1]}, False)
@example({"ties": PARTS["ties"][0]}, False)
@example({"indicators": PARTS["indicators"][0], "effects": PARTS["effects"][1]}, True)
@example({"indicators": PARTS["indicators"][0], "scenarios": PARTS["scenarios"][1]}, True)
@example({"demands": PARTS["demands"][0], "offers": PARTS["offers"][0], "as_of": "2025"}, True)
def test_what_check_passes_is_analysed_and_briefed(
    tmp_path: Path, parts: dict[str, str], with_game: bool
) -> None:
    if not told(tmp_path, file_of(parts, with_game)):
        analyse(tmp_path, how=FEW)
        brief(tmp_path, tmp_path / "brief.html", how=FEW)


@pytest.mark.parametrize("part", [(key, value) for key, own in PARTS.items() for value in own])
def test_every_part_alone_is_refused_with_its_line_or_accepted(
    tmp_path: Path, part: tuple[str, str]
) -> None:
    text = file_of(dict([part]), with_game=True)
    for line in told(tmp_path, text):
        place, number, _ = line.split(":", 2)
        assert place == "crisis.yaml"
        assert 1 <= int(number) <= text.count("\n")


def test_expectations_that_check_passes_are_answered(tmp_path: Path) -> None:
    assert told(tmp_path, file_of({"as_of": "2025"}, with_game=True)) == []
    (tmp_path / "expectations.yaml").write_text(
        "expectations:\n  - {id: H, text: T, ask: [{forecast: a.x, is: no}, {worst_for: a, among: [b.z=no], is: b.z=no}]}\n",
        "utf-8",
    )
    assert [f for f in check_folder(tmp_path) if f.severity == "error"] == []
    assert len(expectations(tmp_path).expectations) == 1
