"""Renders a brief as Markdown: plain text with tables, a footnote for what each statement rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tightrope.brief.cells import with_origins
from tightrope.brief.page import (
    Block,
    Brief,
    Figure,
    Finding,
    Fold,
    Opposed,
    Quote,
    Section,
    Sentence,
    SharesBar,
    Table,
)
from tightrope.brief.visible import one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LINE_START = re.compile(r"^(\d+[.)]|[-+=])(?=\s|$)")


def to_markdown(brief: Brief) -> str:
    """Gives GitHub-flavoured Markdown; foreign text is escaped, hidden characters written out."""
    marks = {quote.id: f"[^{quote.number}]" for quote in brief.quotes}
    marks |= {a.id: f"[^{a.id.replace('a-', 'A')}]" for a in brief.assumptions}
    marks |= {c.id: f"[^f{n}]" for n, c in enumerate(brief.computations, start=1)}
    return "\n".join(_Scribe(marks, brief).lines()) + "\n"


def _text(text: str) -> str:
    return _LINE_START.sub(r"\\\1", _SPECIAL.sub(r"\\\1", one_line(text)))


class _Scribe:
    def __init__(self, marks: dict[str, str], brief: Brief) -> None:
        self._marks = marks
        self._brief = brief
        self._quotes = {quote.id: quote for quote in brief.quotes}

    def lines(self) -> Iterator[str]:
        brief = self._brief
        if brief.marking:
            yield f"**{_text(brief.marking)}**"
            yield ""
        yield f"# {_text(brief.title)}"
        yield ""
        if brief.as_of:
            yield f"As of {_text(brief.as_of)}."
            yield ""
        if brief.summary:
            yield _text(brief.summary)
            yield ""
        if brief.made_from_suggestions:
            yield "**Made from suggestions.** No person has accepted these claims yet."
            yield ""
        for section in brief.sections:
            yield from self._section(section)
        yield from self._appendix()

    def _section(self, section: Section) -> Iterator[str]:
        yield f"## {_text(section.title)}"
        yield ""
        for block in section.blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        if isinstance(block, Finding):
            yield from self._finding(block)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Figure):
            yield from self._table(block.table)
        elif isinstance(block, SharesBar):
            parts = "; ".join(f"{n:,} {_text(words)}" for words, n in block.parts)
            yield f"{_text(block.title)}: {parts}. {self._basis(block.basis)}"
            yield ""
        elif isinstance(block, Opposed):
            yield from self._opposed(block)
        elif isinstance(block, Fold):
            yield f"### {_text(block.summary)}"
            yield ""
            for inner in block.blocks:
                yield from self._block(inner)

    def _basis(self, basis: tuple[str, ...]) -> str:
        return "".join(dict.fromkeys(self._marks[id_] for id_ in basis))

    def _sentence(self, sentence: Sentence) -> str:
        return f"{_text(sentence.text)} {self._basis(sentence.basis)}"

    def _finding(self, finding: Finding) -> Iterator[str]:
        if finding.heading:
            yield f"### {_text(finding.heading)}"
            yield ""
        if finding.kind == "list":
            yield from (f"- {self._sentence(s)}" for s in finding.sentences)
        else:
            yield "  \n".join(self._sentence(s) for s in finding.sentences)
        yield ""

    def _table(self, table: Table) -> Iterator[str]:
        columns = [*with_origins(table), "Rests on"]
        yield f"**{_text(table.caption)}**"
        yield ""
        yield "| " + " | ".join(_text(c) for c in columns) + " |"
        yield "|" + "---|" * len(columns)
        for row in table.rows:
            cells = [_text(c.text) + (f" ({_text(c.note)})" if c.note else "") for c in row.cells]
            yield "| " + " | ".join([*cells, self._basis(row.basis)]) + " |"
        yield ""
        if table.note:
            yield _text(table.note)
            yield ""

    def _opposed(self, opposed: Opposed) -> Iterator[str]:
        yield f"{self._sentence(opposed.sentence)} ({_text(opposed.relation_to)})"
        yield ""
        for id_ in (opposed.a, opposed.b):
            quote = self._quotes[id_]
            if quote.found:
                yield f"> “{_text(quote.exact)}” — {_text(quote.title)}, {quote.modality}, {quote.grade}"
            yield ""

    def _appendix(self) -> Iterator[str]:
        brief = self._brief
        yield "## Evidence: the quotes"
        yield ""
        if not brief.quotes:
            yield "This brief quotes no source."
            yield ""
        for quote in brief.quotes:
            yield from self._quote(quote)
        if brief.unquoted:
            yield f"- {brief.unquoted:,} further claims of the evidence are not quoted here."
        if brief.assumptions:
            yield "## Assumptions"
            yield ""
            yield from (f"{self._marks[a.id]}: {_text(a.text)}" for a in brief.assumptions)
            yield ""
        yield "## Definitions"
        yield ""
        for c in brief.computations:
            yield f"{self._marks[c.id]}: **{_text(c.title)}**: {_text(c.text)}"
        yield ""
        yield (
            f"Made by Tightrope {_text(brief.version) or '(version unknown)'} from input "
            f"{_text(brief.input_hash) or 'unhashed'}."
        )

    def _quote(self, quote: Quote) -> Iterator[str]:
        if not quote.found:
            lost = f"its quote no longer stands in {_text(quote.document)}"
            why = lost if quote.document else "not among the evidence"
            yield f"[^{quote.number}]: {_text(quote.id)}: cited by the model, {why}."
            return
        said = f"; said by {_text(quote.speaker)}" if quote.speaker else ""
        automatic = " (credibility automatic)" if quote.automatic else ""
        state = "accepted by a person" if quote.accepted else f"suggested by {_text(quote.coder)}"
        yield (
            f"[^{quote.number}]: “{_text(quote.exact)}” — {_text(quote.title)} "
            f"({_text(quote.document)}, {quote.start}–{quote.end}); {_text(quote.says)}; "
            f"{quote.modality}{said}; grade {quote.grade}{automatic}; {state} ({_text(quote.id)})"
        )
