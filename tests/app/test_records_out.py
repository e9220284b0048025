"""What documents, passages and claims have no place for as records is said, never dropped."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace

import pytest
from click.testing import CliRunner

from tests.brief.invented_world import CLAIMS
from tightrope.app import use_cases
from tightrope.app.errors import UnknownExport
from tightrope.app.evidence.exporting import (
    checked_form,
    claim_record,
    document_records,
    left_out_of,
    parquet,
    record_lines,
    write_records,
)
from tightrope.app.evidence.reading import read_evidence
from tightrope.app.store.folder import open_folder
from tightrope.cli.main import cli
from tightrope.crisis import read_crisis
from tightrope.evidence.claims.claim import PROPOSED


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("r") / "w"
    use_cases.init(made)
    (made / "sources" / "a.txt").write_text("Russia criticised Ukraine on 5 May 2021.\n", "utf-8")
    return made


def run(*asked):
    return CliRunner().invoke(cli, [str(one) for one in asked])


@pytest.mark.parametrize("to_file", [True, False])
@pytest.mark.parametrize(
    ("what", "form", "said"),
    [
        ("documents", "csl", "reliability, origin, claims, flags, media type and hash"),
        ("documents", "bibtex", "reliability, origin, claims, flags, media type and hash"),
        ("documents", "jsonl", ""),
        ("documents", "csv", ""),
        ("passages", "csv", "the words of a passage"),
        ("claims", "jsonl", "the words before and after a quote"),
    ],
)
def test_what_records_have_no_place_for_is_said(folder, tmp_path, what, form, said, to_file):
    out = ("--out", tmp_path / "out") if to_file else ()
    told = run("export", what, folder, "--format", form, *out)
    assert told.exit_code == 0, told.output
    assert (f"left out: {said}" in told.stderr) == bool(said)
    assert ("left out: " in told.stderr) == bool(said)
    assert "left out" not in told.stdout
    given = json.loads(run("export", what, folder, "--format", form, "--json").stdout)
    assert given["left_out"] == left_out_of(what, form)
    assert given["left_out"].startswith(said)


def test_what_is_said_to_be_left_out_of_a_bibliography_is(folder):
    model = read_crisis(folder / "crisis.yaml").model
    (record,) = document_records(read_evidence(open_folder(folder), model))
    held = {"name", "title", "author", "publisher", "published", "url"}
    said = left_out_of("documents", "bibtex").replace(" and ", ", ").split(", ")
    names = {"media type": "media_type", "hash of the documents": "sha256"}
    assert {names.get(one, one) for one in said} == record.keys() - held


@pytest.mark.parametrize(
    ("what", "form", "to_file", "found"),
    [
        ("claims", None, False, "jsonl"),
        ("claims", "csv", False, "csv"),
        ("claims", "parquet", True, "parquet"),
        ("documents", "bibtex", False, "bibtex"),
        ("claims", "parquet", False, "Parquet is no text"),
        ("claims", "csl", True, "claims cannot be written in this format"),
        ("passages", "bibtex", True, "passages cannot be written in this format"),
        ("documents", "xml", True, "documents cannot be written in this format"),
    ],
)
def test_records_have_the_formats_of_their_kind(what, form, to_file, found):
    if " " in found:
        with pytest.raises(UnknownExport, match=found):
            checked_form(what, form, to_file=to_file)
    else:
        assert checked_form(what, form, to_file=to_file) == found


ROWS = [
    {"id": "a", "n": 1, "x": 0.5, "on": True, "said": ["b", "c"], "none": None},
    {"id": "=1+1", "n": 2, "x": 1, "on": False, "said": [], "none": None},
]


def test_a_table_has_one_line_of_names_and_no_formulas():
    assert list(record_lines(iter(ROWS), "csv")) == [
        "id,n,x,on,said,none",
        'a,1,0.5,True,"[""b"", ""c""]",',
        "'=1+1,2,1,False,[],",
    ]
    assert [json.loads(line) for line in record_lines(iter(ROWS))] == ROWS
    assert list(record_lines(iter([]), "csv")) == []


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_what_is_written_is_counted(folder, tmp_path, form):
    out = tmp_path / "out"
    assert write_records(folder, iter(ROWS), out, form) == 2
    assert out.stat().st_size > 0


def test_columns_of_parquet_have_the_types_of_their_cells():
    duckdb = pytest.importorskip("duckdb")
    mixed = {"mixed": 1}, {"mixed": "a"}
    with tempfile.NamedTemporaryFile(suffix=".parquet") as file:
        file.write(parquet([row | more for row, more in zip(ROWS, mixed, strict=True)]))
        file.flush()
        found = duckdb.execute("describe select * from read_parquet(?)", [file.name]).fetchall()
    assert {name: kind for name, kind, *_ in found} == {
        "id": "VARCHAR", "n": "BIGINT", "x": "DOUBLE", "on": "BOOLEAN", "said": "JSON",
        "none": "VARCHAR", "mixed": "JSON",
    }  # fmt: skip
    with pytest.raises(UnknownExport, match="there is nothing to write"):
        parquet([])


@pytest.mark.parametrize(
    ("changes", "accepted", "status"),
    [
        ({"confidence": PROPOSED}, True, "accepted"),
        ({"confidence": PROPOSED}, False, "suggested"),
        ({"confidence": PROPOSED - 0.01}, False, "possible"),
        ({"confidence": PROPOSED - 0.01}, True, "accepted"),
        ({"confidence": 0.0, "coder": "assistant:bot"}, False, "suggested"),
        ({"confidence": 0.0, "coder": "llm:m"}, False, "possible"),
    ],
)
def test_a_claim_is_accepted_or_suggested_or_only_possible(changes, accepted, status):
    claim = replace(CLAIMS[0], **changes)
    record = claim_record(claim, accepted=accepted)
    assert record["status"] == status
    assert (record["reliability"], record["credibility"], record["origin"]) == ("F", 6, None)
    assert record["coders"] == [claim.coder]
    assert record["coder"] == f"{claim.coder}/{claim.coder_version}"
    assert record["confidence"] == round(claim.confidence, 3)
    assert not {"anchor", "document", "cues", "linked"} & record.keys()
    told = claim_record(claim, grade=("B", 2), origin=3, coders=["x", "y"])
    assert [told[key] for key in ("reliability", "credibility", "origin", "coders")] == [
        "B", 2, 3, ["x", "y"],
    ]  # fmt: skip
