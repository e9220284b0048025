"""Dated things the claims speak of, in order; what has no date keeps its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tightrope.dates import days_meant
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.phrases import Namer, say_claim
from tightrope.evidence.claims.report import TimelineEntry
from tightrope.evidence.time.when import find_times
from tightrope.evidence.weighing.events import act_kind

__all__ = ["make_timeline"]

_UNKNOWN = "unknown"


def make_timeline(
    claims: Iterable[Claim],
    published: Mapping[str, date] | None = None,
    name: Namer | None = None,
) -> tuple[TimelineEntry, ...]:
    """Gives an entry for each dated thing: claims of the same actors, kind and time are one.

    Where a coder gave a claim no time, the one time its quote names is taken, resolved against
    its document's date in `published` (by document name). `name` gives actors display names.

    Times that could not be resolved come last, as said, with `when` "unknown". `inferred`
    marks a date that follows from the document's date and not from its words.
    """
    groups: dict[tuple[str, str, tuple[str, ...], str], list[Claim]] = {}
    for claim in (_timed(c, (published or {}).get(c.document)) for c in claims):
        if not (claim.time_resolved or claim.time_stated) or claim.modality == "denied":
            continue
        when = claim.time_resolved or _UNKNOWN
        said = "" if claim.time_resolved else (claim.time_stated or "").casefold()
        actors = tuple(sorted((claim.source_actor or "", claim.target_actor or "")))
        key = (when, said, actors, act_kind(claim))
        groups.setdefault(key, []).append(claim)
    entries = [_entry(when, group, name) for (when, _, _, _), group in groups.items()]
    return tuple(sorted(entries, key=_order))


def _timed(claim: Claim, reference: date | None) -> Claim:
    if claim.time_stated or claim.time_resolved:
        return claim
    times = [t for t in find_times(claim.anchor.exact, reference) if t.state != "vague"]
    if len(times) != 1:
        return claim
    return replace(claim, time_stated=times[0].said, time_resolved=times[0].resolved)


def _entry(when: str, group: list[Claim], name: Namer | None) -> TimelineEntry:
    group = sorted(group, key=lambda c: (-c.confidence, c.document, c.anchor.start, c.id))
    best = group[0]
    said = best.time_stated or ""
    return TimelineEntry(
        when=when,
        said=said,
        text=say_claim(best, name),
        claims=tuple(claim.id for claim in group),
        inferred=when != _UNKNOWN and all(_follows_from_document(claim) for claim in group),
    )


def _follows_from_document(claim: Claim) -> bool:
    """Whether the words alone do not give the date ("on Friday")."""
    times = find_times(claim.time_stated or "")
    return not any(time.resolved for time in times) and not _is_bare_date(claim.time_stated)


def _is_bare_date(said: str | None) -> bool:
    return said is not None and days_meant(said.strip()) is not None


def _order(entry: TimelineEntry) -> tuple[date, date, str, str, tuple[str, ...]]:
    first, last = days_meant(entry.when) or (date.max, date.max)
    return first, last, entry.text, entry.said.casefold(), entry.claims
