"""What binds against what it is called, clause by clause, and what was threatened: words and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tightrope.analysis.commitments.report import CommitmentsReport, ObligationStatus
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.front.threats import ladder_figure, threats
from tightrope.brief.page import Block, Cell, Column, Figure, Finding, Row, Section, Sentence
from tightrope.brief.pictures.drawing import ClauseGrid, TreatyClauses
from tightrope.words import count, listed, numeral, sentence_case
from tightrope.words.commitments import (
    binds,
    by_clause,
    kind_words,
    named_instrument,
    unbound,
    why_unable,
)
from tightrope.words.parts import TreatyRef
from tightrope.words.plain import portion

_NAMED = 3  # parties that are named
_FIGHTING = ("defence", "offence")


def write_binds(desk: Desk) -> Section | None:
    """None where the case has neither treaties nor red lines."""
    report = desk.commitments
    if report is None or not (report.obligations or report.red_lines):
        return None
    write = Writer(desk, "binds")
    said = (*_clauses(desk, write, report), *threats(desk, write, report))
    blocks: list[Block] = [Finding(said)]
    if report.obligations or report.called_against_obliges:
        blocks.append(clause_figure(desk, write, report))
    if report.red_lines:
        blocks.append(ladder_figure(desk, write, report))
    title = "What binds and what was threatened"
    if not report.red_lines:
        title = "What binds"
    elif not report.obligations:
        title = "What was threatened"
    return Section("binds", title, tuple(blocks), "front")


def _clauses(desk: Desk, write: Writer, report: CommitmentsReport) -> Iterator[Sentence]:
    clauses = by_clause(report)
    if clauses:
        in_force = [owed for owed in clauses if any(map(binds, owed))]
        when = f" on {report.as_of}" if report.as_of else ""
        some, several = portion(len(in_force), len(clauses), "clause")
        text = f"{sentence_case(some)} {'are' if several else 'is'} in force{when}"
        text += _asking_to_fight(desk, in_force)
        yield write.say(f"{text}.", computed=["k-commitments"])
        for treaty, parties in _unbound(in_force).items():
            said = desk.wording.say(unbound(treaty, parties, report.as_of))
            yield write.say(said, computed=["k-commitments"])
        for one, many, is_so in _KEPT_BADLY:
            if text := _kept_badly(desk, in_force, (one, many), is_so):
                bad = [TreatyRef(owed[0].treaty) for owed in in_force if any(map(is_so, owed))]
                yield write.say(text, computed=["k-commitments"], on=bad)
    for found in report.called_against_obliges[:2]:
        text = desk.wording.say(named_instrument(found))
        yield write.say(text, cites=found.cites[:4], computed=["k-commitments"])


def _asking_to_fight(desk: Desk, in_force: list[list[ObligationStatus]]) -> str:
    """How many of the clauses in force ask to fight; of one: whom, and whether it is due today."""
    fighting = [owed for owed in in_force if owed[0].obligation in _FIGHTING]
    one = len(in_force) == 1
    if not fighting:
        none = "; it asks nobody to fight" if one else "; none of these asks anybody to fight"
        return none if in_force else ""
    if len(fighting) > 1:
        return f"; {numeral(len(fighting))} of these ask somebody to fight"
    owed = [o for o in fighting[0] if binds(o)]
    who = list(dict.fromkeys(o.party for o in owed))
    whom = desk.wording.actors(who) if len(who) <= _NAMED else "its parties"
    triggered = {o.triggered if o.condition else "not judged" for o in owed}
    due = {True: ", which is due today", False: ", which is not due today"}
    when = due["yes" in triggered] if "yes" in triggered or triggered == {"no"} else ""
    return f"; {'it' if one else 'one of these'} asks {whom} to fight{when}"


def _kept_badly(
    desk: Desk,
    in_force: list[list[ObligationStatus]],
    told: tuple[str, str],
    is_so: Callable[[ObligationStatus], bool],
) -> str:
    """How many clauses in force are broken, or expected to be, and by whom."""
    found = [own for owed in in_force if (own := [o for o in owed if is_so(o)])]
    if not found:
        return ""
    by = list(dict.fromkeys(o.party for own in found for o in own))
    whom = f" by {desk.wording.actors(by)}" if len(by) <= _NAMED else ""
    whom += why_unable(found[0][0]) if len(found) == 1 else ""
    which = "It" if len(in_force) == 1 else sentence_case(numeral(len(found)))
    return f"{which} {told[len(found) > 1]}{whom}."


def _unbound(in_force: list[list[ObligationStatus]]) -> dict[str, list[str]]:
    """Treaty -> the parties that owe something by its clauses in force, but are bound by none."""
    bound = {(o.treaty, o.party) for owed in in_force for o in owed if binds(o)}
    found: dict[str, list[str]] = {}
    for o in dict.fromkeys(o for owed in in_force for o in owed):
        if (o.treaty, o.party) not in bound and o.party not in found.get(o.treaty, ()):
            found.setdefault(o.treaty, []).append(o.party)
    return found


def _broken(owed: ObligationStatus) -> bool:
    return binds(owed) and owed.honoured == "no" and not owed.unable


def _impossible(owed: ObligationStatus) -> bool:
    return binds(owed) and owed.unable


def _to_be_broken(owed: ObligationStatus) -> bool:
    return binds(owed) and owed.honoured != "no" and owed.honoured_expected == "no"


_KEPT_BADLY = (
    ("is not honoured", "are not honoured", _broken),
    ("cannot be honoured today", "cannot be honoured today", _impossible),
    ("is expected to be broken", "are expected to be broken", _to_be_broken),
)


def clause_figure(desk: Desk, write: Writer, report: CommitmentsReport) -> Figure:
    """Each treaty with its kinds of clauses, in force or not, and the name the sources give it."""
    called = {found.treaty: found.called for found in report.called_against_obliges}
    kinds: dict[str, dict[str, bool]] = {treaty: {} for treaty in called}
    for owed in report.obligations:
        own = kinds.setdefault(owed.treaty, {})
        own[owed.obligation] = own.get(owed.obligation, False) or binds(owed)
    treaties = tuple(
        TreatyClauses(
            desk.wording.treaty(treaty),
            called.get(treaty, ""),
            tuple((kind_words(kind), bound) for kind, bound in own.items()),
        )
        for treaty, own in kinds.items()
    )
    misnamed = sum(bool(t.called) for t in treaties)
    title = f"What {count(len(treaties), 'treaty', 'treaties')} {'obliges' if len(treaties) == 1 else 'oblige'} to"
    if misnamed:
        title += f"; {count(misnamed, 'is called', 'are called')} something else"
    cites = {found.treaty: found.cites for found in report.called_against_obliges}
    return Figure(
        "fig-clauses",
        sentence_case(title),
        "Filled: a clause of this kind is in force; hollow: there is one that is not.",
        ClauseGrid(treaties),
        write.table(
            "called",
            "Treaties: what they are called and what they oblige to",
            Column.put_in("Treaty")
            + Column.read("Called")
            + Column.found("In force", "Not in force"),
            [
                _row(write, treaty, shown, cites.get(treaty, ())[:4])
                for treaty, shown in zip(kinds, treaties, strict=True)
            ],
        ),
    )


def _row(write: Writer, treaty: str, shown: TreatyClauses, cites: tuple[str, ...]) -> Row:
    parts = (
        listed(kind for kind, binds_ in shown.clauses if binds_ == bound) for bound in (True, False)
    )
    return write.row(
        (
            shown.name,
            shown.called or Cell("nothing else", "muted"),
            *(part or Cell("none", "muted") for part in parts),
        ),
        cites=cites,
        computed=["k-commitments"],
        on=[TreatyRef(treaty)],
    )
