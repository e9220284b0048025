"""Results as text and tables, for a terminal or a notebook: nothing is computed here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from tightrope.analysis.alignment import SliceBalance
from tightrope.app import results
from tightrope.app.archive import ArchiveCounts
from tightrope.app.claiming import Claimed, PassedOver
from tightrope.app.coders import Suggested
from tightrope.app.doctor import Doctored
from tightrope.app.hindsight import Hindsights
from tightrope.app.importing import NO_DATE, Imported
from tightrope.app.maps import MapWritten
from tightrope.app.model_export import ModelWritten
from tightrope.app.result import Aside, Line, table, tell
from tightrope.app.tables import tell_analysis, tell_differences, tell_scenario
from tightrope.errors import TightropeError, counted
from tightrope.evidence import Claim
from tightrope.words import count, render
from tightrope.words.told import told

__all__ = ["tell"]

_NOT_CODED = {"not_english": "in other languages than English", "footnote": "that are footnotes"}


@tell.register
def _(result: results.Began) -> Iterator[Line]:
    of = f" from the example {result.example}" if result.example else ""
    yield f"Began {result.folder}{of}"
    yield f"Next: tightrope read ARTICLE… --into {result.folder}"


@tell.register
def _(result: results.ReadInto) -> Iterator[Line]:
    yield from _refused(result.refused)
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
        yield from _suggested(result.suggested)


def _suggested(found: Suggested) -> Iterator[Line]:
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
    yield f"Review them: tightrope review FOLDER --coder {found.coder}"


@tell.register
def _(result: results.Prompts) -> Iterator[Line]:
    yield from (f"{prompt}\n" for prompt in result.prompts)
    yield from _refused(result.refused)


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
    columns = ("id", "source", "relation", "target", "phase", "held", "modality", "quote")
    yield table(title, columns, map(_claim, result.waiting))
    if result.possible:
        found = counted(
            len(result.possible),
            "claim is possible only, and counts for nothing",
            "claims are possible only, and count for nothing",
        )
        yield table(found, columns, map(_claim, result.possible))
    if not result.waiting:
        yield "no claim waits"


def _claim(claim: Claim) -> tuple[str, ...]:
    source = claim.source_actor or claim.source_text or ""
    target = claim.target_actor or claim.target_text or ""
    ends = (claim.id, source, claim.relation, target)
    return (*ends, claim.phase, claim.held, claim.modality, claim.anchor.exact)


@tell.register
def _(result: results.Decided) -> Iterator[Line]:
    yield from _stale(result.stale)
    yield from _refused(result.refused)
    yield f"{len(result.decided)} decided, {result.waiting} waiting"


@tell.register
def _(result: Claimed) -> Iterator[Line]:
    claim = result.decision.claim
    ends = f"{claim.source_actor or claim.source_text} → {claim.target_actor or 'nobody named'}"
    held = {"yes": "", "no": ", not so", "open": ", left open"}[claim.held]
    yield f"accepted {claim.id}: {ends}, {claim.event} {claim.relation}, {claim.phase}{held}"
    yield f"“{claim.anchor.exact}” ({claim.document}, {claim.anchor.start}–{claim.anchor.end})"


@tell.register
def _(result: PassedOver) -> Iterator[Line]:
    rows = [(one.document, one.reason, one.text) for one in result.sentences]
    title = f"{counted(len(rows), 'sentence')} without a claim"
    yield table(title, ("document", "why", "sentence"), rows)


@tell.register
def _(result: results.Drafted) -> Iterator[Line]:
    yield f"Wrote {result.path}, from {result.claims} {result.basis} claims"
    yield table(
        "Drafted", ("section", "elements"), [(k, str(n)) for k, n in result.elements.items()]
    )
    yield table(
        "Left to you", ("where", "what", "claims"),
        [(gap.place, gap.says, str(len(gap.claims))) for gap in result.gaps],
    )  # fmt: skip
    for found in result.findings:
        yield f"{found.severity}: {found.where}: {found.message} [{found.check}]"
    yield "Next: correct it, then tightrope draft FOLDER --merge"


@tell.register
def _(result: results.Merged) -> Iterator[Line]:
    yield from _refused(result.refused)
    yield (
        f"{len(result.accepted)} accepted, {len(result.rejected)} rejected, "
        f"{len(result.refused)} refused, {len(result.waiting)} waiting"
    )
    yield from (f"  {name}" for name in result.waiting)


@tell.register
def _(result: results.Checked) -> Iterator[Line]:
    for found in result.findings:
        hint = f"; {found.hint}" if found.hint else ""
        yield f"{found.severity}: {found.where}: {found.message}{hint} [{found.check}]"
    errors = sum(found.severity == "error" for found in result.findings)
    warnings = len(result.findings) - errors
    yield (f"{counted(errors, 'error')}, {counted(warnings, 'warning')}")


@tell.register
def _(result: results.Analysed) -> Iterator[Line]:
    if result.suggested_ties:
        yield Aside(
            f"the file has no ties; {result.suggested_ties} that the evidence suggests stand in"
        )
    if result.scenario is None:
        yield from tell_analysis(result.base, result.names)
    else:
        yield from tell_scenario(result.scenario, result.names)


@tell.register
def _(result: Hindsights) -> Iterator[Line]:
    yield result.page


@tell.register
def _(result: results.Expected) -> Iterator[Line]:
    yield result.page


@tell.register
def _(result: results.Gated) -> Iterator[Line]:
    whole = len(result.expectations)
    yield f"{result.derived} of {whole} conclusions are derived"
    rows = [
        (
            one.id,
            one.text,
            one.verdict,
            "yes" if one.derived else "no",
            "" if one.shuffled is None else f"{one.shuffled.held} of {one.shuffled.of}",
            "" if one.drawn is None else f"{one.drawn.held} of {one.drawn.of}",
            render(told(one)["in_words"], result.names),
        )
        for one in result.expectations
    ]
    columns = ("", "conclusion", "answer", "derived", "deals", "draws", "why")
    yield table("Before the gate", columns, rows)
    yield Aside(
        "Deals: in how many of the sides' wants, dealt anew at random, it holds; draws: in how many "
        f"draws of the model as stated (seed {result.seed}). Neither is a probability."
    )


@tell.register
def _(result: results.WhatIf) -> Iterator[Line]:
    yield from (f"change: {text}" for text in result.changed)
    yield from tell_differences(result.differences, result.names)


@tell.register
def _(result: results.Least) -> Iterator[Line]:
    yield render(told(result.least)["text"], result.names)


@tell.register
def _(result: results.Written) -> Iterator[Line]:
    yield from _refused(result.unreadable)
    yield f"Wrote {result.path} ({result.size / 1024:.0f} kB)"


@tell.register
def _(result: results.Diffed) -> Iterator[Line]:
    yield from result.changes or ("no difference",)


@tell.register
def _(result: results.Exported) -> Iterator[Line]:
    if result.out is None:
        yield result.text
        return
    yield Aside(f"wrote {result.lines} {result.what} to {result.out}")


@tell.register
def _(result: MapWritten) -> Iterator[Line]:
    yield result.text.rstrip("\n") if result.out is None else Aside(f"wrote {result.out}")
    if result.lost:
        lost = ", ".join(
            f"'{key}' of {count(len(links), 'link')} ({'; '.join(links)})"
            for key, links in result.lost.items()
        )
        yield Aside(f"a CSV matrix cannot hold {lost}; GraphML keeps them")


@tell.register
def _(result: ModelWritten) -> Iterator[Line]:
    yield result.text.rstrip("\n") if result.out is None else Aside(f"wrote {result.out}")
    if result.remarks:
        yield Aside(f"a .{result.form} file has no place for {', '.join(result.remarks)}")


@tell.register
def _(result: Imported) -> Iterator[Line]:
    if result.sections and result.written is None:
        yield result.yaml
    yield table("Balance by date", _BALANCE, [_balance(one) for one in result.balance])
    for what, number in result.counted.items():
        yield Aside(f"{what}: {number:,}")
    yield from map(Aside, result.remarks)
    if result.written is not None:
        yield f"{result.layout}: {count(result.added, 'new element')} in {result.written}"


_BALANCE = ("date", "kind", "actors", "ties", "ties to flip", "balanced triads", "camps", "pivots")


def _balance(one: SliceBalance) -> tuple[str, ...]:
    proven = one.lower_bound == one.frustration_index
    return (
        "" if one.date == NO_DATE else one.date,
        one.layer,
        str(one.actors),
        str(one.ties),
        str(one.frustration_index) if proven else f"{one.lower_bound} to {one.frustration_index}",
        "no triad" if one.balanced_share is None else f"{one.balanced_share:.0%} of {one.triads}",
        " | ".join(", ".join(camp) for camp in one.camps),
        ", ".join(f"{actor} ({strained})" for actor, strained, _ in one.pivots),
    )


@tell.register
def _(result: results.Schema) -> Iterator[Line]:
    yield json.dumps(result.json_schema, ensure_ascii=False, indent=1)


@tell.register
def _(result: Doctored) -> Iterator[Line]:
    rows = [(found.subject, found.state, found.text) for found in result.findings]
    yield table("", ("subject", "state", ""), rows)


def _refused(refused: Iterable[TightropeError]) -> Iterator[Line]:
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
