"""Facts in words: what a fact speaks of, and its value; for tables of differences."""

from __future__ import annotations

from collections.abc import Mapping

from tightrope.analysis.facts import Difference, Fact, FactKey, Share, levels_of
from tightrope.crisis.drawn_lines import LineName
from tightrope.words.commitments import kind_words
from tightrope.words.parts import ActorRef, Agreeing, IndicatorRef, OptionRef, Phrase, TreatyRef
from tightrope.words.phrase import clauses, fill
from tightrope.words.plain import NOT_SETTLED, plain_id

_OUTCOMES = {
    "today": "today’s situation",
    "path": "steps that pay lead to this",
    "joint_exit": "a way out together",
    "other": "this would hold",
}
_TEMPLATES: Mapping[str, str] = {
    "forecast": "What is expected: {option}",
    "status_quo": "Today’s situation holds ({concept})",
    "equilibria": "Outcomes that hold ({concept})",
    "states": "Possible outcomes",
    "stands": "How {actor} and {party} stand",
    "contested": "{actor} and {party}: friends in one kind of tie, foes in another",
    "influence": "Who could make more of what {actor} and {party} need of each other",
    "strain": "Triads in which {actor} {stands} between rivals",
    "frustration": "Ties against the camps ({layer})",
    "triggered": "{kind} clause, {treaty}: triggered for {party}",
    "honoured": "{kind} clause, {treaty}: honoured by {party}",
    "honoured_expected": "{kind} clause, {treaty}: honoured by {party} in what is expected",
    "in_force": "{kind} clause, {treaty}: in force for {party}",
    "red_line": "Red line {id}: credible",
    "deters": "Red line {id}: deters if certain",
    "deters_as_modelled": "Red line {id}: deters as modelled",
    "offer": "Offer {id}: would be kept",
    "taken_up": "Offer {id}: taking it up pays",
    "demand": "Demand {id}: met",
    "indicator": "{indicator}",
    "reply": "Best reply of {actor}",
    "duty_weight": "What keeping {treaty} would have to be worth to {debtor}",
    "shock": "Condition of the energy shock “{indicator}”",
}


def concept_of(key: FactKey) -> str:
    """Gives the stability concept that a fact names; "": none."""
    return key.of[0] if "{concept}" in _TEMPLATES.get(key.kind, "") else ""


def about(key: FactKey, *, headed: bool = False) -> Phrase:
    """Gives what a fact speaks of, as the head of a row; `headed`: below the name of its subject."""
    kind, of = key
    if headed and kind == "forecast":
        return Phrase((OptionRef(of[0]),), sentence=True)
    if kind == "outcome":
        change = levels_of(of[1:])
        head = _OUTCOMES.get(of[0], of[0])
        words = (
            fill("{head}: {change}", head=head, change=clauses(change)) if change else fill(head)
        )
        return Phrase(words.parts, sentence=True)
    first, last = (of[0], of[-1]) if of else ("", "")
    phrase = fill(
        _TEMPLATES[kind],
        option=OptionRef(first),
        concept="Nash" if first == "nash" else first.upper(),
        actor=ActorRef(first),
        stands=Agreeing((first,), "stands", "stand"),
        layer=plain_id(first),
        kind=kind_words(of[1]) if len(of) > 1 else "",
        party=ActorRef(last),
        debtor=ActorRef(last),
        treaty=TreatyRef(first),
        id=_line(first),
        indicator=IndicatorRef(first),
    )
    return Phrase(phrase.parts, sentence=True)


def _line(id_: str) -> str:
    """A red line by its id; the judgement by the answer that somebody supposes is told apart."""
    name = LineName.read(id_)
    return f"{name.line}, as supposed" if name.supposed else name.line


_ABSENT = {
    "outcome": "not among those told",
    "stands": "no tie",
    "frustration": "no such ties",
    "forecast": "not asked",
}


def sides_in_words(found: Difference) -> tuple[Phrase, Phrase]:
    """Gives the value before and after; where there is none, what that means of such a fact."""
    absent = fill(_ABSENT.get(found.key.kind, "not found"))
    before, after = (absent if f is None else value_words(f) for f in (found.before, found.after))
    return before, after


def value_words(fact: Fact) -> Phrase:
    """Gives the value of a fact."""
    value = fact.value
    if value is None:
        return fill("none" if fact.key.kind == "duty_weight" else NOT_SETTLED)
    if isinstance(value, Share):
        return fill(f"{value.part} of {value.whole}")
    if isinstance(value, bool):
        return fill("yes" if value else "no")
    if isinstance(value, tuple):
        return fill("{acts}", acts=clauses(levels_of(map(str, value)))) if value else fill("as now")
    if isinstance(value, str):
        if fact.key.kind == "influence" and value in fact.key.of:
            return fill("{who}", who=ActorRef(value))
        return fill("{value}", value=plain_id(value))
    return fill(f"{value:,}" if isinstance(value, int) else f"{value:.2f}")
