"""How sure one can be, and what the answer rests on."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from tightrope.analysis.dynamics.report import Curve, ForecastReport
from tightrope.analysis.strategy.held_back import HeldBack
from tightrope.brief.desk import Desk, Writer
from tightrope.brief.firmness import Point, is_firm, least_firm, not_firm_points, rival_told
from tightrope.brief.front.disputed import limits, of_links
from tightrope.brief.front.headline import headline
from tightrope.brief.front.paying import doubts, why_paying
from tightrope.brief.given import RobustnessNote
from tightrope.brief.page import Finding, Section, Sentence
from tightrope.brief.points import points_in_words, points_of
from tightrope.crisis.elements import counts_of_bases, need_grounds
from tightrope.crisis.formula import Formula
from tightrope.crisis.model import interests_of
from tightrope.crisis.parse_formula import parse_formula
from tightrope.evidence.claims.report import claims_from
from tightrope.words import ClauseRef, count, joined, listed, numeral, sentence, sentence_case
from tightrope.words.drift import drifts
from tightrope.words.forecasts import tells_nothing
from tightrope.words.hindsight import hindsight_lead
from tightrope.words.over_time import (
    against_expected,
    likelihood_of_expected,
    still_as_today,
)
from tightrope.words.parts import Phrase
from tightrope.words.phrase import fill, join
from tightrope.words.plain import in_draws, portion, share

_EVEN = 0.5
_DOUBTFUL = 3  # of what is expected of the others and may well not come
_AGAINST = 1  # likely moves against what is expected that are named
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
    said += [write.say(told, computed=["k-stability"]) for told, hangs in limits(desk) if not hangs]
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
    told = join([still_as_today(report), _of_headline(desk)])
    yield write.say(told, computed=["k-coming", "k-forecast"])
    against = _against(desk, report)
    named = [(c, _why(desk, c)) for c in against[:_AGAINST]]
    spoken = {o for c, _ in named for o in _formula(desk, c).options}
    doubted = [*against_expected(named, len(against) - len(named)), _of_others(desk, spoken)]
    if told := join(doubted):
        yield write.say(told, computed=["k-coming", "k-forecast", "k-stability"])


def _against(desk: Desk, report: ForecastReport) -> list[Curve]:
    """What is likelier than not against what is expected, without what is told beside it: the chances
    of what the bottom line says of those who matter, and of what the others do. Where steps that pay
    lead comes first."""
    watch = desk.given.ahead.watch if desk.given.ahead else None
    known = {one.option for one in watch.coming} if watch else set()
    shown = _shown(desk).keys()
    found = []
    for curve in report.curves:
        likely = curve.probability[-1] > _EVEN and not tells_nothing(curve.low[-1], curve.high[-1])
        if not likely or drifts(curve, desk.wording.names) or not _contradicts(desk, curve):
            continue
        beside = shown if _owner(curve) in desk.matter else known
        if _why(desk, curve) or not set(_formula(desk, curve).options) <= known & beside:
            found.append(curve)
    return sorted(
        found,
        key=lambda c: (not _why(desk, c), _owner(c) not in desk.matter, -c.probability[-1]),
    )


def _owner(curve: Curve) -> str:
    return curve.first.partition(".")[0]


def _shown(desk: Desk) -> dict[str, str]:
    """What the bottom line expects of those who matter, option -> level."""
    strategy = desk.strategy
    if strategy is None:
        return {}
    return {o: v for who in desk.matter for o, v in headline(desk, strategy, who).shown.items()}


def _of_headline(desk: Desk) -> Phrase:
    """How likely it is that what the bottom line expects of those who matter comes, or goes on."""
    if desk.given.ahead is None:
        return Phrase(())
    return likelihood_of_expected(_shown(desk), desk.given.ahead.watch)


def _of_others(desk: Desk, told: Container[str]) -> Phrase:
    """What is expected of the others and is no likelier to come, or to last, than not; without the
    options that are told already."""
    if desk.strategy is None:
        return Phrase()
    others = [who for who in desk.strategy.decision_makers if who not in desk.matter]
    return doubts(desk, others, _DOUBTFUL, "the others" if desk.matter else "", told)


def _why(desk: Desk, curve: Curve) -> Phrase:
    """The step that pays that leads to it though today holds, and the answer that holds it back."""
    if desk.strategy is None:
        return Phrase()
    names, today = desk.wording.names, desk.strategy.status_quo.levels
    formula = _formula(desk, curve)

    def leads(one: HeldBack) -> bool:
        end = {**today, **one.end}
        return one.option in formula.options and formula.evaluate(
            {o: names.levels(o).index(end[o]) for o in formula.options}
        )

    return why_paying(desk, leads)


def _formula(desk: Desk, curve: Curve) -> Formula:
    forecast, names = desk.strategy.forecast if desk.strategy else {}, desk.wording.names
    return parse_formula(curve.first, {o: tuple(names.levels(o)) for o in forecast})


def _contradicts(desk: Desk, curve: Curve) -> bool:
    """Whether it asks for what is not so in what is expected; what is open contradicts nothing."""
    forecast = desk.strategy.forecast if desk.strategy else {}
    names = desk.wording.names
    if curve.kind != "eventually" or curve.scenario is not None:
        return False
    formula = _formula(desk, curve)
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
        sentence(
            f"{_drawn(desk)} {draws:,} times around what is stated: {some} in what is expected "
            f"{'hold' if several else 'holds'} in at least nine in ten of these "
            f"draws{_all_at_once(desk)}. {{weakest}}That says how much hangs on what was put in, not "
            f"how often something will happen.{_key(desk)}",
            weakest=_weakest(desk, notes),
        ),
        computed=["k-robustness"],
    )
    if told := rival_told(desk):
        yield write.say(told, computed=["k-robustness", "k-outcomes"])


def _weakest(desk: Desk, notes: Mapping[str, RobustnessNote]) -> Phrase:
    """The points that hold least often, or that none stands out; empty where all are firm."""
    if points := least_firm(notes):
        return fill("{least} ", least=joined([_least(desk, points)]))
    loose = not_firm_points(notes)
    return fill(f"{_alike(loose)} " if loose else "")


def _key(desk: Desk) -> str:
    """How a point is counted where in some draws steps lead to several outcomes."""
    shared = desk.strategy is not None and any(o.shared for o in desk.strategy.outcomes)
    return f" {_KEY}" if shared else ""


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
    """How often steps lead to just the one outcome that is expected; how often today holds is told of
    the outcomes."""
    strategy = desk.strategy
    if strategy is None:
        return ""
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
        return "Weights of interests, strengths of links and the order of typed lines were drawn"
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
    points = points_of(evidence.contradictions)
    apart = f" {sentence_case(points_in_words(points))}." if points else ""
    yield write.say(
        f"The evidence is {count(c.claims, 'claim')} from {claims_from(evidence, count)}; a person accepted "
        f"{accepted} of them.{apart}",
        computed=["k-counts", "k-origins", *(["k-contradictions"] if points else [])],
    )
    if c.broken_anchors:
        match = "its document" if c.broken_anchors == 1 else "their documents"
        yield write.say(
            f"{sentence_case(count(c.broken_anchors, 'quote'))} no longer "
            f"{'stands' if c.broken_anchors == 1 else 'stand'} in {match} and "
            f"{'is' if c.broken_anchors == 1 else 'are'} not printed.",
            computed=["k-counts"],
        )


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
    links = of_links(desk)
    yield write.say(
        join([sentence(text), links]), computed=["k-elements", *(["k-effects"] if links else [])]
    )
