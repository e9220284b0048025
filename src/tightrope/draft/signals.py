"""Red lines, offers and demands as they were said: what was said without a condition stays a gap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from tightrope.draft.announced import THREATS, Announced, announced, condition_of
from tightrope.draft.claimed import Claimed, is_fact, quote_of
from tightrope.draft.ladders import Ladder
from tightrope.draft.proposal import Gap, Proposal
from tightrope.draft.rungs import is_deed, rung_of
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.codebook import Relation

Ladders = Mapping[tuple[str, str, str], Ladder]
_OFFERS: frozenset[Relation] = frozenset(
    ("military_aid_offer", "mediation_offer", "aid", "arms_transfer", "concession", "settlement")
)
_GAPS = {
    "red_lines": "threats beside which no claim of the sentence is the deed that would be answered",
    "offers": "offers that do not say what is asked for in return",
    "demands": "demands whose matter is no act that an option stands for",
}


@dataclass(frozen=True, slots=True)
class Signal:
    """A red line, offer or demand that could be drafted, and the options that it names."""

    proposal: Proposal
    options: tuple[str, ...]


def draft_signals(claimed: Claimed, ladders: Ladders) -> tuple[list[Signal], list[Gap]]:
    """Gives what was said to move another, in options, and the claims for which that is not possible."""
    signals: dict[str, Signal] = {}
    open_: dict[str, list[Claim]] = {section: [] for section in _GAPS}
    for claim in claimed.claims:
        if not claim.source_actor or not claim.target_actor:
            continue
        for section, drafted in _kinds(claim):
            signal = drafted(claim, claimed, ladders)
            if signal is not None:
                signals.setdefault(signal.proposal.id, signal)
            elif section != "offers" or claim.relation in _OFFERS:
                open_[section].append(claim)
    gaps = [
        Gap(place=section, says=says, claims=tuple(claim.id for claim in open_[section]))
        for section, says in _GAPS.items()
        if open_[section]
    ]
    return list(signals.values()), gaps


Drafted = Callable[[Claim, Claimed, Ladders], Signal | None]


def _kinds(claim: Claim) -> Iterator[tuple[str, Drafted]]:
    if _is_promised(claim):
        yield "offers", _offer
    elif not is_fact(claim):
        return
    elif claim.relation in THREATS:
        yield "red_lines", _red_line
    elif claim.relation == "demand":
        yield "demands", _demand


def _is_promised(claim: Claim) -> bool:
    """Whether one says that it will do something for the other, or undo what it does against it."""
    is_said = is_fact(claim) or (claim.modality == "predicted" and claim.held == "yes")
    if not is_said or not is_deed(claim):
        return False
    if claim.polarity < 0:
        return claim.phase == "ended" and (claim.modality == "predicted" or claim.event == "AGREE")
    return claim.phase == "planned" or (claim.modality == "predicted" and not claim.negated)


def _red_line(claim: Claim, claimed: Claimed, ladders: Ladders) -> Signal | None:
    deed = condition_of(claim, claimed)
    if deed is None:
        return None
    crossed = _formula(deed, ladders)
    value = {"by": claim.source_actor, "against": claim.target_actor, "if": crossed[0]}
    options = [crossed[1]]
    answer = _named(announced(claim, claimed), ladders)
    if answer is not None:
        value["then"] = answer[0]
        options.append(answer[1])
    return _signal("red_lines", claim, claimed, value, options, deed)


def _named(told: Announced | None, ladders: Ladders) -> tuple[str, str] | None:
    """What is announced as a formula, and the option it is over; the end of a thing negates it."""
    rung = rung_of(told.relation) if told else None
    ladder = ladders.get((told.by, rung[0], told.to)) if told and rung else None
    if told is None or rung is None or ladder is None:
        return None
    formula = ladder.at_least(rung[1])
    return (_not(formula) if told.ends else formula), ladder.name


def _demand(claim: Claim, claimed: Claimed, ladders: Ladders) -> Signal | None:
    """What is to stop, told beside the demand; or what is asked for."""
    asked = _named(announced(claim, claimed), ladders)
    if asked is not None:
        value = {"by": claim.source_actor, "of": claim.target_actor, "wants": asked[0]}
        return _signal("demands", claim, claimed, value, [asked[1]])
    deeds = [
        d for d in claimed.beside(claim) if d.source_actor == claim.target_actor and is_deed(d)
    ]
    if not deeds or claim.polarity >= 0:
        return None
    undone, option = _formula(deeds[0], ladders, undone=True)
    value = {"by": claim.source_actor, "of": claim.target_actor, "wants": undone}
    return _signal("demands", claim, claimed, value, [option], deeds[0])


def _offer(claim: Claim, claimed: Claimed, ladders: Ladders) -> Signal | None:
    deed = condition_of(claim, claimed)
    if deed is None:
        return None
    asked, promised = _formula(deed, ladders), _formula(claim, ladders)
    value = {"by": claim.source_actor, "to": claim.target_actor, "if": asked[0]}
    value["then"] = promised[0]
    return _signal("offers", claim, claimed, value, [asked[1], promised[1]], deed)


def _formula(deed: Claim, ladders: Ladders, *, undone: bool = False) -> tuple[str, str]:
    """The deed (that it is not done, where `undone`) as a formula, and the option it is over; "if they
    do not stop" is that it goes on."""
    rung = rung_of(deed.relation)
    assert rung is not None and deed.source_actor and deed.target_actor  # noqa: S101, PT018 - a deed is one with a rung
    ladder = ladders[deed.source_actor, rung[0], deed.target_actor]
    formula = ladder.at_least(rung[1])
    return (_not(formula) if deed.negated != undone else formula), ladder.name


def _not(formula: str) -> str:
    return f"not ({formula})" if " " in formula else f"not {formula}"


def _signal(
    section: str,
    claim: Claim,
    claimed: Claimed,
    said: dict[str, str | None],
    options: list[str],
    *also: Claim,
) -> Signal:
    cites = [claim.id, *(other.id for other in also)]
    value: dict[str, object] = {"id": _name(claim), **said}
    if claim.speaker and claim.speaker != claim.source_actor:
        value["said_by"] = claimed.name(claim.speaker)
    day = claimed.day(claim)
    if day is not None:
        value["said_on"] = day
    value |= {"text": quote_of(claim), "cites": cites}
    return Signal(Proposal(section, (), value, tuple(cites)), tuple(options))


def _name(claim: Claim) -> str:
    """A short name that is the same whenever the same claim is drafted."""
    return f"{claim.source_actor}_to_{claim.target_actor}_{claim.id.removeprefix('c-')[:4]}"
