"""Who stands with whom: camps, ties by kind, pivots and their strain, dependence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tightrope.analysis.alignment.report import AlignmentReport, LayerBalance, SignedTie
from tightrope.brief.cells import sign_cell, undecided
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import (
    Block,
    Cell,
    Column,
    Figure,
    Finding,
    Fold,
    Section,
    Sentence,
    Table,
)
from tightrope.brief.pictures.drawing import PairMatrix
from tightrope.brief.sections.pivots import write_dependence, write_pivots
from tightrope.words import count, numeral, sentence_case
from tightrope.words.alignment import camps, decided_by, others_as_good, stated_camps

_SUGGESTED = 40


def write_alignment(desk: Desk) -> Section | None:
    """The alignment report in words and pictures; else the ties that the evidence suggests."""
    write = Writer(desk, "alignment")
    report = desk.alignment
    blocks: list[Block] = []
    if report and report.layers:
        blocks.extend(_network(desk, write, report))
        blocks.extend(write_pivots(desk, write, report))
        blocks.extend(write_dependence(desk, write, report))
    blocks.extend(_suggested(desk, write))
    return Section("alignment", "Ties by kind, and balance", tuple(blocks)) if blocks else None


def _network(desk: Desk, write: Writer, report: AlignmentReport) -> Iterator[Block]:
    yield Finding(tuple(_balance(desk, write, report)))
    matrix = _matrix(desk, write, report.layers)
    if matrix is not None:
        yield matrix
    if len(report.layers) > 1:
        yield Fold("Balance of each kind of tie", (_layers(desk, write, report.layers),))


def _balance(desk: Desk, write: Writer, report: AlignmentReport) -> Iterator[Sentence]:
    """Which kinds decide, whether another division would do as well, how balanced it all is."""
    layer = report.layers[0]
    for told in (decided_by(report), others_as_good(layer), stated_camps(layer)):
        if told:
            yield write.say(told, computed=["k-balance"])
    proven = layer.lower_bound == layer.frustration_index
    how = "proven least" if proven else f"at least {layer.lower_bound}, not proven least"
    n = count(layer.frustration_index, "tie")
    yield write.say(
        f"{sentence_case(n)} would have to change sign for the pattern to be balanced ({how}).",
        computed=["k-balance"],
    )
    if layer.balanced_share is not None:
        balanced = sum(t.balanced for t in layer.triads)
        whole = len(layer.triads)
        if whole == 1:
            text = f"The one triad is {'' if balanced else 'not '}balanced."
        else:
            are = "is" if balanced < 2 else "are"
            text = f"{sentence_case(numeral(balanced, 'none'))} of the {numeral(whole)} triads {are} balanced."
        yield write.say(text, computed=["k-balance"])


def _matrix(desk: Desk, write: Writer, layers: Sequence[LayerBalance]) -> Figure | None:
    kinds = [layer for layer in layers[1:] if layer.ties]
    if not kinds:
        return None
    ties: dict[tuple[str, str], dict[str, SignedTie]] = {}
    for layer in kinds:
        for tie in layer.ties:
            ties.setdefault((tie.a, tie.b), {})[layer.layer] = tie
    order = {actor: n for n, actor in enumerate(a for camp in layers[0].camps for a in camp)}
    pairs = sorted(ties, key=lambda p: (order.get(p[0], 999), order.get(p[1], 999), p))
    heaviest = max((t.weight for layer in kinds for t in layer.ties), default=1.0) or 1.0
    names = tuple(" – ".join(desk.wording.actor(a) for a in pair) for pair in pairs)
    columns = tuple(layer.layer for layer in kinds)
    cells, rows = [], []
    for r, pair in enumerate(pairs):
        own = ties[pair]
        for c, kind in enumerate(columns):
            if kind in own:
                cells.append((r, c, own[kind].sign, own[kind].weight / heaviest))
        rows.append(
            write.row(
                (names[r], *(_matrix_cell(own.get(kind)) for kind in columns)),
                cites=dict.fromkeys(c for t in own.values() for c in t.cites),
                assumed=dict.fromkeys(a for t in own.values() for a in t.assumptions),
            )
        )
    return Figure(
        "fig-matrix",
        "Ties by kind",
        f"{len(pairs)} pairs of actors by {count(len(columns), 'kind')} of tie; "
        "filled with a plus for friendly, hollow with a minus for hostile.",
        PairMatrix(names, columns, tuple(cells)),
        write.table("kinds", "Ties by kind", Column.put_in("Pair", *columns), rows),
    )


def _matrix_cell(tie: SignedTie | None) -> Cell:
    if tie is None:
        return Cell("none", "muted")
    tone = sign_cell(tie.sign).tone
    return Cell("+" if tie.sign > 0 else "−" if tie.sign < 0 else "±", tone, f"{tie.weight:g}")


def _layers(desk: Desk, write: Writer, layers: Sequence[LayerBalance]) -> Table:
    rows = [
        write.row(
            (
                sentence_case(layer.layer),
                str(len(layer.ties)),
                "no triads"
                if layer.balanced_share is None
                else f"{sum(t.balanced for t in layer.triads)} of {len(layer.triads)}",
                Cell(str(layer.frustration_index), note=layer.proof and f"proof: {layer.proof}"),
                _ratio(layer.frustration_balance),
                _ratio(layer.walk_balance),
                desk.wording.say(camps(layer)),
            ),
            computed=["k-balance"],
        )
        for layer in layers
    ]
    return write.table(
        "layers",
        "Structural balance by kind of tie",
        Column.put_in("Kind", "Ties")
        + Column.found(
            "Balanced triads", "Frustration index", "Balance by index", "By walks", "Camps"
        ),
        rows,
        note="Balance by index: 1 − 2 × index ÷ ties (Aref and Wilson 2018); by walks: Estrada and "
        "Benzi 2014. Both are 1 in a balanced network.",
    )


def _ratio(value: float | None) -> Cell:
    return undecided("unknown") if value is None else Cell(f"{value:.2f}")


def _suggested(desk: Desk, write: Writer) -> Iterator[Block]:
    evidence = desk.given.evidence
    if evidence is None or not evidence.ties:
        return
    shown = evidence.ties[:_SUGGESTED]
    rows = [
        write.row(
            (
                f"{desk.wording.actor(t.source)} → {desk.wording.actor(t.target)}",
                t.kind.replace("_", " "),
                sign_cell(t.sign),
                str(len(t.claims)),
                str(t.origins),
                t.since or "unknown",
            ),
            cites=t.claims[:8],
            computed=["k-ties"],
        )
        for t in shown
    ]
    table = write.table(
        "suggested",
        "Ties suggested by the evidence",
        Column.read("Tie", "Kind", "Sign", "Claims", "Independent origins", "Since"),
        rows,
        note=f"{len(shown)} of {len(evidence.ties)} shown, best attested first.",
    )
    if desk.alignment is None:
        yield table
    else:
        yield Fold("Ties that the evidence suggests", (table,))
