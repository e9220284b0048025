"""What documents, passages and claims have no place for as records is said, never dropped."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tightrope.app import use_cases
from tightrope.app.evidence.exporting import document_records, left_out_of
from tightrope.app.evidence.reading import read_evidence
from tightrope.app.store.folder import open_folder
from tightrope.cli.main import cli
from tightrope.crisis import read_crisis


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
