"""The ways from today to an outcome in words: who moves, who must begin, who likes which better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tightrope.analysis.strategy.report import ToldOutcome
from tightrope.words.on_the_way import by_second_best
from tightrope.words.parts import Agreeing, Phrase
from tightrope.words.phrase import actors, clauses, fill, join, joined, sentence
from tightrope.words.plain import count, numeral


def all_sides(told: ToldOutcome) -> Phrase:
    """Gives all who prefer an outcome by their number; one by its name."""
    number = len(told.prefer)
    if number == 1:
        return Phrase((actors(told.prefer),))
    return fill("both sides" if number == 2 else f"all {numeral(number)} sides")


def ways(paths: Sequence[ToldOutcome], today: Mapping[str, str], more: int = 0) -> Phrase:
    """Gives the outcomes that steps lead to where they are several, each with who prefers which.

    What changes in one as in the first is not told twice.
    """
    first = paths[0]
    liked = all(one.better_for_all for one in paths) and not more
    told = []
    for one in paths:
        besides = first.changes.items() < one.changes.items()
        new = {o: v for o, v in one.changes.items() if not besides or o not in first.changes}
        told.append(
            fill(
                f"{{by}}to {'the same and besides' if besides else 'this'}: {{change}}{{who}}",
                by=by_second_best(one),
                change=clauses(new, today),
                who=Phrase() if liked else fill(" ({who})", who=_for_whom(one)),
            )
        )
    if more:
        told.append(fill(f"to {count(more, 'more outcome')}"))
    end = fill("; {all} prefer each of these to today", all=all_sides(first)) if liked else Phrase()
    return sentence(
        "Steps that pay lead from today either {told}{end}.", told=join(told, "; or "), end=end
    )


def _for_whom(told: ToldOutcome) -> Phrase:
    """Who prefers it to today and who today to it."""
    if told.better_for_all:
        verb = Agreeing(told.prefer, "prefers", "prefer")
        return fill("{all} {verb} it to today", all=all_sides(told), verb=verb)
    parts = [
        fill(f"{{who}} {{verb}} {what}", who=actors(who), verb=Agreeing(who, "prefers", "prefer"))
        for who, what in ((told.prefer, "it to today"), (told.oppose, "today"))
        if who
    ]
    return fill("{parts}", parts=joined(parts)) if parts else fill("nobody minds")


def compared(told: ToldOutcome, sides: Sequence[str], it: str, first: str) -> Phrase:
    """Gives who likes a later of several ways better than the first told, who less, who neither.

    `it` and `first` name the two: “the second”, “the first”. Empty for the first itself.
    """
    if told.against_first is None:
        return Phrase()
    better, worse = told.against_first
    rest = tuple(who for who in sides if who not in better and who not in worse)
    parts = [
        fill(f"{{who}} {{verb}} {what}", who=actors(who), verb=Agreeing(who, one, many))
        for who, what, one, many in (
            (better, it, "prefers", "prefer"),
            (worse, first, "prefers", "prefer"),
            (rest, "not mind", "does", "do"),
        )
        if who
    ]
    return sentence("Of the two, {parts}.", parts=joined(parts))
