"""How sure one can be, and what the answer rests on."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.brief.desk import Desk, Writer
from tightrope.brief.page import Finding, Section, Sentence
from tightrope.brief.points import points_in_words, points_of
from tightrope.crisis.elements import counts_of_bases, need_grounds
from tightrope.crisis.model import interests_of
from tightrope.evidence.claims.report import sourcing
from tightrope.words import ClauseRef, count, listed, numeral, sentence, sentence_case
from tightrope.words.hindsight import hindsight_lead
from tightrope.words.plain import portion, share

__all__ = ["write_sure"]

_ROBUST = 0.9
_BASES = (
    ("cites the evidence", "cite the evidence"),
    ("rests on a stated assumption alone", "rest on a stated assumption alone"),
    ("rests on neither", "rest on neither"),
)


def write_sure(desk: Desk) -> Section | None:
    """Robustness with what it is of, then claims, independent origins, assumptions, contradictions."""
    write = Writer(desk, "sure")
    said = [*_robust(desk, write), *_evidence(desk, write), *_model(desk, write)]
    said += _hindsight(desk, write)
    if not said:
        return None
    return Section(
        "sure", "How sure, and what it rests on", (Finding(tuple(said), kind="list"),), "front"
    )


def _hindsight(desk: Desk, write: Writer) -> Iterator[Sentence]:
    """How the forecasts did, beside the guess that all stays as it is."""
    lead = "" if desk.given.hindsight is None else hindsight_lead(desk.given.hindsight)
    if lead:
        yield write.say(lead, computed=["k-hindsight"])


def _robust(desk: Desk, write: Writer) -> Iterator[Sentence]:
    notes = desk.forecast_notes
    if not notes:
        return
    draws = next(iter(notes.values())).draws
    firm = sum(n.holds >= _ROBUST * n.draws for n in notes.values())
    some, several = portion(firm, len(notes), "point")
    yield write.say(
        f"{_drawn(desk)} {draws:,} times around what is stated. "
        f"{sentence_case(some)} in what is expected {'hold' if several else 'holds'} in at least nine "
        "in ten of these draws. That says how much hangs on what was put in, not how often something "
        "will happen.",
        computed=["k-robustness"],
    )
    if desk.weakest is None:
        return
    option, level = desk.weakest
    note = notes[f"{option}={level}"]
    told = sentence(
        "What holds least often, in {share} draws: that {clause}.",
        share=share(note.holds, note.draws),
        clause=ClauseRef(option, level, desk.wording.names.now(option)),
    )
    yield write.say(desk.wording.say(told), computed=["k-robustness"])


def _drawn(desk: Desk) -> str:
    """What one draw varies: the order of typed lines; weights and links too where interests are."""
    crisis = desk.given.crisis
    weighed = crisis is not None and any(interests_of(crisis, actor) for actor in crisis.options)
    if weighed:
        return (
            "How much each interest counts, how strong each link is and in what order typed lines stand "
            "was drawn"
        )
    return "The order of what each side wants was drawn"


def _evidence(desk: Desk, write: Writer) -> Iterator[Sentence]:
    evidence = desk.given.evidence
    if evidence is None:
        return
    c = evidence.counts
    if not (c.documents or c.claims):
        yield write.say("There are no documents yet.", computed=["k-counts"])
        return
    accepted = "all" if c.accepted == c.claims and c.claims else numeral(c.accepted, "none")
    yield write.say(
        f"The evidence is {count(c.claims, 'claim')} from {sourcing(c, count)}; a person accepted "
        f"{accepted} of them.",
        computed=["k-counts", "k-origins"],
    )
    if c.broken_anchors:
        match = "its document" if c.broken_anchors == 1 else "their documents"
        yield write.say(
            f"{sentence_case(count(c.broken_anchors, 'quote'))} no longer "
            f"{'stands' if c.broken_anchors == 1 else 'stand'} in {match} and "
            f"{'is' if c.broken_anchors == 1 else 'are'} not printed.",
            computed=["k-counts"],
        )
    points = points_of(evidence.contradictions)
    if points:
        yield write.say(f"{sentence_case(points_in_words(points))}.", computed=["k-contradictions"])


def _model(desk: Desk, write: Writer) -> Iterator[Sentence]:
    if desk.given.crisis is None:
        return
    placed = need_grounds(desk.given.crisis)
    if not placed:
        return
    numbers = zip(counts_of_bases(placed), _BASES, strict=True)
    told = [(n, one if n == 1 else many) for n, (one, many) in numbers if n]
    if len(told) == 1:
        some, _ = portion(len(placed), len(placed), "element")
        text = f"{sentence_case(some)} of the model {told[0][1]}."
    else:
        parts = listed(f"{numeral(n)} {how}" for n, how in told)
        text = f"Of the {count(len(placed), 'element')} of the model {parts}."
    yield write.say(text, computed=["k-file"])
