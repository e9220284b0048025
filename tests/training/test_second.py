"""Second labels: taken in beside the first, compared with them, told for what they are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.training.test_drafts import HEAD
from training.build_corpus import add_drafts
from training.drafts import read_drafts
from training.records import CORPUS, read_claims, read_corpus
from training.second import agreement, agreement_page, main, take_in
from training.spans import DraftUnreadable

FIRST = "Norland on Tuesday lifted its embargo on Sudmark | sanction ended | norland=Norland > sudmark=Sudmark\n"
BOTH = "The United States and Norland condemned Sudmark | condemnation | usa=The United States + norland=Norland > sudmark=Sudmark\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus of one text with three claims."""
    for folder in ("texts", "claims"):
        (tmp_path / folder).mkdir()
    for table in ("texts.csv", "actors.csv"):
        shutil.copy(CORPUS / table, tmp_path / table)
    (tmp_path / "texts.csv").write_text("name,crisis,genre,published,hand\n", encoding="utf-8")
    add_drafts(read_drafts(HEAD + FIRST + BOTH), tmp_path)
    return tmp_path


def test_the_same_labels_agree_wholly(corpus: Path) -> None:
    assert take_in("name: norland_1999\n" + FIRST + BOTH, corpus) == 3
    texts, forth, back = agreement(corpus)
    assert texts == 1
    assert {level[0] for level in (*forth.levels.values(), *back.levels.values())} == {1.0}


def test_what_one_labelling_has_more_lowers_one_side_only(corpus: Path) -> None:
    take_in("name: norland_1999\n" + BOTH, corpus)
    _, forth, back = agreement(corpus)
    assert (forth.found, back.found) == (2, 3)
    assert forth.levels["full"][0] == 1.0
    assert back.levels["full"][0] == pytest.approx(2 / 3)
    assert "| full | 1.00 | 0.67 | 0.80 |" in agreement_page(corpus)


def test_the_opposite_is_counted(corpus: Path) -> None:
    take_in("name: norland_1999\n" + FIRST.replace(" ended", ""), corpus)
    assert agreement(corpus)[1].shares["opposite"] == 1.0
    assert "100.0% of the claims" in agreement_page(corpus)


def test_labels_that_quote_what_is_not_there_are_refused_whole(corpus: Path) -> None:
    with pytest.raises(DraftUnreadable, match="norland_1999"):
        take_in("name: norland_1999\n" + FIRST + BOTH.replace("condemned", "damned"), corpus)
    with pytest.raises(DraftUnreadable, match="no text 'sudmark'"):
        take_in("name: sudmark\n" + FIRST, corpus)
    assert not (corpus / "second").exists()


def test_the_second_labels_there_are_stand_in_their_texts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    texts = {text.name: text for text in read_corpus()}
    found = sorted((CORPUS / "second").glob("*.jsonl"))
    assert len(found) == 23
    for path in found:
        text = texts[path.stem].text
        for claim in read_claims(path):
            assert text[claim["start"] : claim["end"]] == claim["quote"]
    assert main([]) == 0
    assert "same kind of reader" in capsys.readouterr().out
