"""What was read, suggested, decided and passed over, as text and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from tightrope.app import results
from tightrope.app.evidence.archive import ArchiveCounts
from tightrope.app.evidence.claiming import Claimed, PassedOver
from tightrope.app.evidence.coders import Prompts
from tightrope.app.result import Aside, Line, table, tell
from tightrope.errors import TightropeError, counted
from tightrope.evidence import Claim
from tightrope.evidence.claims.claim import HELD_BACK
from tightrope.evidence.claims.phrases import HELD_BACK_SINCE, ends_and_relation, told_confidence
from tightrope.evidence.weighing.agreement import Suggested

_HELD = {"yes": "", "no": "not so", "open": "left open"}
_NOT_CODED = {"not_english": "in other languages than English", "footnote": "that are footnotes"}


@tell.register
def _(result: results.ReadInto) -> Iterator[Line]:
    yield from refused_lines(result.refused)
    added, known, refused = map(len, (result.added, result.known, result.refused))
    yield f"{added} added, {known} already there, {refused} refused"
    counts = result.counts
    rows = [
        ("documents", str(counts.documents)),
        ("independent origins", str(counts.independent_origins)),
        *(
            [("originals they rest on", str(counts.resting.originals))]
            if counts.resting.notes
            else []
        ),
        ("sentences", str(counts.sentences)),
        ("claims proposed", str(counts.suggested)),
        ("claims possible only", str(counts.possible)),
        ("claims accepted / rejected", f"{counts.accepted} / {counts.rejected}"),
        *_skipped(counts.skipped),
        *(
            (f"passages {what}, not coded", str(counts.passages[label]))
            for label, what in _NOT_CODED.items()
            if counts.passages.get(label)
        ),
    ]
    yield table("In the folder now", ("what", "count"), rows)
    remarks = [(name, remark) for name, flags in result.remarks.items() for remark in flags]
    yield table("Not read, or to be known of a text", ("document", "remark"), remarks)
    if result.suggested is not None:
        yield from _suggested(result.suggested, result.folder)
    elif counts.suggested:
        own = result.folder
        yield f"Next: tightrope review {own}, or read them at a screen: tightrope serve {own}"
    elif counts.documents and not (counts.possible or counts.accepted or counts.rejected):
        yield (
            "Next: no claim was found. Claims are looked for between states and the actors that "
            "crisis.yaml names: name those of these texts under actors, as "
            "{norland: {name: Norland, aliases: [Nordstad]}}; what is there is then read again"
        )


def _suggested(found: Suggested, folder: Path) -> Iterator[Line]:
    yield table(
        f"Suggested by {found.coder} (version {found.version}), kept apart in {found.path}",
        ("what", "count"),
        [("claims suggested", str(found.claims)), *_skipped(found.skipped)],
    )
    yield table(
        "Agreement with the built-in coder (Krippendorff's alpha)",
        ("relation", "alpha", "seen by the built-in", f"by {found.coder}", "by both"),
        [
            (
                one.relation,
                "nothing to disagree on" if one.alpha is None else f"{one.alpha:.2f}",
                str(one.coded["learned"]),
                str(one.coded[found.coder]),
                str(one.together),
            )
            for one in found.agreement
        ],
    )
    yield from map(Aside, found.findings)
    yield f"Review them: tightrope review {folder} --coder {found.coder}"


@tell.register
def _(result: Prompts) -> Iterator[Line]:
    yield from (f"{prompt}\n" for prompt in result.prompts)
    yield from refused_lines(result.refused)


@tell.register
def _(result: ArchiveCounts) -> Iterator[Line]:
    rows = [
        ("files", f"{result.files}, {result.coded_now} of them coded now"),
        ("documents", str(result.documents)),
        ("sentences", str(result.sentences)),
        ("claims suggested", str(result.claims)),
        *((f"refused: {code}", str(n)) for code, n in result.refused.items()),
        *_skipped(result.skipped),
    ]
    yield table("The archive", ("what", "count"), rows)
    yield "Write them: tightrope export claims FOLDER --archive"


@tell.register
def _(result: results.Waiting) -> Iterator[Line]:
    yield from _stale(result.stale)
    title = counted(len(result.waiting), "claim waits", "claims wait")
    columns = ("no.", "id", "sure", "claim", "how it is said", "quote")
    yield table(title, columns, map(_claim, result.waiting, count(1)))
    if result.possible:
        found = counted(
            len(result.possible),
            "claim is possible only, and counts for nothing",
            "claims are possible only, and count for nothing",
        )
        yield table(found, columns, map(_claim, result.possible, count(len(result.waiting) + 1)))
        if any(claim.is_held_back for claim in result.possible):
            yield Aside(f"{HELD_BACK:.3f}: {HELD_BACK_SINCE}")
    if not result.waiting:
        yield "no claim waits"
    for coder, number in result.others.items():
        told = counted(number, "more claim waits", "more claims wait")
        look = f"tightrope review {result.folder} --coder {coder}"
        yield Aside(f"{told}, proposed by {coder}: {look}")


def _claim(claim: Claim, number: int) -> tuple[str, ...]:
    """A row: its number, by which a review jumps to it; of how it is said what is not as usual."""
    how = (claim.phase, _HELD[claim.held], "" if claim.modality == "asserted" else claim.modality)
    said = ", ".join(filter(None, how))
    sure = told_confidence(claim)
    return (str(number), claim.id, sure, ends_and_relation(claim), said, claim.anchor.exact)


@tell.register
def _(result: results.Decided) -> Iterator[Line]:
    yield from _stale(result.stale)
    yield from refused_lines(result.refused)
    back = f"{len(result.taken_back)} taken back, " if result.taken_back else ""
    yield f"{len(result.decided)} decided, {back}{result.waiting} waiting"


@tell.register
def _(result: Claimed) -> Iterator[Line]:
    claim = result.decision.claim
    ends = f"{claim.source_actor or claim.source_text} → {claim.target_actor or 'nobody named'}"
    held = f", {_HELD[claim.held]}" if _HELD[claim.held] else ""
    said = f" by {', '.join(claim.speakers)}" if claim.speakers else ""
    told = f"{claim.phase}{held}, {claim.modality}{said}"
    yield f"accepted {claim.id}: {ends}, {claim.event} {claim.relation}, {told}"
    yield f"“{claim.anchor.exact}” ({claim.document}, {claim.anchor.start}–{claim.anchor.end})"


@tell.register
def _(result: PassedOver) -> Iterator[Line]:
    rows = [(one.document, one.reason, one.text) for one in result.sentences]
    title = f"{counted(len(rows), 'sentence')} without a claim"
    yield table(title, ("document", "why", "sentence"), rows)


def refused_lines(refused: Iterable[TightropeError]) -> Iterator[Line]:
    """Gives a line for what could not be done, beside the data."""
    yield from (Aside(f"tightrope: {error} [{error.code}]") for error in refused)


def _stale(stale: int) -> Iterator[Line]:
    if stale:
        yield Aside(
            counted(
                stale,
                "suggestion left out: its document has changed",
                "suggestions left out: their documents have changed",
            )
        )


def _skipped(skipped: Mapping[str, int]) -> list[tuple[str, str]]:
    return [(f"skipped: {why}", str(count)) for why, count in sorted(skipped.items())]
