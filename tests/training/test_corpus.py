"""The labelled corpus keeps the codebook, and its checker notices when it does not."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import Any

import pytest

from training.check_corpus import check_corpus, check_text, count_corpus
from training.codebook import allowed_events, is_negated
from training.reach import sentences
from training.records import CORPUS, GENRES, Text, read_claims, read_corpus, write_claims

TEXT = "Norland lifts its ban\nNorland lifted its ban on Sudmark on Monday. It rained.\n"
KINDS = {"norland": "state", "sudmark": "state"}


def claim(**changes: Any) -> dict[str, Any]:
    """A correct record of the text above, with changes."""
    record: dict[str, Any] = {
        "id": "t-1",
        "doc": "t.txt",
        "line": 2,
        "quote": "Norland lifted its ban on Sudmark",
        "start": 22,
        "end": 55,
        "event": "YIELD",
        "relation": "sanction",
        "source": "norland",
        "source_text": "Norland",
        "source_kind": "state",
        "source_span": [22, 29],
        "target": "sudmark",
        "target_text": "Sudmark",
        "target_kind": "state",
        "target_span": [48, 55],
        "phase": "ended",
        "polarity": -1,
        "held": "yes",
        "negated": True,
        "modality": "asserted",
        "time": "on Monday",
        "time_from": "1999-05-03",
        "time_to": "1999-05-03",
        "tier": 1,
        "zone": "body",
    }
    return record | changes


def problems(text: str = TEXT, **changes: Any) -> list[str]:
    day = datetime.date(1999, 5, 4)
    return list(check_text(Text("t", "t", "agency", day, "a", text, (claim(**changes),)), KINDS))


def test_the_corpus_is_clean() -> None:
    assert check_corpus() == []


def test_the_corpus_has_every_genre_and_many_crises() -> None:
    texts = read_corpus()
    assert {text.genre for text in texts} == set(GENRES)
    count = count_corpus(texts)
    assert count["texts"] >= 200
    assert count["crises"] >= 90
    assert count["pairs"] >= 4000
    assert 0.3 <= count["empty"] <= 0.5
    assert count["far"] <= count["pairs"] / 100


def test_a_correct_record_passes() -> None:
    assert problems() == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"start": 23}, "offsets"),
        ({"line": 1}, "line 1"),
        ({"zone": "headline"}, "zone"),
        ({"id": "t-2"}, "calls itself"),
        ({"event": "AID"}, "takes no AID"),
        ({"relation": "embargo"}, "unknown code"),
        ({"phase": "over"}, "unknown code"),
        ({"modality": "sure"}, "unknown code"),
        ({"polarity": 1}, "polarity 1"),
        ({"held": "perhaps"}, "held perhaps"),
        ({"held": "open"}, "held open"),
        ({"negated": False}, "negated"),
        ({"held": "no"}, "negated"),
        ({"content": "gold"}, "content"),
        ({"tier": 3}, "tier"),
        ({"speaker": "Holt"}, "innermost"),
        ({"modality": "denied"}, "without a speaker"),
        ({"source": "nordland"}, "actors.csv"),
        ({"target_kind": "body"}, "actors.csv"),
        ({"target_text": "Velm"}, "not in the text"),
        ({"target_span": [48, 500]}, "no place"),
        ({"target_span": None}, "no span"),
        ({"source": "sudmark"}, "acts on itself"),
        ({"source": None, "source_kind": None, "source_text": None}, "no source"),
        ({"target": None, "target_kind": "state"}, "is null"),
        ({"time": "on Tuesday"}, "time"),
        ({"time_to": None}, "time"),
        ({"time_to": "1999-05-02"}, "time"),
        ({"time_from": "May"}, "time"),
    ],
)
def test_a_broken_record_is_named(changes: dict[str, Any], said: str) -> None:
    assert any(said in problem for problem in problems(**changes))


def test_a_tie_needs_both_ends_and_a_demand_does_not() -> None:
    nobody = {"target": None, "target_text": None, "target_kind": None, "target_span": None}
    tie = {"event": "STATE", "relation": "rivalry", "phase": "ongoing", "negated": False}
    assert any("both ends" in problem for problem in problems(**tie, **nobody))
    demand = {"event": "REQUEST", "relation": "demand", "phase": "done", "negated": False}
    spoken = {"speaker": "norland", "speakers": ["norland"]}
    assert problems(**demand, **nobody, **spoken) == []
    assert any("without a speaker" in problem for problem in problems(**demand, **nobody))
    assert any("polarity 1" in p for p in problems(**demand, **nobody, **spoken, polarity=1))


@pytest.mark.parametrize("word", ["Essequibo", "Kosovo", "Kosovar", "Karabakh", "Taiwanese"])
def test_crises_kept_for_judging_are_refused(word: str) -> None:
    assert any("kept for judging" in problem for problem in problems(TEXT + word + ".\n"))


def test_a_file_that_no_table_lists_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(CORPUS, folder)
    (folder / "texts" / "stray.txt").write_text("Stray.\n", "utf-8")
    with (folder / "actors.csv").open("a", encoding="utf-8") as lines:
        lines.write("ruritania,state\nruritania,body\n")
    assert check_corpus(folder) == [
        "actors.csv: ruritania twice",
        "stray.txt: not in texts.csv",
        "actors.csv: nobody calls on ruritania",
    ]


@pytest.mark.parametrize(
    ("relation", "phase", "event", "allowed"),
    [
        ("sanction", "ended", "YIELD", True),
        ("sanction", "done", "YIELD", False),
        ("treaty", "ended", "SANCTION", True),
        ("treaty", "ended", "YIELD", False),
        ("treaty", "done", "REJECT", False),
        ("treaty", "refused", "REJECT", True),
        ("settlement", "ended", "ASSAULT", True),
        ("aid", "ended", "ASSAULT", False),
        ("show_of_force", "planned", "AGREE", True),
        ("show_of_force", "done", "AGREE", False),
    ],
)
def test_phases_open_and_close_events(relation: str, phase: str, event: str, allowed: bool) -> None:
    assert (event in allowed_events(relation, phase)) == allowed


@pytest.mark.parametrize(
    ("held", "phase", "negated"),
    [
        ("yes", "done", False),
        ("no", "done", True),
        ("yes", "ended", True),
        ("no", "ended", False),
        ("yes", "refused", True),
        ("open", "done", False),
    ],
)
def test_negation_for_two_valued_readers(held: str, phase: str, negated: bool) -> None:
    assert is_negated(held, phase) is negated


def test_claims_survive_writing_and_reading(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    write_claims(path, [claim(target=None, note=None)])
    (read,) = read_claims(path)
    assert read["target"] is None
    assert "note" not in read
    assert list(read)[:3] == ["id", "doc", "line"]


def test_sentences_do_not_cross_lines() -> None:
    assert [TEXT[a:b] for a, b in sentences(TEXT)] == [
        "Norland lifts its ban",
        "Norland lifted its ban on Sudmark on Monday.",
        "It rained.",
    ]


def test_silent_sentences_are_counted() -> None:
    day = datetime.date(1999, 5, 4)
    counted = count_corpus((Text("t", "t", "agency", day, "a", TEXT, (claim(),)),))
    assert counted == {
        "texts": 1,
        "crises": 1,
        "sentences": 3,
        "empty": 0.667,
        "claims": 1,
        "pairs": 1,
        "far": 0,
    }
