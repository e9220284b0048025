"""The outcomes and the ways to them, in a picture."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.analysis.strategy.report import ToldOutcome
from tightrope.brief.cells import undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Cell, Figure, Finding, Row, Section
from tightrope.brief.pictures.drawing import OutcomeCard, OutcomeMap, Way
from tightrope.words import count, listed, numeral, sentence_case
from tightrope.words.outcomes import outsiders, reason
from tightrope.words.parts import OptionRef
from tightrope.words.plain import share
from tightrope.words.robust import also_drawn

__all__ = ["write_exits"]

_CARDS = 5
_BY_NAME = 4  # more sides are counted on a card; the table names them
_SECOND_BEST = "by second-best moves"
_LINKS = {"steps": "and then", "together": "and"}


def write_exits(desk: Desk) -> Section | None:
    """None where nothing stands beside today."""
    strategy = desk.strategy
    if strategy is None or len(strategy.outcomes) < 2:
        return None
    write = Writer(desk, "exits")
    told = strategy.outcomes[1 : _CARDS + 1]
    joint = [o for o in told if o.kind == "joint_exit"]
    n = len(strategy.outcomes) - 1
    text = f"Beside today {count(n, 'outcome')} {'matters' if n == 1 else 'matter'}"
    if joint:
        who = "it" if n == 1 else numeral(len(joint))
        is_ = "is a way out" if len(joint) == 1 else "are ways out"
        text += f"; {who} {is_} that must be taken together"
    text += "."
    said = [write.say(text, computed=["k-outcomes"])]
    said += [write.say(outsiders(o), computed=["k-outcomes"]) for o in joint[:1] if o.outsiders]
    figure = Figure(
        "fig-outcomes",
        f"Today and {count(len(told), 'outcome')} beside it: what changes and who prefers it",
        "A double line: must be moved together; a single line: steps that pay lead there; a dotted "
        "line: nothing leads there.",
        OutcomeMap(
            "Holds" if strategy.outcomes[0].holds.get("seq") else "Does not hold",
            tuple(_card(desk, o, n, strategy.decision_makers) for n, o in enumerate(told, start=1)),
        ),
        write.table(
            "outcomes",
            "Today and the outcomes beside it",
            (
                "found: Outcome",
                "Prefer it to today",
                "Prefer today",
                "Holds under",
                "In draws",
            ),
            [_row(desk, write, o, n) for n, o in enumerate(strategy.outcomes)],
        ),
    )
    return Section(
        "exits", "The outcomes and the ways to them", (Finding(tuple(said)), figure), "front"
    )


def _card(desk: Desk, told: ToldOutcome, number: int, sides: tuple[str, ...]) -> OutcomeCard:
    link: Way = "steps" if told.kind == "path" or told.single_steps else "none"
    if told.kind == "joint_exit":
        link = "together"
    movers = (
        dict.fromkeys(m.decision_maker for m in told.moves)
        if link == "together"
        else [m.decision_maker for m in told.moves]
    )
    return OutcomeCard(
        f"Outcome {number}",
        tuple(sentence_case(desk.wording.clause(o, level)) for o, level in told.changes.items()),
        f"Prefer it: {_named(desk, told.prefer, sides)}",
        f"Prefer today: {_named(desk, told.oppose, sides)}",
        link,
        "" if link == "none" else _by_whom(desk, told, movers, link),
        "Nobody gains by leaving"
        if told.self_enforcing
        else "Holds"
        if told.holds.get("seq")
        else "Would not last",
    )


def _by_whom(desk: Desk, told: ToldOutcome, movers: Iterable[str], link: Way) -> str:
    who = listed(map(desk.wording.actor, movers), _LINKS[link])
    return f"{who} ({_SECOND_BEST})" if told.rather else who


def _named(desk: Desk, who: tuple[str, ...], sides: tuple[str, ...]) -> str:
    """The sides by name; all, or all but a few of many, by their number."""
    if len(who) == len(sides):
        return f"all {numeral(len(sides))}" if len(sides) > 2 else "both"
    if len(who) > _BY_NAME:
        return f"{numeral(len(who))} of the {numeral(len(sides))}"
    return listed(desk.wording.actor(a) for a in who) or "none"


def _row(desk: Desk, write: Writer, told: ToldOutcome, number: int) -> Row:
    what = "; ".join(desk.wording.clause(o, v) for o, v in told.changes.items())
    holds = listed("Nash" if c == "nash" else c.upper() for c, held in told.holds.items() if held)
    kinds = {
        "path": "steps that pay lead there",
        "joint_exit": "must be moved together",
        "other": "would hold",
    }
    drawn = undecided("not sampled")
    if told.draws is not None and told.of:
        drawn = Cell(share(told.draws, told.of), note=also_drawn(told))
    return write.row(
        (
            Cell(
                f"Outcome {number}: {what}" if what else "Today’s situation",
                note=_SECOND_BEST if told.rather else kinds.get(told.kind, ""),
            ),
            _with_reasons(desk, told, told.prefer),
            _with_reasons(desk, told, told.oppose),
            Cell(holds or "no concept", note=_upset(desk, told)),
            drawn,
        ),
        computed=["k-outcomes", *(["k-robustness"] if told.of else [])],
        on=[*map(OptionRef, told.changes), *told.reasons],
    )


def _upset(desk: Desk, told: ToldOutcome) -> str:
    """Who would leave it under SEQ."""
    leavers = [dm for dm, stable in told.outcome.stable.get("seq", {}).items() if not stable]
    return f"SEQ: upset by {desk.wording.actors(leavers)}" if leavers else ""


def _with_reasons(desk: Desk, told: ToldOutcome, who: tuple[str, ...]) -> Cell:
    """Each side with what decides for it."""
    if not who:
        return Cell("none", "muted")
    why = {r.decision_maker: desk.wording.say(reason(r)) for r in told.reasons}
    each = (
        f"{desk.wording.actor(w)}, {why[w]}" if why.get(w) else desk.wording.actor(w) for w in who
    )
    return Cell("; ".join(each))
