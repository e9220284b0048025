"""Today and the outcomes beside it: a card each, joined by the kind of way that leads there."""

from __future__ import annotations

from markupsafe import Markup

from tightrope.brief.pictures.drawing import OutcomeCard, OutcomeMap
from tightrope.brief.pictures.svg import Canvas, wrap

_WIDTH, _LEFT, _PAD, _LINE = 440.0, 62.0, 12.0, 17.0
_TRUNK = 26.0
_ROOM = _WIDTH - _LEFT - 4
_WAYS = {
    "together": "Only together",
    "begun": "Must begin",
    "steps": "By steps that pay",
    "none": "No steps lead there",
}


def draw_outcome_map(outcomes: OutcomeMap, id_: str, title: str, description: str) -> Markup:
    """A trunk from today down the left side, a branch to each card; legible at 400 px."""
    canvas = Canvas()
    canvas.add("rect", x=4, y=4, width=_WIDTH - 8, height=46, rx=6, class_="card today")
    canvas.text("Today", 4 + _PAD, 23, "label strong")
    canvas.text(outcomes.today, 4 + _PAD, 41, "small")
    y, last = 50.0, 50.0
    places = []
    for card in outcomes.cards:
        y += 26
        way = wrap(f"{_WAYS[card.link]}{card.movers and f': {card.movers}'}", _ROOM, 13, 2)
        for n, line in enumerate(way):
            canvas.text(line, _LEFT, y - 8 + _LINE * n, "small quiet")
        y += _LINE * (len(way) - 1)
        last = y + 20
        places.append((last, card.link))
        y = _card(canvas, card, y)
    canvas.add("line", x1=_TRUNK, y1=50, x2=_TRUNK, y2=last, class_="axis")
    for middle, link in places:
        _branch(canvas, middle, link)
    return canvas.finish(id_, title, description, _WIDTH, y + 6, "outcomes")


def _branch(canvas: Canvas, y: float, link: str) -> None:
    if link in {"together", "begun"}:
        for off in (-2.5, 2.5):
            canvas.add("line", x1=_TRUNK, y1=y + off, x2=_LEFT - 4, y2=y + off, class_="way")
    else:
        kind = "way" if link == "steps" else "way none"
        canvas.add("line", x1=_TRUNK, y1=y, x2=_LEFT - 4, y2=y, class_=kind)
    canvas.add("path", d=f"M{_LEFT - 9:.1f} {y - 6:.1f}l7 6l-7 6", class_="held")


def _card(canvas: Canvas, card: OutcomeCard, y: float) -> float:
    width = _ROOM
    room = width - 2 * _PAD
    lines = [(card.name, "label strong")]
    lines += [
        (line, "label") for change in card.changes for line in wrap(f"• {change}", room, 14, 3)
    ]
    for text, kind in (
        (card.prefer, "small strong"),
        (card.oppose, "small"),
        (card.lasts, "small quiet"),
    ):
        bold = "strong" in kind
        lines += [(line, kind) for line in wrap(text, room, 13, 2, bold=bold)]
    height = 2 * _PAD + _LINE * len(lines) - 4
    canvas.add("rect", x=_LEFT, y=y, width=width, height=height, rx=6, class_="card")
    for n, (line, kind) in enumerate(lines):
        canvas.text(line, _LEFT + _PAD, y + _PAD + 11 + _LINE * n, kind)
    return y + height
