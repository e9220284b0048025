"""Every sentence that the shipped cases bring about is read by a linter."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.brief.walking import walk
from tests.words.lint import faults, without_stop
from tightrope.app.gathered.gather import Gathered, gather
from tightrope.app.how import How
from tightrope.app.result import Table
from tightrope.app.showing.tables import tell_analysis
from tightrope.brief import Brief, compose
from tightrope.brief.page import Row, Sentence
from tightrope.words import ByName

CASES = Path(__file__).parents[2] / "src" / "tightrope" / "cases"
NAMES = sorted(path.parent.name for path in CASES.glob("[!_]*/crisis.yaml"))
# sections that repeat the file's or the sources' own words in their cells
OWN_WORDS = ("timeline", "sources", "contradictions", "expectations", "grounds", "counts", "method")


@pytest.fixture(scope="module", params=NAMES)
def gathered(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    folder = tmp_path_factory.mktemp("case") / request.param
    shutil.copytree(CASES / request.param, folder)
    return gather(folder, How(draws=12))


@pytest.fixture(scope="module")
def made(gathered: Gathered) -> Brief:
    return compose(gathered.brief_input())


def sentences(brief: Brief) -> list[str]:
    return [
        item.text
        for item in walk(brief)
        if isinstance(item, Sentence) and not item.id.startswith(OWN_WORDS)
    ]


def cells(brief: Brief) -> list[str]:
    return [
        cell.text
        for row in walk(brief)
        if isinstance(row, Row) and not row.id.startswith(OWN_WORDS)
        for cell in row.cells
    ]


def test_the_brief_of_a_shipped_case_reads_well(made: Brief) -> None:
    assert list(faults(sentences(made))) == []
    assert list(faults(cells(made))) == []
    assert without_stop(sentences(made)) == []


def test_the_terminal_of_a_shipped_case_reads_well(gathered: Gathered) -> None:
    told: list[str] = []
    for line in tell_analysis(gathered.analysis, ByName(gathered.model)):
        if isinstance(line, Table):
            told += [cell for row in line.rows for cell in row if cell.count(" ") > 5]
        elif line.count(" ") > 5 and not line.startswith(
            ("Camps:", "alignment", "effects", "commitments")
        ):
            told.append(line.strip())
    assert [found for found in faults(told) if found[0] != "a raw id"] == []


def test_the_bottom_line_of_a_shipped_case_has_at_most_160_words(made: Brief) -> None:
    (section,) = (s for s in made.sections if s.id == "bottom-line")
    words = [w for block in section.blocks for s in block.sentences for w in s.text.split()]  # type: ignore[union-attr]
    assert 10 < len(words) <= 160


def test_the_front_of_a_shipped_case_has_at_most_2500_words(made: Brief) -> None:
    front = {s.id for s in made.sections if s.part == "front"}
    read = (
        i.text for i in walk(made) if isinstance(i, Sentence) and i.id.rpartition("-")[0] in front
    )
    assert sum(len(text.split()) for text in read) <= 2_500


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("It is certain not to strike, and certain 'not usa.strike'.", "a certain negation"),
        ("It does not not strike.", "a double negation"),
        ("The price of oil_price rises.", "a raw id"),
        ("What usa.strike brings.", "a raw id"),
        ("It is is so.", "a word twice"),
        ("It is so..", "two stops"),
        ("That is very likely.", "a word of probability without its number"),
        (
            "That is likely (66%), said with confidence.",
            "probability and confidence in one sentence",
        ),
        ("A low high price.", "a low that is high"),
        ("The probability of that is small.", "robustness as probability"),
        ("There are two claim.", "a number that does not agree"),
        ("It have moved.", "a subject that does not agree"),
        ("Value: None.", "None or a type's name"),
        ("If it wanted a strike more than not a strike.", "a wish against itself"),
        ("Nothing, once it had come about.", "nothing that came about"),
    ],
)
def test_the_linter_sees_what_it_should(text: str, fault: str) -> None:
    assert fault in {name for name, _ in faults([text])}


def test_the_linter_leaves_the_words_of_the_file_alone() -> None:
    assert list(faults(["Russia wants “not not a.b_c .. likely”."])) == []


def test_a_word_of_probability_beside_its_number_is_no_fault() -> None:
    assert list(faults(["It is likely (66%) that within 12 weeks May stops."])) == []
    assert list(faults(["It is below that with a probability of 85%."])) == []
    assert list(faults(["It is above that with a probability of under 1%."])) == []
