"""What keeps decisions from being read comes first, and is told once, not by each citation."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tightrope.app.model.checking import check_folder, load_model
from tightrope.app.store.folder import init_folder, open_folder
from tightrope.cli.main import run
from tightrope.evidence.errors import BadRecord


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return init_folder(tmp_path / "case", "two-cities-teaching").path


def errors(folder: Path) -> list[str]:
    return [f"{one.where} {one.check}" for one in check_folder(folder) if one.severity == "error"]


def spoil(folder: Path, number: int) -> None:
    path = folder / "evidence.jsonl"
    lines = path.read_text("utf-8").splitlines()
    lines[number - 1] = json.dumps({**json.loads(lines[number - 1]), "note": "\ud800"})
    path.write_text("\n".join(lines) + "\n", "utf-8")


def test_a_bad_line_is_told_without_the_citations_of_what_stood_on_it(folder: Path) -> None:
    spoil(folder, 1)
    assert errors(folder) == ["evidence.jsonl:1 bad-evidence-record"]


def test_a_bad_line_comes_before_the_mistakes_of_other_files(folder: Path) -> None:
    crisis = folder / "crisis.yaml"
    crisis.write_text(crisis.read_text("utf-8") + "rulez: []\n", "utf-8")
    spoil(folder, 2)
    first, second = errors(folder)
    assert first == "evidence.jsonl:2 bad-evidence-record"
    assert second.startswith("crisis.yaml:")


def test_a_citation_of_nothing_is_told_where_all_lines_can_be_read(folder: Path) -> None:
    path = folder / "evidence.jsonl"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[1:]), "utf-8")
    told = errors(folder)
    assert told
    assert all(one.startswith("crisis.yaml:") and one.endswith("unknown-claim") for one in told)


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_an_empty_file_is_named_where_claims_are_cited(folder: Path, text: str) -> None:
    claims = set()
    for line in (folder / "evidence.jsonl").read_text("utf-8").splitlines():
        claims.add(json.loads(line)["claim"]["id"])
    crisis = (folder / "crisis.yaml").read_text("utf-8")
    cited = sum(claim in crisis for claim in claims)
    (folder / "evidence.jsonl").write_text(text, "utf-8")
    [one] = [one for one in check_folder(folder) if one.severity == "error"]
    assert (one.where, one.check) == ("evidence.jsonl", "bad-evidence-record")
    assert one.message == f"this file holds no decision, and crisis.yaml cites {cited} claims"


def test_an_empty_file_is_no_mistake_where_nothing_is_cited(tmp_path: Path) -> None:
    folder = init_folder(tmp_path / "new").path
    (folder / "evidence.jsonl").write_text("", "utf-8")
    assert errors(folder) == []


def test_without_the_file_each_citation_is_named(folder: Path) -> None:
    (folder / "evidence.jsonl").unlink()
    assert {one.partition(" ")[2] for one in errors(folder)} == {"unknown-claim"}


def test_an_analysis_names_the_line_too(folder: Path) -> None:
    spoil(folder, 2)
    with pytest.raises(BadRecord, match=r"evidence\.jsonl:2: field 'note' has half a character"):
        load_model(open_folder(folder))


@pytest.mark.parametrize(
    "verb",
    [
        ["check"], ["analyse"], ["forecast"], ["summary"], ["brief"], ["draft"],
        ["review", "--list"], ["review", "--accept", "all"], ["export", "claims"],
    ],
)  # fmt: skip
def test_every_verb_says_the_same_of_such_a_line(
    folder: Path, verb: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(folder, 1)
    name, *more = verb
    where = ["claims", str(folder)] if name == "export" else [str(folder), *more]
    code = run([name, *where])
    said = "".join(capsys.readouterr())
    assert "evidence.jsonl:1: field 'note' has half a character (a lone surrogate)" in said
    assert "tightrope-fault" not in said
    assert code in {3, 4}
