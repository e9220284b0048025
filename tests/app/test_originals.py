"""Notes that say which originals they rest on: what tells one from another, and what is counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.app import use_cases
from tightrope.app.evidence.reading import read_evidence
from tightrope.app.evidence.sources import Original
from tightrope.app.model.checking import check_folder
from tightrope.app.store.folder import init_folder, open_folder
from tightrope.errors import counted
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.report import claims_from, sourcing

PAPER = "{title: A paper, publisher: The Press, date: 2030-05}"
WIRE = '{title: A report, publisher: A wire, address: "https://www.wire.example/1/"}'
SAME = '{title: Reported, publisher: A Wire, address: "http://wire.example/1#top"}'


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"address": "https://a.example/x"}, {"address": "http://www.a.example/x/#part"}, True),
        ({"address": "https://a.example/x"}, {"address": "https://a.example/y"}, False),
        ({"address": "doi:10.1/ab"}, {"address": "doi:10.1/AB"}, True),
        ({}, {"title": "a  PAPER"}, True),
        ({}, {"publisher": "Another press"}, False),
        ({}, {"date": "2031"}, False),
        ({}, {"address": "https://a.example/x"}, False),
    ],
)
def test_an_original_is_known_by_its_address_or_else_by_title_publisher_and_date(
    one: dict[str, str], other: dict[str, str], same: bool
) -> None:
    plain = {"title": "A paper", "publisher": "The Press", "date": "2030-05"}
    keys = [Original.model_validate({**plain, **more}).key for more in (one, other)]
    assert (keys[0] == keys[1]) is same


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_spaces_and_capitals_do_not_make_another_original(title: str, publisher: str) -> None:
    one = Original(title=title, publisher=publisher)
    other = Original(title=f" {title}  ", publisher=publisher)
    assert one.key == other.key


def noted(tmp_path: Path, **notes: str) -> Path:
    """A folder of three documents that have nothing in common, with notes on them."""
    folder = init_folder(tmp_path / "case", "two-cities-teaching").path
    (folder / "evidence.jsonl").unlink()
    for old in (folder / "sources").iterdir():
        old.unlink()
    texts = {
        "a": "The Upper City condemned the Lower City over its tolls on grain.",
        "b": "Merchants of the Lower City praised the builders of a quay last winter.",
        "c": "Nobody in the hills has seen the envoy since the feast of the harvest.",
    }
    for name, text in texts.items():
        (folder / "sources" / f"{name}.txt").write_text(text, "utf-8")
    lines = [f"{name}.txt: {{{note}}}\n" for name, note in notes.items()]
    (folder / "sources.yaml").write_text("".join(lines), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("notes", "said"),
    [
        ({}, "3 documents of 3 independent origins"),
        ({"a": f"author: N, rests_on: [{PAPER}]"}, "3 documents, of them 1 note by one author, resting on 3 originals"),
        (
            dict.fromkeys("abc", f"author: N, rests_on: [{PAPER}]"),
            "3 notes by one author, resting on 1 original",
        ),
        (
            {"a": f"author: N, rests_on: [{WIRE}, {PAPER}]", "b": f"author: M, rests_on: [{SAME}]",
             "c": f"author: N, rests_on: [{PAPER}]"},
            "3 notes by 2 authors, resting on 2 originals",
        ),
        (
            dict.fromkeys("abc", f"rests_on: [{PAPER}, {WIRE}]"),
            "3 notes, resting on 2 originals",
        ),
    ],
)  # fmt: skip
def test_what_the_notes_rest_on_is_counted(
    tmp_path: Path, notes: dict[str, str], said: str
) -> None:
    folder = noted(tmp_path, **notes)
    report = read_evidence(open_folder(folder), None).report
    assert sourcing(report.counts) == said
    assert said in report.source_summary


def test_documents_without_a_claim_are_told_apart_from_those_that_claims_come_from(
    tmp_path: Path,
) -> None:
    report = read_evidence(open_folder(noted(tmp_path / "x")), None).report
    one, two = (cast("Claim", SimpleNamespace(document=f"{name}.txt")) for name in "ab")
    assert claims_from(replace(report, claims=(one, one, two)), counted) == (
        "2 documents of 2 independent origins, while 1 more document gave none"
    )
    alone = replace(report, claims=(one,))
    assert claims_from(alone, counted) == (
        "1 document of 1 independent origin, while 2 more documents gave none"
    )
    few = replace(alone, counts=replace(report.counts, documents=1, independent_origins=1))
    assert claims_from(few, counted) == "1 document of 1 independent origin"
    assert claims_from(report, counted) == "3 documents of 3 independent origins"
    notes = read_evidence(open_folder(noted(tmp_path / "y", a=f"rests_on: [{WIRE}]")), None).report
    assert claims_from(replace(notes, claims=(one,)), counted).endswith(
        "originals, while 2 documents gave none"
    )


def test_notes_that_share_an_original_share_an_origin(tmp_path: Path) -> None:
    folder = noted(tmp_path, a=f"rests_on: [{WIRE}]", c=f"rests_on: [{PAPER}, {SAME}]")
    origins = read_evidence(open_folder(folder), None).report.origins
    assert origins == {"a.txt": 1, "b.txt": 2, "c.txt": 1}


def test_the_first_pages_say_what_the_evidence_rests_on(tmp_path: Path) -> None:
    folder = noted(tmp_path, **dict.fromkeys("abc", f"author: N, rests_on: [{PAPER}]"))
    (folder / "crisis.yaml").write_text("title: Two cities\n", "utf-8")
    (folder / "expectations.yaml").unlink()
    use_cases.brief(folder, folder / "brief.md")
    assert "three notes by one author, resting on one original" in (folder / "brief.md").read_text()


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("rests_on: [{publisher: X}]", "title"),
        ("rests_on: [{title: X}]", "publisher"),
        ("rests_on: [{title: X, publisher: Y, address: nowhere}]", "https://"),
        ('rests_on: [{title: X, publisher: Y, address: "https://"}]', "https://"),
        ("rests_on: [{title: X, publisher: Y, date: May}]", "date"),
        ("rests_on: [{title: X, publisher: Y, adress: Z}]", "address"),
    ],
)
def test_check_names_what_is_wrong_with_an_original(tmp_path: Path, note: str, said: str) -> None:
    found = check_folder(noted(tmp_path, a=note))
    told = [f for f in found if f.where.startswith("sources.yaml:1")]
    assert len(told) == 1
    assert told[0].severity == "error"
    assert said in f"{told[0].message} {told[0].hint}"
