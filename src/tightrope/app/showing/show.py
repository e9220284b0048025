"""Results as text and tables, for a terminal or a notebook: nothing is computed here."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tightrope.analysis.alignment import SliceBalance
from tightrope.app import results
from tightrope.app.doctor import Doctored
from tightrope.app.evidence.exporting import Exported
from tightrope.app.files.importing import NO_DATE, Imported
from tightrope.app.files.maps import MapWritten
from tightrope.app.files.model_export import ModelWritten
from tightrope.app.model.hindsight import Hindsights
from tightrope.app.result import Aside, Line, table, tell
from tightrope.app.showing.show_evidence import refused_lines
from tightrope.app.showing.tables import tell_analysis, tell_differences, tell_scenario
from tightrope.errors import counted
from tightrope.words import count, render
from tightrope.words.differences import days_between
from tightrope.words.told import told

__all__ = ["tell"]


@tell.register
def _(result: results.Began) -> Iterator[Line]:
    of = f" from the example {result.example}" if result.example else ""
    yield f"Began {result.folder}{of}"
    if result.example:
        yield f"Next: tightrope brief {result.folder}, or in the browser: tightrope serve {result.folder}"
    else:
        yield f"Next: tightrope read ARTICLE… --into {result.folder}"


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
    yield f"Next: correct it, then tightrope draft {result.path.parent} --merge"


@tell.register
def _(result: results.Merged) -> Iterator[Line]:
    yield from refused_lines(result.refused)
    yield (
        f"{len(result.accepted)} accepted, {len(result.rejected)} rejected, "
        f"{len(result.refused)} refused, {len(result.waiting)} waiting"
    )
    for name in result.waiting:
        by = result.proposed.get(name)
        yield f"  {name}{f'  (proposed by {by})' if by else ''}"
    if result.passed:
        yield f"nothing waits of: {', '.join(result.passed)} (in crisis.yaml already, or rejected)"
    if not (result.accepted or result.rejected or result.refused) and result.gaps:
        yield f"{counted(len(result.gaps), 'gap is', 'gaps are')} left to you:"
        for gap in result.gaps:
            claims = f" ({', '.join(gap.claims)})" if gap.claims else ""
            yield f"  {gap.place}: {gap.says}{claims}"


@tell.register
def _(result: results.Checked) -> Iterator[Line]:
    for found in result.findings:
        hint = f"; {found.hint}" if found.hint else ""
        yield f"{found.severity}: {found.where}: {found.message}{hint} [{found.check}]"
    errors = sum(found.severity == "error" for found in result.findings)
    warnings = len(result.findings) - errors
    for reply in result.replies:
        yield render(told(reply)["text"], result.names)
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
    if result.only_held:
        yield render(told(result.only_held)["text"], result.names)
    yield from tell_differences(result.differences, result.names, held=result.held)


@tell.register
def _(result: results.DatesCompared) -> Iterator[Line]:
    yield render(days_between(result.between, result.differences), result.names)
    dates = (result.before, result.after)
    yield from tell_differences(result.differences, result.names, "Found otherwise", dates)


@tell.register
def _(result: results.Least) -> Iterator[Line]:
    yield render(told(result.least)["text"], result.names)


@tell.register
def _(result: results.Written) -> Iterator[Line]:
    yield from refused_lines(result.unreadable)
    yield f"Wrote {result.path} ({result.size / 1024:.0f} kB)"


@tell.register
def _(result: results.Diffed) -> Iterator[Line]:
    yield from result.changes or ("no difference",)


_ONE = {"documents": "document", "passages": "passage", "claims": "claim"}


@tell.register
def _(result: Exported) -> Iterator[Line]:
    written = counted(result.lines, _ONE[result.what])
    if result.out is None:
        yield result.text or written
    else:
        yield Aside(f"wrote {written} to {result.out}")
    if result.left_out:
        yield Aside(f"left out: {result.left_out}")


@tell.register
def _(result: MapWritten) -> Iterator[Line]:
    yield result.text.rstrip("\n") if result.out is None else Aside(f"wrote {result.out}")
    if result.lost:
        lost = ", ".join(
            f"'{key}' of {count(len(links), 'link')} ({'; '.join(links[:3])}{'; …' * (len(links) > 3)})"
            for key, links in result.lost.items()
        )
        yield Aside(f"a CSV matrix cannot hold {lost}; GraphML keeps them, --json lists them all")
    if result.remarks:
        yield Aside(f"this format has no place for {'; '.join(result.remarks)}")


@tell.register
def _(result: ModelWritten) -> Iterator[Line]:
    yield result.text.rstrip("\n") if result.out is None else Aside(f"wrote {result.out}")
    if result.remarks:
        yield Aside(f"a .{result.form} file has no place for {'; '.join(result.remarks)}")


@tell.register
def _(result: Imported) -> Iterator[Line]:
    if any(result.sections.values()) and result.written is None:
        yield result.yaml
    yield table("Balance by date", _BALANCE, [_balance(one) for one in result.balance])
    for what, number in result.counted.items():
        yield Aside(f"{what}: {number:,}")
    yield from map(Aside, result.remarks)
    yield from refused_lines(result.refused)
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
