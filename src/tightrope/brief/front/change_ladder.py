"""What would have to change, as a ladder: by draws where there are interests, else by raised wants."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.motives.report import Ladder as Climbed
from tightrope.analysis.motives.report import Rung as Tried
from tightrope.analysis.strategy.raised import NeededChange
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.needed_rows import NEEDED_COLUMNS, asked_of_options, climbed, needed_rows
from tightrope.brief.page import Cell, Column, Figure
from tightrope.brief.pictures.drawing import Bar, Bars, Ladder, Rung
from tightrope.words import joined, sentence_case
from tightrope.words.motives import turn
from tightrope.words.needed import needed_goal, raised
from tightrope.words.parts import OptionRef, Part, references
from tightrope.words.phrase import fill

_RUNGS = 6
_LUCK = 0.05  # of the draws
_APART = "drawn apart from the draws of “How sure”, so a little more or less by chance"
_GROUPS = (
    "Nothing would have to be wanted otherwise",
    "Would hold once it is there, but is not what is expected",
    "One want would have to be raised",
    "Two wants or more would have to be raised",
    "Not found",
)


def change_figure(desk: Desk, write: Writer) -> Figure | None:
    """The ladder of whom the brief is about; None where nothing was asked of it."""
    if ladders := climbed(desk):
        if not any(map(_leads_anywhere, ladders)):
            return None
        return _by_draws(
            desk, write, max(ladders, key=lambda one: (*_reach(one), desk.irreversible(one.option)))
        )
    asked = asked_of_options(desk)
    return _by_raises(desk, write, asked) if asked else None


def unclimbed(desk: Desk) -> tuple[Climbed, ...]:
    """The ladders of whom the brief is about, where no rung of any of them leads anywhere."""
    ladders = climbed(desk)
    return () if any(map(_leads_anywhere, ladders)) else tuple(ladders)


def _leads_anywhere(ladder: Climbed) -> bool:
    """Whether a change turns the reply as stated, or in more draws than may be the luck of the draw."""
    return ladder.found or any(rung.draws.part > _LUCK * rung.draws.whole for rung in ladder.rungs)


def _reach(ladder: Climbed) -> tuple[bool, float]:
    """How far its best rung gets: the most telling ladder is the one that can be climbed."""
    return ladder.found, max(r.draws.part / (r.draws.whole or 1) for r in ladder.rungs)


def _by_draws(desk: Desk, write: Writer, ladder: Climbed) -> Figure:
    goal = desk.wording.clause(ladder.option, ladder.level)
    rungs = sorted(ladder.rungs, key=lambda r: (len(r.turns), r.draws.part))
    apart = f"; {_APART}" if desk.forecast_notes else ""
    shown = rungs[:1] + rungs[1:][-(_RUNGS - 1) :]
    bars = tuple(
        Bar(_turns(desk, r), r.draws.part / (r.draws.whole or 1), _share(r)) for r in shown
    )
    return Figure(
        "fig-change",
        f"What would have to be otherwise so that {goal}",
        f"For each change, the share of draws in which it would then do so{apart}.",
        Bars(bars, 0.0, 1.0),
        write.table(
            "turns",
            f"What would have to be otherwise so that {goal}",
            Column.found("Change", "Would then do so", "In draws"),
            [
                write.row(
                    (
                        _turns(desk, r),
                        "yes" if r.holds else Cell("no", "muted"),
                        Cell(_share(r), note="" if r.turns else apart.removeprefix("; ")),
                    ),
                    computed=["k-motives"],
                    on=[OptionRef(ladder.option), *_turned(r)],
                )
                for r in shown
            ],
        ),
    )


def _turns(desk: Desk, rung: Tried) -> str:
    if not rung.turns:
        return "As things are"
    return sentence_case(desk.wording.say(fill("{t}", t=joined(map(turn, rung.turns)))))


def _turned(rung: Tried) -> Iterator[Part]:
    return (part for one in rung.turns for part in references(turn(one)))


def _share(rung: Tried) -> str:
    return f"{rung.draws.part:,} of {rung.draws.whole:,}"


def _by_raises(desk: Desk, write: Writer, asked: list[NeededChange]) -> Figure:
    alike: dict[tuple[str, str], list[str]] = {}  # what needs the same stands on one rung
    possible = [n for n in asked if n.possible]
    for n in possible:
        once = ", to hold once there" if n.expected is False else ""
        how = desk.wording.say(fill("{r}" + once, r=raised(n.raises))) if n.raises else ""
        goal = desk.wording.say(needed_goal(n))
        alike.setdefault((_group(n), sentence_case(how)), []).append(goal)
    rungs = tuple(
        Rung(sentence_case("; or ".join(goals)), how, group)
        for (group, how), goals in alike.items()
    )
    return Figure(
        "fig-change",
        "What would have to be wanted for another course",
        "The fewest statements raised above another; that an outcome would hold does not mean that "
        "anything leads to it.",
        Ladder(_GROUPS, rungs),
        write.table(
            "raises",
            "What would have to be wanted otherwise",
            NEEDED_COLUMNS,
            needed_rows(desk, write, asked),
        ),
    )


def _group(needed: NeededChange) -> str:
    if not needed.found:
        return _GROUPS[-1]
    if not needed.raises:
        return _GROUPS[1 if False in (needed.led_to, needed.expected) else 0]
    return _GROUPS[min(len(needed.raises), 2) + 1]
