"""How sure one can be, and what the answer rests on."""

from __future__ import annotations

from collections.abc import Iterator

from tightrope.analysis.dynamics.report import Curve
from tightrope.analysis.strategy.held_back import HeldBack
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.firmness import Point, is_firm, least_firm, not_firm_points
from tightrope.brief.front.headline import headline
from tightrope.brief.front.paying import doubts, why_paying
from tightrope.brief.page import Finding, Section, Sentence
from tightrope.brief.points import points_in_words, points_of
from tightrope.crisis.elements import counts_of_bases, need_grounds
from tightrope.crisis.model import interests_of
from tightrope.crisis.parse_formula import parse_formula
from tightrope.evidence.claims.report import sourcing
from tightrope.words import ClauseRef, count, joined, listed, numeral, sentence, sentence_case
from tightrope.words.forecasts import tells_nothing
from tightrope.words.hindsight import hindsight_lead
from tightrope.words.over_time import (
    against_expected,
    likelihood_of_expected,
    still_as_today,
)
from tightrope.words.parts import Phrase
from tightrope.words.phrase import fill
from tightrope.words.plain import in_draws, portion, share

__all__ = ["write_sure"]

_EVEN = 0.5
_DOUBTFUL = 3  # of what is expected of the others and may well not come
_AGAINST = 2  # likely moves against what is expected that are named
_KEY = "Where steps lead to several outcomes, a point counts only if all of them have it."
_BASES = (
    ("cites the evidence", "cite the evidence"),
    ("rests on a stated assumption alone", "rest on a stated assumption alone"),
    ("rests on neither", "rest on neither"),
)


def write_sure(desk: Desk) -> Section | None:
    """Robustness with what it is of, then claims, independent origins, assumptions, contradictions."""
    write = Writer(desk, "sure")
    said = [*_over_time(desk, write), *_robust(desk, write), *_hindsight(desk, write)]
    said += [*_evidence(desk, write), *_model(desk, write)]
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


def _over_time(desk: Desk, write: Writer) -> Iterator[Sentence]:
    """How likely it is that nothing moves, and what is likelier than not against what is expected."""
    report = desk.given.forecast
    if report is None or not report.unchanged:
        return
    told = still_as_today(report)
    yield write.say(told, computed=["k-coming", "k-forecast"])
    for phrase in (_of_headline(desk), _of_others(desk)):
        if phrase:
            yield write.say(phrase, computed=["k-coming", "k-forecast"])
    against = [
        c
        for c in report.curves
        if c.probability[-1] > _EVEN
        and not tells_nothing(c.low[-1], c.high[-1])
        and _contradicts(desk, c)
    ]
    if against:
        against.sort(key=lambda c: (_owner(c) not in desk.matter, -c.probability[-1]))
        named = [(c, _why(desk, c)) for c in against[:_AGAINST]]
        for one in against_expected(named, len(against) - _AGAINST):
            yield write.say(one, computed=["k-coming", "k-stability"])


def _of_headline(desk: Desk) -> Phrase:
    """How likely it is that what the bottom line expects of those who matter comes, or goes on."""
    if desk.strategy is None or desk.given.ahead is None:
        return Phrase(())
    expected = {
        option: level
        for who in desk.matter
        for option, level in headline(desk, desk.strategy, who).shown.items()
    }
    return likelihood_of_expected(expected, desk.given.ahead.watch)


def _of_others(desk: Desk) -> Phrase:
    """What is expected of the others and is no likelier to come, or to last, than not."""
    if desk.strategy is None:
        return Phrase()
    others = [who for who in desk.strategy.decision_makers if who not in desk.matter]
    return doubts(desk, others, _DOUBTFUL, "the others" if desk.matter else "")


def _why(desk: Desk, curve: Curve) -> Phrase:
    """The step that pays that leads to it though today holds, and the answer that holds it back."""
    if desk.strategy is None:
        return Phrase()
    names, today = desk.wording.names, desk.strategy.status_quo.levels
    formula = parse_formula(curve.first, {o: tuple(names.levels(o)) for o in today})

    def leads(one: HeldBack) -> bool:
        end = {**today, **one.end}
        return one.option in formula.options and formula.evaluate(
            {o: names.levels(o).index(end[o]) for o in formula.options}
        )

    return why_paying(desk, leads)


def _owner(curve: Curve) -> str:
    return curve.first.partition(".")[0]


def _contradicts(desk: Desk, curve: Curve) -> bool:
    """Whether it asks for what is not so in what is expected; what is open contradicts nothing."""
    forecast = desk.strategy.forecast if desk.strategy else {}
    names = desk.wording.names
    if curve.kind != "eventually" or curve.scenario is not None:
        return False
    formula = parse_formula(curve.first, {o: tuple(names.levels(o)) for o in forecast})
    expected = {o: forecast[o] for o in formula.options}
    if None in expected.values():
        return False
    levels = {o: names.levels(o).index(level) for o, level in expected.items() if level}
    return not formula.evaluate(levels)


def _robust(desk: Desk, write: Writer) -> Iterator[Sentence]:
    notes = desk.forecast_notes
    if not notes:
        if desk.strategy is not None:
            yield write.say(
                "How firm that is was not tried: nothing was drawn around what is put in.",
                computed=["k-robustness"],
            )
        return
    draws = next(iter(notes.values())).draws
    firm = sum(is_firm(n.holds, n.draws) for n in notes.values())
    some, several = portion(firm, len(notes), "point")
    yield write.say(
        f"{_drawn(desk)} {draws:,} times around what is stated. "
        f"{sentence_case(some)} in what is expected {'hold' if several else 'holds'} in at least nine "
        f"in ten of these draws{_all_at_once(desk)}. That says how much hangs on what was put in, not how often something "
        "will happen.",
        computed=["k-robustness"],
    )
    if points := least_firm(notes):
        yield write.say(_least(desk, points), computed=["k-robustness"])
    elif loose := not_firm_points(notes):
        yield write.say(_alike(loose), computed=["k-robustness"])
    if any(o.shared for o in (desk.strategy.outcomes if desk.strategy else ())):
        yield write.say(_KEY, computed=["k-robustness"])


def _alike(points: list[Point]) -> str:
    """That of several points that are not firm none stands out, and in how many draws they hold."""
    fewest, most = points[0].holds, points[-1].holds
    some = f"{fewest:,}" if fewest == most else f"{fewest:,} to {most:,}"
    return (
        "None of these points stands out as the weakest: those that are not firm hold in "
        f"{some} of {points[0].draws:,} draws."
    )


def _least(desk: Desk, points: list[Point]) -> Phrase:
    """The points that hold least often, each with its number."""
    return sentence(
        "What holds least often: {points}.",
        points=joined(
            fill(
                f"{{that}} ({share(p.holds, p.draws)} draws)",
                that=fill(
                    "that {c}", c=ClauseRef(p.option, p.level, desk.wording.names.now(p.option))
                ),
            )
            for p in points
        ),
    )


def _all_at_once(desk: Desk) -> str:
    """How often every point holds together: where what is expected is today’s situation, or the one
    outcome that steps lead to."""
    strategy, note = desk.strategy, desk.robustness("status quo")
    if strategy is None:
        return ""
    if note is not None and strategy.forecast_basis == "status quo":
        return f"; all at once, which is today’s situation, {in_draws(note.holds, note.draws)}"
    paths = [o for o in strategy.outcomes if o.kind == "path"]
    if strategy.expected_total != 1 or len(paths) != 1 or not paths[0].of:
        return ""
    alone = (paths[0].draws or 0) - (paths[0].shared or 0)
    return f"; steps lead to just this outcome {in_draws(alone, paths[0].of)}"


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
    yield write.say(text, computed=["k-elements"])
