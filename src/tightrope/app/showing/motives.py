"""What each side would best do, and why, as tables: nothing is computed here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tightrope.analysis.motives.report import MotivesReport, Move, Term
from tightrope.app.result import Line, table
from tightrope.words import (
    ClauseRef,
    IndicatorRef,
    Names,
    Phrase,
    StatementRef,
    TreatyRef,
    acts,
    fill,
    joined,
    render,
)
from tightrope.words.commitments import kind_words
from tightrope.words.motives import turn


def tell_motives(report: MotivesReport, names: Names) -> Iterator[Line]:
    """Replies with their largest gains and costs, what would turn them, what clauses weigh."""
    yield table(
        "What each side would best do as things stand, and why not otherwise",
        ("who", "would", "in", "instead of", "because", "gain on now"),
        [
            (
                names.actor(reply.decision_maker),
                _acts(reply.changes, names),
                f"{reply.draws.part} of {reply.draws.whole} draws",
                _acts(move.changes, names) if not move.best else "as now",
                render(_because(reply.decision_maker, move), names),
                f"{move.gain:+.2f}",
            )
            for reply in report.replies
            for move in reply.moves
        ],
    )
    yield table(
        "What would have to change for another reply",
        ("so that", "if", "in"),
        [
            (
                render(Phrase((ClauseRef(ladder.option, ladder.level),)), names),
                render(Phrase((joined(map(turn, rung.turns)),)), names) or "as things are",
                f"{rung.draws.part} of {rung.draws.whole} draws",
            )
            for reply in report.replies
            for ladder in reply.ladders
            if ladder.found
            for rung in ladder.rungs
        ],
    )
    yield table(
        "What keeping a clause would have to be worth",
        ("treaty", "clause", "debtor", "least weight", "class"),
        [
            (
                names.treaty(duty.treaty),
                kind_words(duty.kind),
                names.actor(duty.debtor),
                "not to be had" if duty.least is None else f"{duty.least:.2f}",
                duty.class_needed,
            )
            for duty in report.duties
        ],
    )


def _acts(changes: Mapping[str, str], names: Names) -> str:
    return render(Phrase((acts(changes),)), names) if changes else "as now"


def _because(who: str, move: Move) -> Phrase:
    """The line that decides, or what adds most."""
    if move.line:
        return Phrase((StatementRef(who, move.line),))
    lead = "" if move.best or not move.terms else "with that "
    return fill(f"{lead}{{terms}}", terms=joined(map(_about, move.terms[:3])))


def _about(term: Term) -> Phrase:
    """What moves, and what that is worth to who moves: a fall of what is feared is a gain."""
    more = term.change > 0
    if term.treaty is not None:
        kept = "is broken" if more else "is kept"
        return fill(f"{{t}} {kept} ({term.amount:+.2f})", t=TreatyRef(term.treaty))
    goes = "rises" if more else "falls"
    return fill(f"“{{i}}” {goes} ({term.amount:+.2f})", i=IndicatorRef(term.indicator or ""))
