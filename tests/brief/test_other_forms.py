"""A brief as DOCX, as a crate, as JSON by its schema, and marked."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.brief.edge_cases import write_edge
from tests.brief.walking import walk
from tests.cli.conftest import Call, call  # noqa: F401  (a fixture)
from tightrope.brief import Brief, brief_schema, to_html, to_json, to_markdown
from tightrope.brief.crate import to_crate
from tightrope.brief.page import Row, Sentence
from tightrope.brief.render_docx import to_docx
from tightrope.brief.visible import one_line
from tightrope.errors import MissingExtra

docx = pytest.importorskip("docx", reason="python-docx is not installed")


def text_of(document: Any) -> str:
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_every_statement_row_and_quote_stands_in_the_document(brief: Brief) -> None:
    document = docx.Document(io.BytesIO(to_docx(brief)))
    text = text_of(document)
    for item in walk(brief):
        if isinstance(item, Sentence):
            assert one_line(item.text) in text
        elif isinstance(item, Row):
            assert one_line(item.cells[0].text) in text
    for quote in brief.quotes:
        assert one_line(quote.exact) in text


def test_every_mark_of_the_document_leads_to_a_note(brief: Brief) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(brief))) as made:
        xml = made.read("word/document.xml").decode()
    marks = set(re.findall(r'<w:hyperlink w:anchor="(\w+)"', xml))
    notes = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', xml)
    assert marks
    assert marks <= set(notes)
    assert len(notes) == len(set(notes))


def test_the_margins_name_title_date_marking_input_and_pages(brief: Brief) -> None:
    marked = dataclasses.replace(brief, marking="INTERNAL")
    (section,) = docx.Document(io.BytesIO(to_docx(marked))).sections
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    assert head.text == f"INTERNAL · {brief.title} · {brief.as_of}"
    assert foot.text.startswith(
        f"Tightrope {brief.version} · {brief.input_hash[:12]} · INTERNAL · page "
    )
    assert 'w:instr="PAGE"' in foot._p.xml
    assert 'w:instr="NUMPAGES"' in foot._p.xml


def test_equal_briefs_give_equal_documents_and_signs_xml_cannot_hold_are_no_fault(
    brief: Brief,
) -> None:
    assert to_docx(brief) == to_docx(brief)
    assert to_docx(dataclasses.replace(brief, title="a\x00b\x1b[31m\ud800"))


def test_without_the_package_one_line_says_what_to_install(
    brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtra, match=r"a brief as DOCX needs an optional package") as found:
        to_docx(brief)
    assert "tightrope[documents]" in str(found.value.to_dict())


def test_a_brief_as_json_is_what_the_schema_says(brief: Brief, sources_only: Brief) -> None:
    schema = brief_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for made in (brief, sources_only):
        body = json.loads(to_json(made))
        validator.validate(body)
        with pytest.raises(jsonschema.ValidationError):
            validator.validate({**body, "title": 1})
        with pytest.raises(jsonschema.ValidationError):
            validator.validate({**body, "invented": 1})
    assert set(schema["$defs"]) >= {"Section", "Quote", "SignedGraph", "Fold"}


def test_a_crate_describes_every_file_in_it_and_names_documents_by_hash(brief: Brief) -> None:
    files = {"brief.html": b"<p>", "crisis.yaml": b"title: x"}
    made = to_crate(brief, files, {"a.txt": "ab12", "b.txt": "ab12"}, "2031-05")
    with zipfile.ZipFile(io.BytesIO(made)) as crate:
        assert crate.namelist() == ["ro-crate-metadata.json", "brief.html", "crisis.yaml"]
        graph = json.loads(crate.read("ro-crate-metadata.json"))["@graph"]
        assert crate.read("crisis.yaml") == b"title: x"
    by_id = {entry["@id"]: entry for entry in graph}
    root = by_id["./"]
    assert by_id["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    assert [part["@id"] for part in root["hasPart"]] == list(files)
    assert root["datePublished"] == "2031-05-31"
    assert by_id["crisis.yaml"]["contentSize"] == "8"
    assert by_id["#ab12"]["name"] == "a.txt; b.txt"
    assert by_id["#made"]["object"] == [{"@id": "crisis.yaml"}]
    assert by_id["#made"]["result"] == [{"@id": "brief.html"}]
    assert "conditionsOfAccess" not in root
    assert to_crate(brief, files, {"a.txt": "ab12", "b.txt": "ab12"}, "2031-05") == made
    marked = to_crate(dataclasses.replace(brief, marking="SECRET"), files, {}, "")
    with zipfile.ZipFile(io.BytesIO(marked)) as crate:
        graph = json.loads(crate.read("ro-crate-metadata.json"))["@graph"]
    assert graph[1]["conditionsOfAccess"] == "SECRET"
    assert graph[1]["datePublished"] == "1970-01-01"


def test_a_marking_stands_on_top_at_the_foot_and_on_every_printed_page(brief: Brief) -> None:
    html = to_html(dataclasses.replace(brief, marking="<INTERNAL>"))
    assert html.count('<p class="marking"><strong>&lt;INTERNAL&gt;</strong></p>') == 2
    assert "@top-right{content:" in html
    assert "@bottom-center{content:" in html
    assert "marking" not in to_html(brief).partition("<body>")[2]
    assert "@top-right" not in to_html(brief)
    assert to_markdown(dataclasses.replace(brief, marking="A*B")).startswith("**A\\*B**\n\n# ")


@pytest.mark.parametrize(
    ("marking", "code"),
    [("INTERNAL", 0), ("x" * 80, 0), ("x" * 81, 2), ("two\nlines", 2), ("right\u202eto left", 2)],
)
def test_a_marking_is_one_short_line(call: Call, tmp_path: Path, marking: str, code: int) -> None:  # noqa: F811
    folder = write_edge("no_options", tmp_path / "w")
    found, _, err = call("brief", folder, "--marking", marking, "--draws", "0")
    assert found == code
    assert ("[bad-marking]" in err) == (code == 2)


@pytest.mark.parametrize("ending", [".html", ".md", ".json", ".docx", ".zip"])
def test_the_ending_of_the_file_names_the_form(call: Call, tmp_path: Path, ending: str) -> None:  # noqa: F811
    folder, out = write_edge("no_options", tmp_path / "w"), tmp_path / f"note{ending}"
    code, _, err = call("brief", folder, "--out", out, "--draws", "0")
    assert (code, err) == (0, "")
    data = out.read_bytes()
    first = {".html": b"<!DOCTYPE", ".md": b"# ", ".json": b"{", ".docx": b"PK", ".zip": b"PK"}
    assert data.startswith(first[ending])
    if ending == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as crate:
            assert set(crate.namelist()) == {
                "ro-crate-metadata.json", "brief.html", "brief.md", "brief.json", "crisis.yaml",
            }  # fmt: skip
            assert crate.read("crisis.yaml") == (folder / "crisis.yaml").read_bytes()


def test_the_published_schema_is_printed(call: Call) -> None:  # noqa: F811
    assert json.loads(call("schema", "brief")[1]) == brief_schema()
    assert json.loads(call("schema")[1])["title"] != brief_schema()["title"]
