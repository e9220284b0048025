"""Drafts become records: quotes and ends are found, defaults are the codebook's."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from training.build_corpus import add_drafts, main
from training.check_corpus import check_corpus
from training.drafts import build_claims, read_drafts
from training.records import CORPUS, read_corpus
from training.spans import DraftUnreadable

HEAD = """name: norland_1999
crisis: norland_1999
genre: agency
published: 1999-05-04
hand: anna
new: norland=state sudmark=state velm_rebels=group
---
Norland lifts its embargo
OSLO, 4 May 1999 - Norland on Tuesday lifted its embargo on Sudmark. It called on it to free the two sailors. The United States and Norland condemned Sudmark; Sudmark denied arming the rebels.
---
"""


def build(*rows: str) -> list[dict[str, Any]]:
    (draft,) = read_drafts(HEAD + "\n".join(rows) + "\n")
    return build_claims(draft, {"usa": "state"})


def test_a_row_becomes_a_record() -> None:
    (claim,) = build(
        "Norland … lifted its embargo on Sudmark | sanction ended"
        " | norland=Norland > sudmark=Sudmark | at on Tuesday = 1999-05-04"
    )
    assert claim["quote"] == "Norland on Tuesday lifted its embargo on Sudmark"
    assert (claim["line"], claim["zone"], claim["id"]) == (2, "body", "norland_1999-1")
    assert (claim["event"], claim["polarity"], claim["negated"]) == ("YIELD", -1, True)
    assert (claim["time"], claim["time_from"]) == ("on Tuesday", "1999-05-04")
    assert claim["time_to"] == "1999-05-04"
    assert (claim["held"], claim["modality"], claim["tier"]) == ("yes", "asserted", 1)
    assert claim["speakers"] == []


def test_a_pronoun_has_the_span_of_its_antecedent() -> None:
    (claim,) = build(
        "It called on it | demand- | norland=It^Norland > sudmark=it^Sudmark | of concession"
    )
    text = next(read_drafts(HEAD + "x | y | z")).text
    assert claim["target_text"] == "it"
    assert text[slice(*claim["target_span"])] == "Sudmark"
    assert claim["target_span"][0] == text.index("Sudmark")
    assert claim["speakers"] == ["norland"]
    assert claim["content"] == "concession"


def test_an_end_without_words_and_an_end_that_is_unknown() -> None:
    (silent,) = build("lifted its embargo | sanction ended | norland=-^Norland > sudmark=Sudmark")
    assert silent["source_text"] is None
    assert silent["source_span"] is not None
    (unknown,) = build("free the two sailors | coercion ended | ?=It > norland=the two sailors")
    assert (unknown["source"], unknown["source_kind"], unknown["tier"]) == (None, "unknown", 2)


def test_ends_multiply_by_arrow() -> None:
    row = "The United States and Norland condemned Sudmark | {} | usa=The United States + norland=Norland {}"
    two = build(row.format("condemnation", "> sudmark=Sudmark"))
    assert [(c["source"], c["target"]) for c in two] == [("usa", "sudmark"), ("norland", "sudmark")]
    assert [c["speaker"] for c in two] == ["usa", "norland"]
    (pair,) = build(row.format("alliance", "<>"))
    assert (pair["source"], pair["target"], pair["phase"]) == ("usa", "norland", "ongoing")
    assert pair["event"] == "STATE"


def test_a_denial_keeps_its_speaker() -> None:
    (claim,) = build(
        "Sudmark denied arming the rebels | arms_transfer denied"
        " | sudmark=Sudmark > velm_rebels=the rebels | by sudmark | note which rebels?"
    )
    assert (claim["event"], claim["modality"], claim["speaker"]) == ("AID", "denied", "sudmark")
    assert claim["note"] == "which rebels?"


@pytest.mark.parametrize(
    ("label", "event", "phase", "modality"),
    [
        ("sanction", "SANCTION", "done", "asserted"),
        ("sanction ended AGREE", "AGREE", "ended", "asserted"),
        ("treaty ended", "SANCTION", "ended", "asserted"),
        ("treaty refused", "REJECT", "refused", "asserted"),
        ("aid planned", "AGREE", "planned", "asserted"),
        ("military_action planned", "ASSAULT", "planned", "asserted"),
        ("military_action STATE", "STATE", "ongoing", "asserted"),
        ("mediation_offer", "AGREE", "planned", "asserted"),
        ("mediation_offer CONSULT", "CONSULT", "done", "asserted"),
        ("arms_transfer open", "AID", "done", "hypothetical"),
    ],
)
def test_defaults_follow_the_codebook(label: str, event: str, phase: str, modality: str) -> None:
    (claim,) = build(f"lifted its embargo | {label} | norland=Norland > sudmark=Sudmark")
    assert (claim["event"], claim["phase"], claim["modality"]) == (event, phase, modality)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("lifted the embargo | sanction | norland=Norland > -", "quote is not in the text"),
        ("Sudmark ##9 | sanction | norland=Norland > -", "quote is not in the text"),
        ("its embargo | sanctions | norland=Norland > -", "nearest: ['sanction']"),
        ("its embargo | sanction maybe | norland=Norland > -", "no code 'maybe'"),
        ("its embargo | demand | norland=Norland > -", "needs its sign"),
        ("its embargo | sanction | norlan=Norland > -", "nearest: ['norland']"),
        ("its embargo | sanction | norland=Velm > -", "'Velm' does not stand by the quote"),
        ("its embargo | sanction | norland=its^Velm > -", "antecedent 'Velm'"),
        ("its embargo | sanction | norland=Norland", "joined by"),
        ("its embargo | sanction | norland > -", "is no end"),
        ("its embargo | sanction | norland=Norland > - | when now", "no field 'when'"),
        ("its embargo | sanction", "a row has"),
    ],
)
def test_a_broken_row_is_refused_in_one_line(row: str, said: str) -> None:
    with pytest.raises(DraftUnreadable) as refused:
        build(row)
    assert said in str(refused.value)
    assert row in str(refused.value)


def test_drafts_without_head_or_parts_are_refused() -> None:
    with pytest.raises(DraftUnreadable, match="head, text and rows"):
        list(read_drafts("name: x\n"))
    with pytest.raises(DraftUnreadable, match="no 'genre'"):
        list(read_drafts("name: x\ncrisis: y\n---\nText.\n---\na | b | c\n"))


def test_drafts_join_the_corpus_and_replace_their_namesakes(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(CORPUS, folder)
    before = len(read_corpus(folder))
    rows = "lifted its embargo on Sudmark | sanction ended | norland=Norland > sudmark=Sudmark\n"
    rows += "arming the rebels | arms_transfer denied | sudmark=Sudmark > velm_rebels=the rebels | by sudmark\n"
    for _ in range(2):
        assert add_drafts(read_drafts(HEAD + rows), folder) == 2
    assert len(read_corpus(folder)) == before + 1
    assert check_corpus(folder) == []


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.txt"
    rows = "nothing | sanction | norland=Norland > -\nembargo | sanctions | norland=Norland > -\n"
    path.write_text(f"{HEAD}{rows}===\n{HEAD}{rows}", "utf-8")
    assert main([str(path)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 4
    assert said[0].startswith("norland_1999: the quote is not in the text")
    assert said[1].startswith("norland_1999: no relation 'sanctions'")
