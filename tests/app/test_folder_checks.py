"""`check` names every line that is wrong in any file of a crisis folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tightrope.app import use_cases
from tightrope.app.model.checking import check_folder, examine_folder
from tightrope.app.store.folder import init_folder
from tightrope.findings import Finding


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return init_folder(tmp_path / "case", "two-cities-teaching").path


def found(folder: Path) -> list[str]:
    return [f"{f.where} {f.check}" for f in check_folder(folder)]


def test_a_shipped_case_has_nothing_to_find(folder: Path) -> None:
    assert found(folder) == []


def test_a_file_with_an_error_leaves_with_three(folder: Path) -> None:
    assert use_cases.check(folder).exit_code == 0
    crisis = folder / "crisis.yaml"
    crisis.write_text(crisis.read_text("utf-8") + "rulez: []\n", "utf-8")
    assert use_cases.check(folder).exit_code == 3


def decided(change: Callable[[dict[str, object]], None]) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        path = folder / "evidence.jsonl"
        lines = path.read_text("utf-8").splitlines()
        record = json.loads(lines[1])
        change(record)
        lines[1] = json.dumps(record)
        path.write_text("\n".join(lines) + "\n", "utf-8")

    return damage


def put(*keys: str, value: object) -> Callable[[Path], None]:
    def change(record: dict[str, object]) -> None:
        inner = record
        for key in keys[:-1]:
            inner = inner[key]  # type: ignore[assignment]
        inner[keys[-1]] = value

    return decided(change)


@pytest.mark.parametrize(
    ("damage", "check"),
    [
        (put("claim", "anchor", "exact", value="What nobody wrote"), "anchor-broken"),
        (put("claim", "anchor", "sha256", value="0" * 64), "anchor-broken"),
        (put("claim", "document", value="../../secrets.md"), "document-outside"),
        (put("claim", "source_actor", value=" "), "bad-evidence-record"),
        (put("claim", "time_resolved", value="2025-13-40"), "bad-evidence-record"),
        (put("at", value="last week"), "bad-evidence-record"),
        (put("claim", "relation", value="likes"), "bad-evidence-record"),
        (put("judgement", value="perhaps"), "bad-evidence-record"),
    ],
)
def test_a_damaged_decision_is_named_by_its_line(
    folder: Path, damage: Callable[[Path], None], check: str
) -> None:
    damage(folder)
    told = [line for line in found(folder) if line.startswith("evidence.jsonl")]
    assert told == [f"evidence.jsonl:2 {check}"]


def test_every_decision_on_a_deleted_source_is_named(folder: Path) -> None:
    lines = (folder / "evidence.jsonl").read_text("utf-8").count("\n")
    shutil.rmtree(folder / "sources")
    told = [line for line in found(folder) if line.endswith("no-such-document")]
    assert len(told) == lines + 1  # and sources.yaml speaks of it


def test_a_claim_decided_twice_is_named(folder: Path) -> None:
    path = folder / "evidence.jsonl"
    first = path.read_text("utf-8").splitlines()[0]
    with path.open("a", encoding="utf-8") as file:
        file.write(first + "\n")
    last = path.read_text("utf-8").count("\n")
    assert found(folder) == [f"evidence.jsonl:{last} decided-twice"]


SEALED = """\
sealed:
  - id: one
    date: 2025-07
    text: Later
    confidence: high
    trigger: ["{trigger}"]
    observed: {{{observed}}}
    {more}
"""


@pytest.mark.parametrize(
    ("trigger", "observed", "more", "line"),
    [
        ("nobody.option=yes", "", "", 6),
        ("", "nobody.option: yes", "", 7),
        ("", "", "scenario: nowhere", 8),
        ("", "", "colour: red", 8),
    ],
)
def test_sealed_events_that_name_what_is_not_there_are_named(
    folder: Path, trigger: str, observed: str, more: str, line: int
) -> None:
    text = SEALED.format(trigger=trigger, observed=observed, more=more)
    text = text.replace('[""]', "[]")
    (folder / "sealed.yaml").write_text(text, "utf-8")
    told = check_folder(folder)
    assert [f.where for f in told] == [f"sealed.yaml:{line}"]
    assert told[0].severity == "error"


EXPECTED = """\
expectations:
  - id: H1
    text: The road stays open
    ask:
      - {ask}
"""


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ("{forecast: lower.raod, is: yes}", "'lower.road'?"),
        ("{forecast: lower.road, is: often}", "no level 'often'"),
        ("{forecast: lower.road}", "lacks a level"),
        ("{forecast: lower.road, is: yes, in: nowhere}", "unknown scenario 'nowhere'"),
        ("{forecast: lower.road, is: yes, after: [lower.raod=yes]}", "'lower.road'?"),
        ("{outcomes: lower.road and}", "ends too soon"),
        ("{red_line: raod, verdict: empty}", "unknown red line 'raod'; did you mean 'road'?"),
        ("{red_line: road, verdict: hollow}", "cannot be 'hollow'"),
        ("{obligation: economic, treaty: nothing, binds: yes}", "unknown treaty 'nothing'"),
        ("{indicator: nothing, moves: up}", "unknown indicator 'nothing'"),
        ("{energy_shock: nothing, at_least: 5}", "unknown energy shock 'nothing'"),
        ("{energy_shock: nothing, at_least: .inf}", "not a finite number"),
        ("{forcast: lower.road, is: yes}", "questions begin with: forecast"),
    ],
)
def test_expectations_that_ask_of_what_is_not_there_are_named(
    folder: Path, ask: str, said: str
) -> None:
    (folder / "expectations.yaml").write_text(EXPECTED.replace("{ask}", ask), "utf-8")
    told = check_folder(folder)
    assert [f.where for f in told] == ["expectations.yaml:5"]
    assert said in str(told[0])


SOURCES = [
    ("two-cities.md: {reliability: G}", "wrong-value", "error"),
    ("two-cities.md: {reliabilty: B}", "unknown-key", "error"),
    ("two-cities.md: {published: 2025-02-30}", "wrong-value", "error"),
    ("two-cities.md: {title: ' '}", "wrong-value", "error"),
    ("three-cities.md: {reliability: B}", "no-such-document", "warning"),
    ("two-cities.md: {title: \"\\ud800\"}", "crisis-not-yaml", "error"),
    ("- two-cities.md", "crisis-not-yaml", "error"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "check", "severity"), SOURCES)
def test_mistakes_in_the_notes_on_sources_are_named(
    folder: Path, line: str, check: str, severity: str
) -> None:
    (folder / "sources.yaml").write_text(f"# notes\n{line}\n", "utf-8")
    told = check_folder(folder)
    assert [(f.check, f.severity, f.where) for f in told] == [(check, severity, "sources.yaml:2")]


def test_all_files_are_told_together_errors_first(folder: Path) -> None:
    (folder / "sources.yaml").write_text(
        "gone.md: {reliability: B}\nx.md: {reliability: 1}\n", "utf-8"
    )
    crisis = (folder / "crisis.yaml").read_text("utf-8")
    (folder / "crisis.yaml").write_text(f"{crisis}\ncolour: red\n", "utf-8")
    told: tuple[Finding, ...] = check_folder(folder)
    assert {f.where.partition(":")[0] for f in told} == {"crisis.yaml", "sources.yaml"}
    order = [f.severity for f in told]
    assert order == sorted(order)


def test_counts_are_told_for_one_and_for_many(folder: Path) -> None:
    from click.testing import CliRunner

    from tightrope.cli.main import cli

    (folder / "sources.yaml").write_text(
        "gone.md: {reliability: B}\nx.md: {reliability: 1}\n", "utf-8"
    )
    said = CliRunner().invoke(cli, ["check", str(folder)])
    assert said.stdout.splitlines()[-1] == "1 error, 0 warnings"
    (folder / "sources.yaml").write_text("gone.md: {reliability: B}\n", "utf-8")
    assert CliRunner().invoke(cli, ["check", str(folder)]).stdout.endswith("0 errors, 1 warning\n")


def test_how_often_each_best_reply_changes_is_told_by_names_and_printed_by_ids(
    folder: Path,
) -> None:
    from click.testing import CliRunner

    from tightrope.cli.main import cli

    *sides, last = CliRunner().invoke(cli, ["check", str(folder)]).stdout.splitlines()
    changes = (
        "best reply changes with what the others do: in 2 of the 4 situations that they can bring "
        "about it is another than the commonest one."
    )
    assert sides == [
        f"Upper City’s {changes}",
        f"Lower City’s {changes}",
        "The Province’s best reply is the same in all 4 situations that the others can bring about.",
    ]
    assert last == "0 errors, 0 warnings"
    printed = json.loads(CliRunner().invoke(cli, ["check", str(folder), "--json"]).stdout)
    assert set(printed) == {"tightrope", "schema", "ok", "findings", "replies"}
    assert [(one["decision_maker"], one["others"], one["situations"]) for one in printed["replies"]] == [
        ("upper", 2, 4), ("lower", 2, 4), ("province", 0, 4)
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", ["colour: red", "closed_moves: [{by: nobody, to: lower.road}]"])
def test_of_a_file_with_an_error_no_best_replies_are_told(folder: Path, wrong: str) -> None:
    assert len(examine_folder(folder).replies) == 3
    crisis = (folder / "crisis.yaml").read_text("utf-8")
    (folder / "crisis.yaml").write_text(f"{crisis}\n{wrong}\n", "utf-8")
    found = examine_folder(folder)
    assert (found.findings[0].severity, found.replies) == ("error", ())
