"""The outcomes and the ways to them, in a picture."""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.analysis.strategy.report import ToldOutcome
from tightrope.brief.cells import undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Cell, Column, Figure, Finding, Row, Section
from tightrope.brief.pictures.drawing import OutcomeCard, OutcomeMap, Way
from tightrope.words import count, listed, numeral, sentence_case
from tightrope.words.outcomes import outsiders, reason
from tightrope.words.parts import OptionRef
from tightrope.words.plain import share
from tightrope.words.robust import also_drawn

_CARDS = 5
_BY_NAME = 4  # more sides are counted on a card; the table names them
_SECOND_BEST = "by second-best moves"
_PAYING = "steps that pay lead there"


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
        text += f"; {_joint(joint, n)}"
    text += "."
    said = [write.say(text, computed=["k-outcomes"])]
    said += [write.say(outsiders(o), computed=["k-outcomes"]) for o in joint[:1] if o.outsiders]
    figure = Figure(
        "fig-outcomes",
        f"Today and {count(len(told), 'outcome')} beside it: what changes and who prefers it",
        "A double line: sides must move together, or one must begin; a single line: steps that pay "
        "lead there; a dotted line: nothing leads there.",
        OutcomeMap(
            "Holds" if strategy.outcomes[0].holds.get("seq") else "Does not hold",
            tuple(_card(desk, o, n, strategy.decision_makers) for n, o in enumerate(told, start=1)),
        ),
        write.table(
            "outcomes",
            "Today and the outcomes beside it",
            Column.found(
                "Outcome", "Prefer it to today", "Prefer today", "Holds under", "In draws"
            ),
            [_row(desk, write, o, n) for n, o in enumerate(strategy.outcomes)],
        ),
    )
    return Section(
        "exits", "The outcomes and the ways to them", (Finding(tuple(said)), figure), "front"
    )


def _joint(joint: Sequence[ToldOutcome], outcomes: int) -> str:
    """How many of the outcomes are ways out to be taken together, and how many one side must begin."""
    begun = sum(map(_begun_by_one, joint))
    kinds = ((len(joint) - begun, "must be taken together"), (begun, "one side must begin"))
    parts = []
    for number, how in kinds:
        if number:
            who = "it" if outcomes == 1 else numeral(number)
            parts.append(f"{who} {'is a way out' if number == 1 else 'are ways out'} that {how}")
    return listed(parts)


def _card(desk: Desk, told: ToldOutcome, number: int, sides: tuple[str, ...]) -> OutcomeCard:
    link: Way = "steps" if told.kind == "path" or told.single_steps else "none"
    if told.kind == "joint_exit":
        link = "begun" if _begun_by_one(told) else "together"
    return OutcomeCard(
        f"Outcome {number}",
        tuple(sentence_case(desk.wording.clause(o, level)) for o, level in told.changes.items()),
        f"Prefer it: {_named(desk, told.prefer, sides)}",
        f"Prefer today: {_named(desk, told.oppose, sides)}",
        link,
        "" if link == "none" else _by_whom(desk, told),
        "Nobody gains by leaving"
        if told.self_enforcing
        else "Holds"
        if told.holds.get("seq")
        else "Would not last",
    )


def _by_whom(desk: Desk, told: ToldOutcome) -> str:
    """Who moves one after the other; of a joint exit who must begin, together where several must."""
    order = [move.decision_maker for move in told.moves]
    if told.kind == "joint_exit":
        movers = tuple(dict.fromkeys(order))
        sets = told.together or (movers,)
        who = listed((desk.wording.actors(own) for own in sets), "or")
        follow = (
            "the others then follow" if len(movers) - len(sets[0]) > 1 else "the other then follows"
        )
        return f"{who}; {follow}" if len(movers) > len(sets[0]) else who
    who = listed(map(desk.wording.actor, order), "and then")
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
    drawn = undecided("not sampled")
    if told.draws is not None and told.of:
        drawn = Cell(share(told.draws, told.of), note=also_drawn(told))
    return write.row(
        (
            Cell(
                f"Outcome {number}: {what}" if what else "Today’s situation",
                note=_way(told),
            ),
            _with_reasons(desk, told, told.prefer),
            _with_reasons(desk, told, told.oppose),
            Cell(holds or "no concept", note=_upset(desk, told)),
            drawn,
        ),
        computed=["k-outcomes", *(["k-robustness"] if told.of else [])],
        on=[*map(OptionRef, told.changes), *told.reasons],
    )


def _way(told: ToldOutcome) -> str:
    """How one gets there, as the first page says it; empty of today."""
    if told.rather:
        return _SECOND_BEST
    if told.kind == "other" and told.single_steps:
        return (
            "steps that pay lead there, but the first mover is held back"
            if told.answer
            else _PAYING
        )
    begins = "one side must begin; the others then follow" if _begun_by_one(told) else ""
    return begins or {
        "path": _PAYING,
        "joint_exit": "must be moved together",
        "other": "would hold once there; no steps that pay lead there",
    }.get(told.kind, "")


def _begun_by_one(told: ToldOutcome) -> bool:
    """Whether of a joint exit one side alone can begin, so that the others gain by following."""
    movers = {move.decision_maker for move in told.moves}
    return told.kind == "joint_exit" and any(
        len(own) == 1 and movers > {*own} for own in told.together
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
