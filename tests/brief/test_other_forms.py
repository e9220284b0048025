"""A brief as DOCX, as a crate, as JSON by its schema, and marked."""

from __future__ import annotations

import dataclasses
import io
import json
import re
import sys
import zipfile
from datetime import date
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
from tightrope.brief.printed import printed_statements
from tightrope.brief.render_docx import to_docx
from tightrope.brief.visible import one_line
from tightrope.errors import MissingExtra
from tightrope.evidence import SourceLine

DAY = date(2031, 5, 31)
docx = pytest.importorskip("docx", reason="python-docx is not installed")


def text_of(document: Any) -> str:
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_a_caption_stays_with_its_table_and_a_row_on_its_page(brief: Brief) -> None:
    document = docx.Document(io.BytesIO(to_docx(brief, DAY)))
    assert document.styles["Caption"].paragraph_format.keep_with_next
    table = document.tables[0]
    assert all(c.paragraphs[0].paragraph_format.keep_with_next for c in table.rows[0].cells)
    assert "cantSplit" in table.rows[1]._tr.xml


def test_every_statement_row_and_quote_that_is_not_folded_stands_in_the_document(
    brief: Brief,
) -> None:
    document = docx.Document(io.BytesIO(to_docx(brief, DAY)))
    text = text_of(document)
    printed = printed_statements(brief, tables_of_pictures=True)
    items = [i for i in walk(brief) if isinstance(i, Sentence | Row)]
    assert 0 < sum(i.id not in printed for i in items) < len(items)
    for item in items:
        if item.id not in printed:
            continue
        shown = item.text if isinstance(item, Sentence) else item.cells[0].text
        assert one_line(shown) in text
    for quote in brief.quotes:
        assert (one_line(quote.exact) in text) == bool(printed.intersection(quote.used_by))
    assert "Settings, seeds and versions: folded; it stands in the HTML." in text


def test_every_mark_of_the_document_leads_to_a_note(brief: Brief) -> None:
    with zipfile.ZipFile(io.BytesIO(to_docx(brief, DAY))) as made:
        xml = made.read("word/document.xml").decode()
    marks = set(re.findall(r'<w:hyperlink w:anchor="(\w+)"', xml))
    notes = re.findall(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"', xml)
    assert marks
    assert marks <= set(notes)
    assert len(notes) == len(set(notes))


def test_the_margins_name_title_date_marking_input_and_pages(brief: Brief) -> None:
    marked = dataclasses.replace(brief, marking="INTERNAL")
    (section,) = docx.Document(io.BytesIO(to_docx(marked, DAY))).sections
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
    assert to_docx(brief, DAY) == to_docx(brief, DAY)
    assert to_docx(dataclasses.replace(brief, title="a\x00b\x1b[31m\ud800"), DAY)


def test_the_paper_is_that_of_the_printed_brief_and_the_day_that_of_the_making(
    brief: Brief,
) -> None:
    made = docx.Document(io.BytesIO(to_docx(brief, DAY)))
    (section,) = made.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert made.core_properties.created.date() == DAY
    headers = [t for t in made.tables if "w:tblHeader" in t.rows[0]._tr.xml]
    assert len(headers) == len(made.tables)
    assert sum('w:br w:type="page"' in p._p.xml for p in made.paragraphs) == 1


def test_without_the_package_one_line_says_what_to_install(
    brief: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(MissingExtra, match=r"a brief as DOCX needs an optional package") as found:
        to_docx(brief, DAY)
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


NOTES = (
    SourceLine("a.txt", "The strait is closed", "A. Ferrer", "The Gazette", date(2031, 5, 2), sha256="ab12"),
    SourceLine("b.txt", sha256="ab12"),
    SourceLine("c.txt", sha256="cd34"),
)  # fmt: skip


def crate_of(made: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(made)) as crate:
        graph = json.loads(crate.read("ro-crate-metadata.json"))["@graph"]
    return {entry["@id"]: entry for entry in graph}


def test_a_crate_describes_every_file_in_it_and_what_was_made_from_what(brief: Brief) -> None:
    files = {"brief.html": b"<p>", "crisis.yaml": b"title: x"}
    made = to_crate(brief, files, NOTES, DAY)
    with zipfile.ZipFile(io.BytesIO(made)) as crate:
        assert crate.namelist() == ["ro-crate-metadata.json", "brief.html", "crisis.yaml"]
        assert crate.read("crisis.yaml") == b"title: x"
    by_id = crate_of(made)
    assert by_id["ro-crate-metadata.json"]["about"] == {"@id": "./"}
    assert [part["@id"] for part in by_id["./"]["hasPart"]] == list(files)
    assert by_id["crisis.yaml"]["contentSize"] == "8"
    assert by_id["#made"]["object"] == [{"@id": "crisis.yaml"}]
    assert by_id["#made"]["result"] == [{"@id": "brief.html"}]
    assert to_crate(brief, files, NOTES, DAY) == made


def test_a_crate_names_its_sources_by_title_author_and_date_and_the_same_bytes_once(
    brief: Brief,
) -> None:
    by_id = crate_of(to_crate(brief, {}, NOTES, DAY))
    assert by_id["#ab12"] == {
        "@id": "#ab12", "@type": "CreativeWork", "name": "The strait is closed",
        "alternateName": "a.txt; b.txt", "author": "A. Ferrer", "publisher": "The Gazette",
        "datePublished": "2031-05-02", "sha256": "ab12",
    }  # fmt: skip
    assert by_id["#cd34"]["name"] == "c.txt"
    assert "datePublished" not in by_id["#cd34"]
    assert by_id["./"]["mentions"] == [{"@id": "#ab12"}, {"@id": "#cd34"}]
    assert "mentions" not in crate_of(to_crate(brief, {}, (), DAY))["./"]


def test_a_crate_is_dated_by_the_day_it_is_made_and_says_what_day_it_speaks_of(
    brief: Brief,
) -> None:
    root = crate_of(to_crate(brief, {}, (), DAY))["./"]
    assert (root["datePublished"], root["temporalCoverage"]) == ("2031-05-31", "2031-06-20")
    assert "conditionsOfAccess" not in root
    undated = dataclasses.replace(brief, as_of=None, marking="SECRET")
    root = crate_of(to_crate(undated, {}, (), DAY))["./"]
    assert root["datePublished"] == "2031-05-31"
    assert "temporalCoverage" not in root
    assert root["conditionsOfAccess"] == "SECRET"


def test_the_day_a_crate_is_made_can_be_given_so_that_it_is_the_same_again(
    call: Call,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    folder, out = write_edge("no_options", tmp_path / "w"), tmp_path / "note.zip"
    assert call("brief", folder, "--out", out, "--draws", "0")[0] == 0
    assert crate_of(out.read_bytes())["./"]["datePublished"] == "1970-01-02"


def test_an_ending_that_names_no_form_is_refused_and_what_to_do_is_said(
    call: Call,  # noqa: F811
    tmp_path: Path,
) -> None:
    folder, out = write_edge("no_options", tmp_path / "w"), tmp_path / "note.pdf"
    code, _, err = call("brief", folder, "--out", out, "--draws", "0")
    assert code == 2
    assert "[unknown-form]" in err
    assert ".docx" in err
    assert not out.exists()
    code, _, err = call("brief", folder, "--out", out, "--format", "html", "--draws", "0")
    assert (code, err) == (0, "")
    assert out.read_bytes().startswith(b"<!DOCTYPE")


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
