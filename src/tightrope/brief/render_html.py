"""Renders a brief as one HTML file that opens from disk: no network, strict policy, one script."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from tightrope.brief.page import Brief, Figure, Quote, Section, SharesBar
from tightrope.brief.pictures import draw, draw_shares
from tightrope.brief.pictures.drawing import ScenarioGrid
from tightrope.brief.printed import printed_statements
from tightrope.brief.visible import is_hidden, one_line, visible

_PLAIN = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_DATE = re.compile(r"(\d{4}-\d{2}-\d{2})", re.ASCII)
_SPACE = re.compile(r"\s+")
_SHORT, _LONG = 11, 140  # letters in a cell
_CONTEXT = 60
_ON = 4  # quotes of what a statement was computed from that the script walks to
_FIRST = frozenset({"bottom-line", "rather", "change", "sure"})  # on the first page


def to_html(brief: Brief) -> str:
    """Gives a complete HTML document; equal briefs give equal bytes.

    Everything is escaped; characters that hide or reorder text are written out; quotes are
    isolated for direction. The content policy allows nothing but the one style sheet and the
    one script, by hash; without the script everything is there all the same.
    """
    css, script = _part("brief.css") + _page_margins(brief), _part("brief.js")
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            css=Markup(css),  # noqa: S704  our own file
            script=Markup(script),  # noqa: S704  our own file
            csp=f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; "
            "img-src data:; base-uri 'none'; form-action 'none'",
            pen=_Pen(brief),
        )
    )


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"


def _page_margins(brief: Brief) -> str:
    """Margins of printed pages: title and date, marking, where it was made from, page of pages."""
    head = _css_text(" · ".join(filter(None, (one_line(brief.title), brief.as_of))))
    made = _css_text(f"Tightrope {brief.version} · {brief.input_hash[:12] or 'unhashed'}")
    font = "font:7.5pt system-ui,sans-serif;color:#444"
    marking = _css_text(one_line(brief.marking))
    marked = (
        f"@top-right{{content:{marking};{font};font-weight:700}}"
        f"@bottom-center{{content:{marking};{font};font-weight:700}}"
        if brief.marking
        else ""
    )
    return (
        f"@page{{@top-left{{content:{head};{font}}}@bottom-left{{content:{made};{font}}}{marked}"
        f'@bottom-right{{content:counter(page) " / " counter(pages);{font}}}}}'
    )


def _css_text(text: str) -> str:
    """A CSS string in which every letter but plain ones is an escape."""
    safe = (c if c.isascii() and (c.isalnum() or c == " ") else f"\\{ord(c):x} " for c in text)
    return f'"{"".join(safe)}"'


@cache
def _part(name: str) -> str:
    return resources.files("tightrope.brief").joinpath(f"templates/{name}").read_text("utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("tightrope.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _cited_within(brief: Brief) -> dict[str, list[str]]:
    """Place of an element -> the claims that it and those within it cite; whole sections left out."""
    found: dict[str, list[str]] = {}
    for ground in brief.grounds:
        keys = ground.place.split("/")
        for cut in range(3, len(keys) + 1):
            found.setdefault("/".join(keys[:cut]), []).extend(ground.cites)
    return found


def _shown(value: object) -> object:
    """Every text on its way out: hidden characters are written out, markup stays as it is."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


class _Pen:
    """What the template asks for: marks, notes, pictures, links and back links."""

    def __init__(self, brief: Brief) -> None:
        self._quotes = {quote.id: quote for quote in brief.quotes}
        self._assumptions = {a.id: a for a in brief.assumptions}
        self._computations = {c.id: c for c in brief.computations}
        self._cited = _cited_within(brief)
        self._titles = {section.id: section.title for section in brief.sections}
        self._printed = printed_statements(brief, tables_of_pictures=False)

    def anchor(self, id_: str) -> str:
        """The HTML id of a basis; ids that would not do as one get their number instead."""
        quote = self._quotes.get(id_)
        if quote is None or (_PLAIN.fullmatch(id_) and id_.startswith("c-")):
            return id_
        return f"quote-{quote.number}"

    def marks(self, basis: tuple[str, ...]) -> Markup:
        """Small links to the quotes, assumptions and definitions a statement rests on."""
        return Markup("").join(self._mark(id_) for id_ in basis)

    def on(self, rests: tuple[str, ...]) -> Markup:
        """The attribute that leads the script to quotes of the elements a statement was computed from.

        A statement of whole sections names none: no quote is more its own than another.
        """
        cited = dict.fromkeys(c for place in rests for c in self._cited.get(place, ()))
        quotes = [c for c in cited if c in self._quotes and self._quotes[c].found]
        if not quotes:
            return Markup("")
        return Markup(' data-on="{}"').format(" ".join(map(self.anchor, quotes[:_ON])))

    def _mark(self, id_: str) -> Markup:
        if id_ in self._quotes:
            return _link("q", self.anchor(id_), str(self._quotes[id_].number))
        if id_ in self._assumptions:
            return _link("a", id_, id_.replace("a-", "A"))
        title = f"Computed: {self._computations[id_].title}"
        return Markup('<a class="m k" href="#{}" title="{}">{}</a>').format(
            id_, title, self.function(id_)
        )

    def function(self, id_: str) -> str:
        """The mark of a computation: ƒ and its place among the definitions."""
        return f"ƒ{list(self._computations).index(id_) + 1}"

    def size(self, text: str) -> Markup:
        """The attribute that keeps single words on one line and gives long texts room."""
        if len(text) <= _SHORT:
            return Markup(' class="short"')
        return Markup(' class="long"') if len(text) > _LONG else Markup("")

    def dated(self, text: str) -> Markup:
        """The text, escaped, with dates kept on one line."""
        return Markup("").join(
            Markup('<span class="short">{}</span>').format(part) if n % 2 else escape(part)
            for n, part in enumerate(_DATE.split(visible(text)))
        )

    def picture(self, figure: Figure) -> Markup:
        """The figure's SVG."""
        return draw(figure.drawing, figure.id, figure.title, figure.description)

    def bar(self, shares: SharesBar) -> Markup:
        """The stacked bar of a whole's parts."""
        return draw_shares(shares.id, shares.title, shares.parts)

    def aside(self, used_by: tuple[str, ...]) -> Markup:
        """The attribute of what only folded statements lead to: it is not printed either."""
        if self._printed.intersection(used_by):
            return Markup("")
        return Markup(' class="aside"')

    def pages(
        self, sections: tuple[Section, ...]
    ) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
        """What is read first, and the pictures with their paragraphs: on paper two beside each other.

        A picture that takes the whole width comes last, so that it leaves no page half empty; the
        style sheet shows it in its place on a screen.
        """
        front = [section for section in sections if section.part == "front"]
        own = [n for n, s in enumerate(front) if s.id not in _FIRST and _has_picture(s)]
        start = own[0] if own else len(front)
        return tuple(front[:start]), tuple(sorted(front[start:], key=_is_wide))

    def quote(self, id_: str) -> Quote:
        """The quote of a claim."""
        return self._quotes[id_]

    def back(self, used_by: tuple[str, ...]) -> list[tuple[str, str, int]]:
        """The first place in each section that leads here: (id, section, further places)."""
        places: dict[str, list[str]] = {}
        for user in used_by:
            places.setdefault(user.rpartition("-")[0], []).append(user)
        return [
            (users[0], self._titles.get(section, section), len(users) - 1)
            for section, users in places.items()
        ]

    def plain(self, text: str) -> Markup:
        """One line of foreign text: escaped, hidden characters marked so that they stand out."""
        return (
            Markup("").join(
                Markup('<span class="hid">U+{:04X}</span>').format(ord(c))
                if is_hidden(c)
                else escape(c)
                for c in _SPACE.sub(" ", text)
            )
            if any(is_hidden(c) for c in text)
            else escape(_SPACE.sub(" ", visible(text)))
        )

    def context(self, quote: Quote) -> tuple[Markup, Markup, Markup]:
        """The words before, the quote, the words after."""
        before, after = quote.prefix[-_CONTEXT:], quote.suffix[:_CONTEXT]
        if len(before.split()) > 1:  # begins and ends with whole words
            before = (
                "…" + before[len(before.split(maxsplit=1)[0]) :] if before[0] != " " else before
            )
        if len(after.split()) > 1:
            after = after.rsplit(maxsplit=1)[0] + " …"
        return self.plain(before), self.plain(quote.exact), self.plain(after)

    def contents(self, sections: tuple[Section, ...]) -> list[tuple[str, str]]:
        """The table of contents of the annex."""
        listed = [(s.id, s.title) for s in sections if s.part == "annex"]
        return [*listed, ("evidence", "Evidence: the quotes"), ("definitions", "Definitions")]


def _has_picture(section: Section) -> bool:
    return any(isinstance(block, Figure) for block in section.blocks)


def _is_wide(section: Section) -> bool:
    drawings = (block.drawing for block in section.blocks if isinstance(block, Figure))
    return any(isinstance(d, ScenarioGrid) and d.is_wide for d in drawings)


def _link(kind: str, anchor: str, text: str) -> Markup:
    return Markup('<a class="m {}" href="#{}">{}</a>').format(kind, anchor, text)
