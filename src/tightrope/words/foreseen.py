"""How likely later events were held beforehand, as a part of a page: worst news first."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.analysis.questions.foreseen import Foreseen, ForeseenScore
from tightrope.words.forecasts import percent
from tightrope.words.plain import count

_WHOSE = {
    "model": "the model as it stands",
    "told": "the model told what set it off",
    "persistence": "saying that nothing changes",
    "average": "moves at the average rate",
    "source": "the sources themselves",
}
_OVER = {
    "all": "Over all {levels}",
    "told": "Over the {levels} that did not set an event off",
    "source": "Over the {levels} of which the sources say something",
}
_HEAD = """How likely the model of moves over time held what came, standing at the file’s date, at the end of the
week of the event; a source that gives no number is held to be sure. The scores are mean squared errors
(Brier): smaller is better."""

_COLUMNS = ("event", "option", "came", "weeks off", "model", "told the cause", "nothing changes",
            "average rate", "source")  # fmt: skip


def foreseen_lines(rows: Sequence[Foreseen], scores: Sequence[ForeseenScore]) -> list[str]:
    """Gives the part of the page, line by line; nothing without a later event."""
    if not rows:
        return []
    lines = ["## How likely it was held", "", _HEAD, ""]
    lines += [line for one in scores for line in (foreseen_score(one), "")]
    lines += [f"| {' | '.join(_COLUMNS)} |", f"|{'---|' * len(_COLUMNS)}"]
    return [*lines, *map(_row, rows), ""]


def foreseen_score(found: ForeseenScore) -> str:
    """Who was closest, in order; where saying that nothing changes is ahead of the model, that first."""
    known = {name: value for name in _WHOSE if (value := getattr(found, name)) is not None}
    order = sorted(known, key=lambda name: (known[name], name))
    told = ", ".join(f"{_WHOSE[name]} {known[name]:.3f}" for name in order)
    over = _OVER[found.over].format(levels=count(found.levels, "level"))
    best = min(found.model, found.model if found.told is None else found.told)
    # a tie is persistence's
    first = "Persistence wins. " if round(found.persistence - best, 9) <= 0 else ""
    return f"{first}{over}, best first: {told}."


def _row(row: Foreseen) -> str:
    cells = [row.event, row.option, row.observed, str(row.weeks), percent(row.model)]
    cells.append("set it off" if row.told is None else percent(row.told))
    cells += ["yes" if row.persistence else "no", percent(row.average)]
    cells.append("—" if row.source is None else percent(row.source))
    return f"| {' | '.join(cells)} |"
