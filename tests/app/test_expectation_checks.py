"""`check` reads the sources' words, their strength and the placebos of expectations.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from tightrope.app.model.checking import check_folder
from tightrope.app.store.folder import init_folder

FILE = """\
expectations:
  - id: H1
    text: The road opens
    said: [{said}]
    strength: {strength}
    ask:
      - {ask}
    placebos: [{own}]
placebos: [{shared}]
"""
WORDS = '{words: "the road opens", in: note.txt}'
ASK = "{forecast: lower.road, is: yes}"
OWN = "{name: water, swap: {lower.road: upper.water}}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = init_folder(tmp_path / "case", "two-cities-teaching").path
    (folder / "sources" / "note.txt").write_text("The mayor says that the road\n opens soon.")
    return folder


def found(folder: Path, **parts: str) -> list[tuple[str, str, str]]:
    given = {"said": WORDS, "strength": "will", "ask": ASK, "own": OWN, "shared": "", **parts}
    text = FILE
    for key, part in given.items():
        text = text.replace(f"{{{key}}}", part)
    (folder / "expectations.yaml").write_text(text, "utf-8")
    return [(f.where.partition(":")[2], f.check, f.message) for f in check_folder(folder)]


def test_words_that_stand_in_the_source_and_placebos_that_fit_are_no_finding(folder: Path) -> None:
    assert found(folder) == []
    assert found(folder, own="", shared=OWN) == []


@pytest.mark.parametrize(
    ("parts", "line", "check", "said"),
    [
        ({"said": '{words: "the road closes", in: note.txt}'}, "4", "not-said", "do not stand in"),
        ({"said": '{words: "the road opens", in: gone.txt}'}, "4", "no-such-document", "gone.txt"),
        ({"strength": "might"}, "2", "other-strength", "the words say “will”"),
        ({"ask": "{forecast: lower.road, might: yes}"}, "2", "other-strength", "might be"),
        ({"ask": "{forecast: lower.road, might: often}", "own": "", "said": ""}, "7", "unknown-level", "'often'"),
        ({"ask": "{forecast: lower.road, might: yes, is: no}"}, "7", "wrong-value", "stands alone"),
        ({"own": "{name: x, swap: {lower.road: upper.raod}}"}, "8", "unknown-name", "the placebo 'x'"),
        ({"own": "{name: x, swap: {lower: upper}}"}, "8", "unknown-name", "upper.road"),
        ({"own": "{name: x, swap: {upper: lower}}"}, "8", "idle-placebo", "changes nothing"),
        (
            {"own": "{name: x, swap: {lower.road: upper.water}, levels: {yes: often}}"},
            "8", "unknown-level", "'often'",
        ),
        ({"own": "", "shared": "{name: x, swap: {upper: lower}}"}, "9", "idle-placebo", "no expectation"),
        ({"own": "", "shared": "{name: x, swap: {lower: upper}}"}, "9", "idle-placebo", "no expectation"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_by_its_line(
    folder: Path, parts: dict[str, str], line: str, check: str, said: str
) -> None:
    told = found(folder, **parts)
    assert [(where, name) for where, name, _ in told] == [(line, check)]
    assert said in told[0][2]


def test_one_id_for_two_expectations_is_an_error(folder: Path) -> None:
    one = "  - {id: H1, text: T, ask: [{status_quo_holds: seq}]}\n"
    (folder / "expectations.yaml").write_text(f"expectations:\n{one}{one}", "utf-8")
    assert [(f.where, f.check) for f in check_folder(folder)] == [
        ("expectations.yaml:3", "id-twice")
    ]
