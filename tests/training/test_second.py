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


def test_second_labels_may_bring_actors_of_their_own(corpus: Path) -> None:
    other = FIRST.replace("sudmark=", "port_sudmark=")
    with pytest.raises(DraftUnreadable, match="no actor 'port_sudmark'"):
        take_in("name: norland_1999\n" + other, corpus)
    take_in("name: norland_1999\nnew: port_sudmark=region\n" + other, corpus)
    (claim,) = read_claims(corpus / "second" / "norland_1999.jsonl")
    assert (claim["target"], claim["target_kind"]) == ("port_sudmark", "region")
    assert agreement(corpus)[1].levels["pair"][0] == 0.0


@pytest.mark.parametrize("pair", ["port_sudmark", "port_sudmark=harbour", "=region"])
def test_a_new_actor_without_id_or_kind_is_refused(corpus: Path, pair: str) -> None:
    with pytest.raises(DraftUnreadable, match=f"new: '{pair}' is no ID=KIND"):
        take_in(f"name: norland_1999\nnew: {pair}\n" + FIRST, corpus)


def test_ids_that_the_actor_file_writes_otherwise_agree_with_themselves(corpus: Path) -> None:
    row = FIRST.replace("sudmark=", "world_court=")
    add_drafts(read_drafts(HEAD.replace("norland_1999", "norland_2000") + row), corpus)
    take_in("name: norland_2000\n" + row, corpus)
    assert agreement(corpus)[1].levels["full"][0] == 1.0


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
    assert len(found) == 43
    for path in found:
        text = texts[path.stem].text
        for claim in read_claims(path):
            assert text[claim["start"] : claim["end"]] == claim["quote"]
    assert main([]) == 0
    assert "same kind of reader" in capsys.readouterr().out
