"""A little SVG writer: escaped elements, text measured and wrapped so that nothing overflows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from markupsafe import Markup, escape

from tightrope.brief.visible import visible

_NARROW = set("iljtfI.,:;'|!()[] ·’‘“”")
_WIDE = set("mwMWQ@%—…")
_BOLD = 1.1  # how much wider bold letters are


def number(value: float) -> str:
    """A coordinate with one decimal, without trailing zeros and without a negative nought."""
    text = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def text_width(text: str, size: float) -> float:
    """A generous estimate of the width of `text` set in a sans serif at `size` px."""
    total = 0.0
    for letter in text:
        if ord(letter) > 0x2E7F:
            total += 1.05
        elif letter in _NARROW:
            total += 0.36
        elif letter in _WIDE:
            total += 0.98
        elif letter.isupper():
            total += 0.72
        else:
            total += 0.6
    return total * size


def wrap(text: str, width: float, size: float, lines: int, *, bold: bool = False) -> list[str]:
    """Breaks `text` into at most `lines` lines no wider than `width` px; a cut ends in “…”."""
    size *= _BOLD if bold else 1.0
    rows: list[str] = []
    current = ""
    for word in visible(text).split():
        for piece in _pieces(word, width, size):
            longer = f"{current} {piece}".strip()
            if current and text_width(longer, size) > width:
                rows.append(current)
                current = piece
            else:
                current = longer
    if current:
        rows.append(current)
    if len(rows) > lines:
        rows = rows[:lines]
        rows[-1] = _cut(rows[-1], width, size)
    return rows


def _pieces(word: str, width: float, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(pieces[-1] + letter, size) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _cut(text: str, width: float, size: float) -> str:
    while text and text_width(text + "…", size) > width:
        text = text[:-1]
    return text.rstrip(" ,;") + "…"


class Canvas:
    """Collects SVG elements; `finish` wraps them with title and description."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def add(self, tag: str, text: str | None = None, **attributes: str | float | None) -> None:
        """Adds one element; underscores in attribute names stand for hyphens."""
        written = _attributes(attributes)
        if text is None:
            self._parts.append(f"<{tag}{written}/>")
        else:
            self._parts.append(f"<{tag}{written}>{escape(visible(text))}</{tag}>")

    @contextmanager
    def group(self, **attributes: str | None) -> Iterator[None]:
        """What is added within stands in one group."""
        self._parts.append(f"<g{_attributes(attributes)}>")
        yield
        self._parts.append("</g>")

    def text(self, words: str, x: float, y: float, class_: str = "", anchor: str = "start") -> None:
        """Adds a line of text with its baseline at y."""
        kept = None if anchor == "start" else anchor
        self.add("text", words, x=x, y=y, class_=class_ or None, text_anchor=kept)

    def finish(
        self, id_: str, title: str, description: str, width: float, height: float, class_: str
    ) -> Markup:
        """The whole picture as one `<svg role="img">` labelled by its title and description."""
        w, h, name = number(width), number(height), escape(id_)
        head = (
            f'<svg class="pic {class_}" role="img" aria-labelledby="{name}-t {name}-d" '
            f'viewBox="0 0 {w} {h}" width="{w}" height="{h}">'
            f'<title id="{name}-t">{escape(visible(title))}</title>'
            f'<desc id="{name}-d">{escape(visible(description))}</desc>'
        )
        return Markup(head + "".join(self._parts) + "</svg>")  # noqa: S704  escaped above


def _attributes(attributes: Mapping[str, str | float | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_written(value)}"'
        for name, value in attributes.items()
        if value is not None
    )


def _written(value: str | float) -> str:
    return number(value) if isinstance(value, int | float) else str(escape(visible(value)))
