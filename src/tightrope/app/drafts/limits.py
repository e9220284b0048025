"""What a machine may propose at all: for which sections, resting on which claims, and how much."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable
from typing import Any

from tightrope.app.errors import ProposalTooLarge, UnknownClaim
from tightrope.app.evidence.reading import Reading
from tightrope.app.model.checking import accepted_claims
from tightrope.app.store.folder import Folder
from tightrope.errors import UsageMistake, nearest

MOST_PROPOSED = 500  # what may wait of one machine: an inbox that nobody can read helps nobody
LONGEST = 10_000  # characters of a proposal as JSON
LISTS = ("ties", "dependence", "rules", "red_lines", "offers", "demands", "effects", "events")
MAPPINGS = ("actors", "treaties", "indicators", "scenarios")
SECTIONS = (*LISTS, *MAPPINGS, "options", "interests")
UNCITED = ("actors", "indicators")  # the file has no `cites` for them: the draft keeps the claims


def known_claims(folder: Folder, reading: Reading) -> dict[str, frozenset[str]]:
    """Gives the claims there are, each with those who say it; nobody need have accepted them."""
    found = {
        c.id: frozenset(end for end in (*c.speakers, c.source_actor) if end)
        for c in (*reading.report.claims, *reading.report.possible)
    }
    return found | accepted_claims(folder)


def check_section(section: str) -> None:
    """Raises UsageMistake where nothing can be proposed for a section."""
    if section not in SECTIONS:
        raise UsageMistake(
            "nothing can be proposed for this section",
            value=section,
            allowed=", ".join(SECTIONS),
            hint=nearest(section, SECTIONS),
        )


def check_claims(cites: Iterable[str], known: Container[str]) -> None:
    """Raises UnknownClaim for a claim that the folder has not."""
    for claim in cites:
        if claim not in known:
            raise UnknownClaim(
                "no claim of this folder has this id",
                value=claim,
                hint="cite claims that were read or that a person accepted",
            )


def check_size(what: str, parts: Iterable[Any]) -> None:
    """Raises ProposalTooLarge for what no person would read."""
    length = len(json.dumps(list(parts), default=str))
    if length > LONGEST:
        raise ProposalTooLarge(
            "this proposal is too large to be read by a person",
            where=what,
            value=f"{length:,} characters",
            allowed=f"up to {LONGEST:,} characters",
        )


def check_room(waiting: int, by: str) -> None:
    """Raises ProposalTooLarge where too much of one machine waits already."""
    if waiting >= MOST_PROPOSED:
        raise ProposalTooLarge(
            "too much waits already of what this machine proposed",
            where=by,
            value=f"{waiting:,} proposals",
            hint="let a person decide those first",
        )
