from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.claims import claim, document
from tightrope.evidence.claims.claim import Claim, Decision
from tightrope.evidence.claims.decide import (
    append_decisions,
    read_decisions,
    withdraw_decisions,
    write_decisions,
)
from tightrope.evidence.errors import BadRecord

TEXT = "Ruritania armed Graustark. Graustark thanked Ruritania. Nobody asked Syldavia."
DOCUMENT = document("wire.txt", TEXT)
ARMED = claim(DOCUMENT, "Ruritania armed Graustark", "ruritania", "arms_transfer", "graustark")
THANKED = claim(
    DOCUMENT, "Graustark thanked Ruritania", "graustark", "diplomatic_support", "ruritania"
)


def test_no_file_means_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / "evidence.jsonl") == ()


def test_what_is_appended_is_read_again_in_the_order_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    later = Decision(
        replace(THANKED, cues=((27, 30),)), "rejected", "B", 2, "Ada", "2024-01-02", "no"
    )
    append_decisions(path, [later])
    append_decisions(path, [Decision(ARMED, "accepted")])
    assert read_decisions(path) == (Decision(ARMED, "accepted"), later)


def test_a_new_decision_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    append_decisions(path, [Decision(ARMED, "accepted"), Decision(THANKED, "accepted")])
    append_decisions(path, [Decision(ARMED, "rejected", note="a misreading")])
    assert [d.judgement for d in read_decisions(path)] == ["rejected", "accepted"]


def test_withdrawing_gives_back_what_was_decided(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    append_decisions(path, [Decision(ARMED, "accepted"), Decision(THANKED, "accepted")])
    assert withdraw_decisions(path, {ARMED.id}) == (Decision(ARMED, "accepted"),)
    assert [d.claim.id for d in read_decisions(path)] == [THANKED.id]


def test_writing_what_was_read_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    append_decisions(path, [Decision(THANKED, "accepted"), Decision(ARMED, "rejected", "C", 3)])
    before = path.read_bytes()
    write_decisions(path, read_decisions(path))
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["evidence.jsonl"]


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "evidence.jsonl"
    append_decisions(path, [Decision(ARMED, "accepted")])
    before = path.read_bytes()

    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        append_decisions(path, [Decision(THANKED, "accepted")])
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["evidence.jsonl"]


def _line(**changes: object) -> str:
    record = json.loads(
        json.dumps({"version": 2, "claim": _record(ARMED), "judgement": "accepted"})
    )
    record.update(changes)
    return json.dumps(record)


def _anchor() -> dict[str, object]:
    return asdict(ARMED.anchor)


def _record(one: Claim) -> dict[str, object]:
    return asdict(one)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{not json", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        (_line(judgement="perhaps"), "judgement"),
        (_line(version=3), "1 to 2"),
        (_line(version=True), "1 to 2"),
        (_line(verdict="accepted"), "unknown key"),
        (_line(claim={**_record(ARMED), "polarty": 1}), "polarity"),
        (_line(claim={**_record(ARMED), "relation": "friendship"}), "relation"),
        (_line(reliability="G"), "A to F"),
        (_line(claim={**_record(ARMED), "confidence": 7}), "0 to 1"),
        (_line(claim={**_record(ARMED), "confidence": float("nan")}), "0 to 1"),
        (
            _line(claim={**_record(ARMED), "anchor": {**_anchor(), "exakt": ""}}),
            "'claim.anchor.exact'",
        ),
        (_line(credibility=0), "1 to 6"),
        (json.dumps({"version": 2, "judgement": "accepted"}), "'claim' is missing"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_one_bad_line_is_named_with_its_number(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "evidence.jsonl"
    append_decisions(path, [Decision(THANKED, "accepted")])
    path.write_text(path.read_text() + "\n" + line + "\n")
    with pytest.raises(BadRecord, match=r"evidence\.jsonl:3") as caught:
        read_decisions(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


FIRST_VERSION = (
    '{"claim": {"id": "c-a32a26d0c5", "document": "wire.txt", "anchor": {"sha256": "95", "start": 0, '
    '"end": 15, "exact": "Ruritania armed", "prefix": "", "suffix": ""}, "source_actor": "ruritania", '
    '"relation": "arms_transfer", "target_actor": "graustark", "polarity": 1, "negated": %s, '
    '"modality": "asserted", "speaker": %s, "time_stated": null, "time_resolved": null, '
    '"coder": "person", "coder_version": "1", "rule": "", "cues": [], "confidence": 1.0, "linked": []}, '
    '"verdict": "accepted", "reliability": "B", "credibility": 2, "by": "Ada", "at": "", "note": ""}'
)


@pytest.mark.parametrize(("negated", "held"), [("true", "no"), ("false", "yes")])
def test_a_line_of_the_first_version_is_read_as_it_was_meant_and_written_as_one_of_today(
    tmp_path: Path, negated: str, held: str
) -> None:
    path = tmp_path / "evidence.jsonl"
    path.write_text(FIRST_VERSION % (negated, '"graustark"') + "\n")
    (decision,) = read_decisions(path)
    claim = decision.claim
    assert (claim.held, claim.phase, claim.event) == (held, "done", "AID")
    assert (claim.id, claim.speakers, decision.judgement) == (
        "c-a32a26d0c5",
        ("graustark",),
        "accepted",
    )
    assert claim.negated == (negated == "true")
    write_decisions(path, [decision])
    assert json.loads(path.read_text())["version"] == 2
    assert read_decisions(path) == (decision,)


@pytest.mark.parametrize(
    "changes",
    [{"target_actor": None}, {"source_actor": None, "source_text": "gunmen"}, {"speakers": ("a", "b")},
     {"source_span": (0, 9), "target_span": (16, 25)}, {"cues": ((1, 2), (3, 4)), "linked": ("c-1",)},
     {"held": "open", "phase": "planned", "content": "aid", "zone": "headline", "note": "unsure"}],
)  # fmt: skip
def test_every_field_comes_back_as_it_was_written(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    path = tmp_path / "evidence.jsonl"
    decision = Decision(replace(ARMED, **changes), "accepted")  # type: ignore[arg-type]
    write_decisions(path, [decision])
    assert read_decisions(path) == (decision,)


def test_a_line_of_the_first_version_without_a_speaker_has_none(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    path.write_text(FIRST_VERSION % ("false", "null") + "\n")
    assert read_decisions(path)[0].claim.speakers == ()


def test_a_claim_decided_twice_is_an_error_that_names_both_lines(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    path.write_text(_line() + "\n" + _line(judgement="rejected") + "\n")
    with pytest.raises(BadRecord, match=r"evidence.jsonl:2: .*evidence.jsonl:1"):
        read_decisions(path)


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    path = tmp_path / "evidence.jsonl"
    path.write_bytes(b"\xff\xfe{}")
    with pytest.raises(BadRecord, match="UTF-8"):
        read_decisions(path)


words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=20)


@settings(deadline=None, max_examples=30)
@given(note=words, by=words, speaker=st.none() | words)
def test_any_text_survives_the_round_trip(
    tmp_path_factory: pytest.TempPathFactory, note: str, by: str, speaker: str | None
) -> None:
    path = tmp_path_factory.mktemp("decide") / "evidence.jsonl"
    decision = Decision(
        replace(ARMED, speakers=(speaker,) if speaker else ()), "accepted", "A", 1, by, "2024", note
    )
    append_decisions(path, [decision])
    assert read_decisions(path) == (decision,)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_file_is_read_or_named_and_never_a_fault(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int]]
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "evidence.jsonl"
    append_decisions(path, [Decision(ARMED, "accepted"), Decision(THANKED, "rejected")])
    data = bytearray(path.read_bytes())
    for place, value in damage:
        data[place % len(data)] = value
    path.write_bytes(data)
    assert _named(path) == "" or _named(path).startswith("evidence.jsonl")


def _named(path: Path) -> str:
    """What reading says is wrong with a file; nothing where it can be read."""
    try:
        read_decisions(path)
    except BadRecord as error:
        return str(error)
    return ""
