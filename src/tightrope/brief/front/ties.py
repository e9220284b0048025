"""Who stands with whom: the camps in a paragraph, the network in a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tightrope.analysis.alignment.report import AlignmentReport, LayerBalance, Pivot, SignedTie
from tightrope.brief.cells import sign_cell
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Column, Figure, Finding, Row, Section, Sentence
from tightrope.brief.pictures.drawing import GraphEdge, GraphNode, SignedGraph
from tightrope.words import count, sentence_case, some
from tightrope.words.alignment import camps_told, contested
from tightrope.words.parts import ActorRef, Agreeing
from tightrope.words.phrase import actors, sentence

_PAIRS = 3
_DRAWN = 20  # actors whose names have room on the ring


def write_ties(desk: Desk) -> Section | None:
    """None where there are no ties."""
    report = desk.alignment
    if report is None or not report.layers or not report.layers[0].ties:
        return None
    write = Writer(desk, "ties")
    everything = report.layers[0]
    said = (
        *_contested(desk, write, report),
        *_camps(desk, write, everything),
        *_between(desk, write, report),
    )
    blocks = (Finding(said), _graph(desk, write, report, everything))
    return Section("ties", "Who stands with whom", blocks, "front")


def _contested(desk: Desk, write: Writer, report: AlignmentReport) -> Iterator[Sentence]:
    """Pairs that are friends in one respect and foes in another come first."""
    pairs = report.contested
    if 0 < len(pairs) < _PAIRS:
        for tie in pairs:
            yield write.say(contested(tie), cites=tie.cites, computed=["k-balance"])
    elif pairs:
        words = some((_pair(desk, t.a, t.b) for t in pairs), _PAIRS, "in the annex")
        told = f"Friends in one kind of tie and foes in another: {words}."
        named = [ActorRef(end) for t in pairs[:_PAIRS] for end in (t.a, t.b)]
        yield write.say(told, computed=["k-balance"], on=named)


def _camps(desk: Desk, write: Writer, layer: LayerBalance) -> Iterator[Sentence]:
    yield write.say(camps_told(layer), computed=["k-balance"])


def _between(desk: Desk, write: Writer, report: AlignmentReport) -> Iterator[Sentence]:
    """Those who stand between rivals, most strained first; the actor in question before others."""
    strained = [p for p in report.pivots if p.strained]
    strained.sort(key=lambda p: p.actor not in desk.matter)
    for pivot in strained[:1]:
        pairs = some((_pair(desk, *pair) for pair in pivot.rivals), _PAIRS, "in the annex")
        told = sentence(
            "{who} {is_} friendly with rivals: {pairs}.",
            who=ActorRef(pivot.actor),
            is_=Agreeing((pivot.actor,), "is", "are"),
            pairs=pairs,
        )
        yield write.say(told, computed=["k-pivot"], on=among(pivot))
    others = tuple(p.actor for p in strained[1:])
    if others:
        told = sentence("So {are} {who}.", are=Agreeing(others, "is", "are"), who=actors(others))
        on = [end for pivot in strained[1:] for end in among(pivot)]
        yield write.say(told, computed=["k-pivot"], on=on)


def among(pivot: Pivot) -> list[ActorRef]:
    """A pivot and its rivals: what is said of it rests on the ties between them."""
    ends = (end for pair in pivot.rivals for end in pair)
    return list(map(ActorRef, dict.fromkeys((pivot.actor, *ends))))


def _graph(desk: Desk, write: Writer, report: AlignmentReport, layer: LayerBalance) -> Figure:
    pivots = {p.actor for p in report.pivots if p.strained}
    ids = [actor for camp in layer.camps for actor in camp]
    ids += sorted({x for t in layer.ties for x in (t.a, t.b)} - set(ids))
    shown = _most_tied(desk, ids, layer.ties, pivots)
    camp_of = {actor: n for n, camp in enumerate(layer.camps) for actor in camp}
    ties = [t for t in layer.ties if t.a in shown and t.b in shown]
    heaviest = max((t.weight for t in ties), default=1.0) or 1.0
    contested = {(t.a, t.b) for t in report.contested}
    since = _since(desk)
    place = {actor: n for n, actor in enumerate(shown)}
    drawing = SignedGraph(
        tuple(
            GraphNode(desk.wording.actor(a), camp_of.get(a, len(layer.camps)), a in pivots)
            for a in shown
        ),
        tuple(
            GraphEdge(
                place[t.a],
                place[t.b],
                t.sign,
                t.weight / heaviest,
                (t.a, t.b) in contested,
                since.get(frozenset((t.a, t.b)), ""),
            )
            for t in ties
        ),
    )
    friendly = sum(t.sign > 0 for t in ties)
    hostile = sum(t.sign < 0 for t in ties)
    when = f" on {report.as_of}" if report.as_of else ""
    camps = sentence_case(count(len(layer.camps), "camp"))
    title = f"{camps} and the ties inside and between them{when}"
    if layer.unique is False or any(extra == 0 for extra, _ in layer.near_optimal):
        title = f"One of several divisions that fit equally well, and the ties{when}"
    if len(shown) < len(ids):
        title += f": the {len(shown)} of {len(ids):,} actors with the most ties"
    return Figure(
        "fig-network",
        title,
        f"{len(shown)} actors, {friendly} friendly and {hostile} hostile ties.",
        drawing,
        write.table(
            "ties",
            "Ties between actors, all kinds together",
            Column.put_in("Tie", "Kinds") + Column.found("Sign", "Weight"),
            [_tie_row(desk, write, tie, since) for tie in layer.ties],
        ),
    )


def _most_tied(
    desk: Desk, ids: list[str], ties: Sequence[SignedTie], pivots: set[str]
) -> list[str]:
    """As many actors as a ring can name, in their order: who matters, pivots, then by weight."""
    if len(ids) <= _DRAWN:
        return ids
    weight = dict.fromkeys(ids, 0.0)
    for tie in ties:
        for end in (tie.a, tie.b):
            weight[end] += tie.weight
    kept = sorted(ids, key=lambda a: (a not in desk.matter, a not in pivots, -weight[a]))[:_DRAWN]
    return [a for a in ids if a in kept]


def _since(desk: Desk) -> dict[frozenset[str], str]:
    """When the first tie between two began, where every tie between them says so."""
    found: dict[frozenset[str], list[str]] = {}
    for tie in desk.given.crisis.ties if desk.given.crisis else ():
        found.setdefault(frozenset((tie.from_, tie.to)), []).append(str(tie.since or ""))
    return {pair: min(dates) for pair, dates in found.items() if all(dates)}


def _tie_row(desk: Desk, write: Writer, tie: SignedTie, since: Mapping[frozenset[str], str]) -> Row:
    return write.row(
        (
            _pair(desk, tie.a, tie.b),
            ", ".join(tie.kinds),
            sign_cell(tie.sign),
            f"{tie.weight:g}",
        ),
        cites=tie.cites,
        assumed=tie.assumptions,
        when=since.get(frozenset((tie.a, tie.b)), ""),
    )


def _pair(desk: Desk, a: str, b: str) -> str:
    return f"{desk.wording.actor(a)} – {desk.wording.actor(b)}"
