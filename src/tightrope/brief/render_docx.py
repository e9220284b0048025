"""Renders a brief as a Word document: styles, tables, and marks that lead to what a statement rests on."""

from __future__ import annotations

import io
import math
import zipfile
from datetime import UTC, date, datetime
from typing import Any

from tightrope.brief.cells import with_origins
from tightrope.brief.page import (
    Assumption,
    Block,
    Brief,
    Computation,
    Figure,
    Finding,
    Fold,
    Opposed,
    Quote,
    SharesBar,
    Table,
)
from tightrope.brief.printed import printed_statements
from tightrope.brief.visible import one_line
from tightrope.brief.zipped import zipped
from tightrope.errors import MissingExtra

_A4, _MARGIN = (210, 297), 18  # mm
_BODY, _CELL = 10, 8  # pt
_PADDING = 3  # letters
_UNREAL = dict.fromkeys(i for i in range(32) if i not in (9, 10))  # signs that XML cannot hold


def to_docx(brief: Brief, made_on: date) -> bytes:
    """Gives the document; equal briefs made on one day give equal bytes. Pictures are given as
    their tables; what is folded is left to the HTML.

    Raises MissingExtra without python-docx.
    """
    try:
        import docx
    except ImportError:
        raise MissingExtra("a brief as DOCX", "documents") from None
    document = docx.Document()
    document.core_properties.title = _text(brief.title)
    document.core_properties.author = f"Tightrope {brief.version}"
    day = datetime(made_on.year, made_on.month, made_on.day, tzinfo=UTC)
    document.core_properties.created = document.core_properties.modified = day
    _Scribe(document, brief).write()
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made:
        return zipped({name: made.read(name) for name in made.namelist()})


def _text(text: str) -> str:
    return one_line(text).translate(_UNREAL)


class _Scribe:
    def __init__(self, document: Any, brief: Brief) -> None:
        self._document = document
        self._brief = brief
        self._quotes = {quote.id: quote for quote in brief.quotes}
        self._marks = {quote.id: str(quote.number) for quote in brief.quotes}
        self._marks |= {a.id: a.id.replace("a-", "A") for a in brief.assumptions}
        self._marks |= {c.id: f"f{n}" for n, c in enumerate(brief.computations, start=1)}
        self._bookmarks = 0
        self._printed = printed_statements(brief, tables_of_pictures=True)

    def write(self) -> None:
        """The whole document, front to annex to notes."""
        brief = self._brief
        self._paper()
        self._margins()
        self._heading(brief.title, 0)
        if brief.as_of:
            self._paragraph(f"As of {brief.as_of}.")
        if brief.summary:
            self._paragraph(brief.summary)
        if brief.made_from_suggestions:
            self._paragraph("Made from suggestions: no person has accepted these claims yet.")
        for section, before in zip(brief.sections, (None, *brief.sections), strict=False):
            if section.part == "annex" and before is not None and before.part == "front":
                self._document.add_page_break()
            self._heading(section.title, 1)
            for block in section.blocks:
                self._block(block)
        self._notes()

    def _paper(self) -> None:
        from docx.shared import Mm, Pt

        part, styles = self._document.sections[0], self._document.styles
        part.page_width, part.page_height = map(Mm, _A4)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(part, side, Mm(_MARGIN))
        styles["Normal"].font.size = Pt(_BODY)
        styles["Normal"].paragraph_format.space_after = Pt(4)
        styles["Table Grid"].font.size = Pt(_CELL)
        styles["Table Grid"].paragraph_format.space_after = Pt(0)
        styles["Caption"].paragraph_format.keep_with_next = True

    def _margins(self) -> None:
        """Header: title, date and marking; footer: what made it, from what, and the page."""
        brief, part = self._brief, self._document.sections[0]
        told = filter(None, (brief.marking, brief.title, brief.as_of))
        part.header.paragraphs[0].text = _text(" · ".join(told))
        foot = part.footer.paragraphs[0]
        made = f"Tightrope {brief.version} · {brief.input_hash[:12] or 'unhashed'}"
        foot.text = _text(" · ".join(filter(None, (made, brief.marking)))) + " · page "
        self._field(foot, "PAGE")
        foot.add_run(" of ")
        self._field(foot, "NUMPAGES")

    def _block(self, block: Block) -> None:
        match block:
            case Finding():
                if block.heading:
                    self._heading(block.heading, 2)
                style = "List Bullet" if block.kind == "list" else None
                for sentence in block.sentences:
                    self._paragraph(sentence.text, sentence.basis, style)
            case Table():
                self._table(block)
            case Figure():
                self._table(block.table, block.title)
            case SharesBar():
                parts = "; ".join(f"{n:,} {words}" for words, n in block.parts)
                self._paragraph(f"{block.title}: {parts}.", block.basis)
            case Opposed():
                self._opposed(block)
            case Fold() if block.open:
                self._heading(block.summary, 2)
                for inner in block.blocks:
                    self._block(inner)
            case Fold():
                self._paragraph(f"{block.summary}: folded; it stands in the HTML.")

    def _opposed(self, opposed: Opposed) -> None:
        self._paragraph(f"{opposed.sentence.text} ({opposed.relation_to})", opposed.sentence.basis)
        for id_ in (opposed.a, opposed.b):
            quote = self._quotes[id_]
            if quote.found:
                self._paragraph(f"“{quote.exact}” — {quote.title}", style="Quote")

    def _table(self, table: Table, title: str = "") -> None:
        self._paragraph(title or table.caption, style="Caption")
        grid = self._document.add_table(1, len(table.columns) + 1, style="Table Grid")
        grid.autofit = False
        for cell, column in zip(
            grid.rows[0].cells, (*with_origins(table), "Rests on"), strict=True
        ):
            cell.text = _text(column)
            for run in cell.paragraphs[0].runs:
                run.font.bold = True
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        _row_properties(grid.rows[0]).append(self._element("tblHeader"))  # again on every page
        for row in table.rows:
            cells = grid.add_row().cells
            for cell, told in zip(cells, row.cells, strict=False):
                cell.text = _text(told.text + (f" ({told.note})" if told.note else ""))
            self._basis(cells[-1].paragraphs[0], row.basis)
            _row_properties(grid.rows[-1]).append(self._element("cantSplit"))
        for column, width in zip(grid.columns, _widths(table), strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width
        if table.note:
            self._paragraph(table.note)

    def _notes(self) -> None:
        brief = self._brief
        self._heading("Evidence: the quotes", 1)
        if not brief.quotes:
            self._paragraph("This brief quotes no source.")
        for quote in brief.quotes:
            self._note(quote, _quoted(quote))
        if brief.assumptions:
            self._heading("Assumptions", 1)
            for assumption in brief.assumptions:
                self._note(assumption, assumption.text)
        self._heading("Definitions", 1)
        for computation in brief.computations:
            self._note(computation, f"{computation.title}: {computation.text}")

    def _note(self, of: Quote | Assumption | Computation, text: str) -> None:
        """What statements rest on, where any that stands in the document does."""
        if not self._printed.intersection(of.used_by):
            return
        paragraph = self._document.add_paragraph()
        self._bookmarks += 1
        number, name = str(self._bookmarks), self._anchor(of.id)
        _xml(paragraph).append(self._element("bookmarkStart", id=number, name=name))
        paragraph.add_run(f"{self._marks[of.id]} ").bold = True
        paragraph.add_run(_text(text))
        _xml(paragraph).append(self._element("bookmarkEnd", id=number))

    def _heading(self, text: str, level: int) -> None:
        self._document.add_heading(_text(text), level)

    def _paragraph(self, text: str, basis: tuple[str, ...] = (), style: str | None = None) -> None:
        paragraph = self._document.add_paragraph(_text(text), style=style)
        if basis:
            paragraph.add_run(" ")
            self._basis(paragraph, basis)

    def _basis(self, paragraph: Any, basis: tuple[str, ...]) -> None:
        """Small links to the notes."""
        for n, id_ in enumerate(basis):
            if n:
                paragraph.add_run(" ")
            link = self._element("hyperlink", anchor=self._anchor(id_))
            run = paragraph.add_run(f"[{self._marks[id_]}]")
            run.font.superscript = True
            link.append(_xml(run))
            _xml(paragraph).append(link)

    def _anchor(self, id_: str) -> str:
        return f"note_{self._marks[id_]}"

    def _field(self, paragraph: Any, code: str) -> None:
        field = self._element("fldSimple", instr=code)
        run = paragraph.add_run("1")
        field.append(_xml(run))
        _xml(paragraph).append(field)

    @staticmethod
    def _element(tag: str, **attributes: str) -> Any:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        made = OxmlElement(f"w:{tag}")
        for name, value in attributes.items():
            made.set(qn(f"w:{name}"), value)
        return made


def _widths(table: Table) -> list[Any]:
    """Of the page: each column has room for its longest word, the rest goes by its longest text."""
    from docx.shared import Mm

    texts = [
        [head, *(f"{row.cells[n].text} {row.cells[n].note}" for row in table.rows)]
        for n, head in enumerate(with_origins(table))
    ]
    words = [max(len(word) for text in own for word in text.split()) for own in texts]
    shares = [
        _PADDING + word + math.sqrt(max(map(len, own)))
        for word, own in zip(words, texts, strict=True)
    ]
    shares.append(_PADDING + len("Rests on"))
    whole = _A4[0] - 2 * _MARGIN
    return [Mm(whole * share / sum(shares)) for share in shares]


def _row_properties(row: Any) -> Any:
    return _xml(row).get_or_add_trPr()


def _xml(part: Any) -> Any:
    """The XML of a paragraph or run, for what the library has no words for."""
    return part._element  # noqa: SLF001


def _quoted(quote: Quote) -> str:
    if not quote.found:
        lost = f"its quote no longer stands in {quote.document}"
        return f"{quote.id}: cited by the model, {lost if quote.document else 'not among the evidence'}."
    said = f"; said by {quote.speaker}" if quote.speaker else ""
    automatic = " (credibility automatic)" if quote.automatic else ""
    state = "accepted by a person" if quote.accepted else f"suggested by {quote.coder}"
    return (
        f"“{quote.exact}” — {quote.title} ({quote.document}, {quote.start}–{quote.end}); "
        f"{quote.says}; {quote.modality}{said}; grade {quote.grade}{automatic}; {state}."
    )
