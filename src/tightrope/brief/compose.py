"""Composes the brief, whomever it is about: the reports of all stages in, cited sections out."""

from __future__ import annotations

from tightrope.brief.desk import Desk
from tightrope.brief.front import FRONT
from tightrope.brief.given import BriefInput
from tightrope.brief.ledger import Ledger
from tightrope.brief.page import Brief
from tightrope.brief.sections import SECTIONS
from tightrope.brief.wording import Wording

_UNTITLED = "What the sources say"


def compose(given: BriefInput) -> Brief:
    """Gives the brief of a crisis folder: every statement with what it rests on.

    Works with any part missing: a folder that has sources but no options yet gives a brief of
    the evidence that says what is missing for the rest. Equal input gives an equal brief.
    """
    wording = Wording(given.crisis)
    ledger = Ledger(given, wording)
    known = given.crisis.actors if given.crisis else {}
    focal = given.focal if given.focal in known else None
    desk = Desk(given, wording, ledger, focal, those_who_matter(given))
    writers = (*FRONT, *SECTIONS)
    sections = tuple(section for write in writers if (section := write(desk)) is not None)
    crisis, evidence, quotes = given.crisis, given.evidence, ledger.quotes()
    return Brief(
        title=crisis.title if crisis and crisis.title.strip() else _UNTITLED,
        as_of=crisis.as_of if crisis else None,
        summary=crisis.summary if crisis else "",
        focal=focal,
        made_from_suggestions=given.made_from_suggestions,
        version=given.version,
        input_hash=given.input_hash,
        sections=sections,
        quotes=quotes,
        assumptions=ledger.assumptions(),
        computations=ledger.computations(),
        grounds=ledger.grounds(),
        unquoted=len({c.id for c in evidence.claims} - {q.id for q in quotes}) if evidence else 0,
    )


_MATTER = 2


def those_who_matter(given: BriefInput) -> tuple[str, ...]:
    """Gives the actor in question, where one is named; else the two whose moves matter most.

    Those are, in this order: whose want decides most whether today's situation holds, who would
    leave it, who must move for a way out, and whoever has most options.
    """
    model = given.crisis
    strategy = given.analysis.strategy if given.analysis else None
    if model is not None and given.focal in model.actors:
        return (given.focal,)
    if model is None or strategy is None:
        return ()
    found = [d.decision_maker for d in strategy.deciding]
    found += [dm for dm, stable in strategy.status_quo.stable.get("seq", {}).items() if not stable]
    found += [m.decision_maker for o in strategy.outcomes for m in o.moves]
    found += sorted(strategy.decision_makers, key=lambda dm: -len(model.options.get(dm, {})))
    return tuple(dict.fromkeys(found))[:_MATTER]
