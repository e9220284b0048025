"""Composes the brief: the reports of all stages in, cited sections out."""

from __future__ import annotations

from tightrope.brief.desk import Desk
from tightrope.brief.focal import those_who_matter
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
