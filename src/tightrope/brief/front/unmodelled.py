"""The bottom line of a folder without a game: who stands with whom, and what the sources say."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.brief.desk import Desk
from tightrope.brief.front.line import Line, line
from tightrope.evidence.claims.report import sourcing
from tightrope.words import ActorRef, count, full_stop, numeral, sentence, sentence_case
from tightrope.words.alignment import camps_told, who_with_whom


def unmodelled(desk: Desk) -> Iterator[Line]:
    """Gives what is not answered yet, the camps where there are ties, and what the sources say."""
    evidence = desk.given.evidence
    ties = bool(desk.alignment and desk.alignment.layers and desk.alignment.layers[0].ties)
    if desk.alignment and ties:
        yield line(desk, 1, who_with_whom(desk.alignment.layers[0]), "k-balance")
        yield line(desk, 1, camps_told(desk.alignment.layers[0]), "k-balance")
    if evidence is None:
        return
    c = evidence.counts
    if c.documents or c.claims:
        yield Line(
            1,
            f"{sentence_case(sourcing(c, count))}{',' if c.resting.notes else ''} yield "
            f"{count(c.claims, 'claim')}; "
            f"a person accepted {numeral(c.accepted, 'none')} of them.",
            ("k-counts", "k-origins"),
        )
    elif not ties:
        yield Line(3, "There are no documents yet.", ("k-counts",))
    if evidence.ties:
        tie = evidence.ties[0]
        sign = "friendly" if tie.sign > 0 else "hostile" if tie.sign < 0 else "contested"
        told = sentence(
            "The tie best attested is that of {a} to {b} ({kind}, {sign}): {n} of {origins}.",
            a=ActorRef(tie.source),
            b=ActorRef(tie.target),
            kind=tie.kind.replace("_", " "),
            sign=sign,
            n=count(len(tie.claims), "claim"),
            origins=count(tie.origins, "independent origin"),
        )
        yield line(desk, 2, told, "k-ties", cites=tie.claims[:3])
    why = desk.missing("strategy") or "the crisis file has no options and no wants"
    text = f"What each side can be expected to do is not answered yet: {full_stop(why)}"
    yield Line(0, text, ("k-states",))
