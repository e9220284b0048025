"""Rows of what would have to be wanted otherwise, for the first pages and for the annex."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from tightrope.analysis.motives.report import Ladder
from tightrope.analysis.strategy.raised import NeededChange, Raised
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Cell, Column, Row
from tightrope.words import count, listed, sentence_case
from tightrope.words.needed import as_held, needed_goal, raised, with_changes
from tightrope.words.parts import Part, references
from tightrope.words.phrase import fill


class Based(TypedDict):
    """What a statement rests on."""

    cites: list[str]
    assumed: list[str]
    computed: list[str]


NEEDED_COLUMNS = Column.found("So that", "What would have to be wanted otherwise", "Besides")


def climbed(desk: Desk) -> list[Ladder]:
    """The ladders to acts that the actor the brief is about leaves undone, else to what it would stop;
    by interests only."""
    motives = desk.given.analysis.motives if desk.given.analysis else None
    replies = motives.replies if motives else ()
    for actor in desk.matter:
        own = [
            ladder
            for reply in replies
            if reply.decision_maker == actor
            for ladder in reply.ladders
            if len(ladder.rungs) > 1
        ]
        if own:
            return [one for one in own if desk.begins(one.option, one.level)] or own
    return []


def asked_of_options(desk: Desk) -> list[NeededChange]:
    """What the first pages tell of other courses, where no ladder of interests stands there."""
    if desk.strategy is None or climbed(desk):
        return []
    return [n for n in desk.strategy.needed if n.asked == "option"]


def needed_rows(desk: Desk, write: Writer, asked: Iterable[NeededChange]) -> list[Row]:
    """One row for each answer; levels of options that need the same stand in one row."""
    groups: dict[tuple[object, ...], list[NeededChange]] = {}
    for n, needed in enumerate(asked):
        alike = needed.asked == "option" and bool(needed.raises)
        key = (needed.raises, needed.proven, needed.expected) if alike else (n,)
        groups.setdefault(key, []).append(needed)
    return [_row(desk, write, group) for group in groups.values()]


def _row(desk: Desk, write: Writer, group: list[NeededChange]) -> Row:
    needed = group[0]
    goals = [_goal(desk, one) for one in group]
    with_these = list(dict.fromkeys(_with(desk, one) for one in group if _with(desk, one)))
    note = f"while {'; '.join(with_these)}" if with_these and len(group) == 1 else ""
    return write.row(
        (
            Cell(sentence_case("; ".join(goals)), note=note),
            _answer(desk, needed),
            _besides(desk, group) or Cell("nothing", "muted"),
        ),
        **needed_grounds(desk, needed),
        on=[part for one in group for part in _named(one)],
    )


def _named(needed: NeededChange) -> Iterator[Part]:
    """What is asked for, and the statements that would have to stand otherwise."""
    yield from references(
        fill("{goal} {raises}", goal=needed_goal(needed), raises=raised(needed.raises))
    )


def _goal(desk: Desk, needed: NeededChange) -> str:
    if needed.asked == "option":
        return desk.wording.say(needed_goal(needed))
    if needed.asked == "scenario":
        return f"under “{desk.wording.scenario(needed.scenario)}”, its expected outcome holds"
    return f"today’s situation {'no longer holds' if needed.asked == 'breaks' else 'holds'}"


def _with(desk: Desk, needed: NeededChange) -> str:
    return desk.wording.say(with_changes(needed))


def _answer(desk: Desk, needed: NeededChange) -> Cell | str:
    if not needed.possible:
        return Cell("cannot be: no situation that can still come about has it", "muted")
    if not needed.found:
        return Cell(f"not found within {count(needed.searched, 'raise')}", "minus")
    if not needed.raises and needed.led_to is False:
        return Cell("it would hold once there, but no steps that pay lead there", "mixed")
    if not needed.raises and needed.expected is False:
        return Cell("it would hold once there, but it is not what is expected", "mixed")
    if needed.leave:
        return Cell(f"nothing{desk.wording.say(as_held(needed))}", "mixed")
    if not needed.raises:
        return Cell("nothing: it would hold as the priorities stand", "plus")
    return sentence_case(raises_in_words(desk, needed.raises))


def _besides(desk: Desk, group: list[NeededChange]) -> str:
    needed = group[0]
    parts = []
    if needed.exact:
        parts.append("exactly the reordering that the scenario puts in")
    if needed.alternatives:
        few = len(needed.alternatives)
        parts.append(f"{count(few, 'other change')} {'is' if few == 1 else 'are'} as small")
    if needed.found and needed.expected is False:
        most = count(needed.expected_searched, "raise")
        once = "it would then hold once there, but " if needed.raises else ""
        parts.append(f"{once}no change of up to {most} makes it expected")
    if needed.found and not needed.proven:
        parts.append("a smaller change may exist")
    if needed.asked == "option" and needed.possible and not any(n.speaks_for for n in group):
        who = desk.wording.names.actor(needed.option.partition(".")[0])
        parts.append(f"nothing that {who} is said to want speaks for it as things stand")
    return sentence_case("; ".join(parts))


def raises_in_words(desk: Desk, raises: Iterable[Raised]) -> str:
    """Who would have to put which statement above which."""
    return listed(desk.wording.raised(r.by, r.statement, r.above) for r in raises)


def needed_grounds(desk: Desk, needed: NeededChange) -> Based:
    """What the raised statements rest on, and the computation."""
    stated = [(r.by, s) for r in needed.raises for s in (r.statement, r.above)]
    cites, assumed = desk.wanted_grounds(stated)
    return {"cites": cites, "assumed": assumed, "computed": ["k-needed", "k-priorities"]}
