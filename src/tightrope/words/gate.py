"""Sentences on the gate: whether an answer is derived, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tightrope.analysis.questions.gate.judge import TIMES_AS_OFTEN
from tightrope.analysis.questions.gate.report import Derivation, Held, Taken
from tightrope.words.parts import ActorRef, ChangeRef, FormulaRef, Joined, Phrase, StatementRef
from tightrope.words.phrase import changes, fill, join, joined, sentence
from tightrope.words.plain import full_stop, listed, numeral, share


def in_words(found: Derivation) -> Phrase:
    """Gives why an answer counts as derived, or each condition that it does not meet."""
    if found.derived:
        return sentence(
            "Derived: nothing typed about what is asked states it; it is another where {turned}; it "
            "holds in {shares}; of {others} it does not hold.",
            turned=changes(part.change for part in found.turned_by),
            shares=_shares(found),
            others=listed(answer.name for answer in found.placebos),
        )
    return join(sentence("{said}", said=one) for one in _against(found))


def _against(found: Derivation) -> Iterator[Phrase]:
    """What speaks against it, in the order of the conditions."""
    for why in found.why_not:
        if why == "verdict":
            yield _verdict(found)
        elif why == "forced":
            yield fill("Nothing else could be answered: {parts}.", parts=_parts(found.forced_by))
        elif why == "stated":
            parts = _parts(found.stated_by)
            yield fill("The model states it: it does not hold without {parts}.", parts=parts)
        elif why == "nothing turns it":
            if "not dealt" not in found.why_not or not _was_dealt(found):
                yield fill(
                    "No one, two or three interests or links were found without which it turns."
                )
        elif why == "not dealt":
            yield fill(
                "It asks of nothing that anybody does, so that nobody's wants bear on it."
                if _was_dealt(found)
                else "It was not put to deals of what the sides want."
            )
        elif why == "seldom fails":
            yield fill("It comes under nearly any wants: it holds in {of}.", of=_shares(found))
        elif why == "fails as stated":
            yield _hangs_too_little(found)
        elif why == "no placebo":
            yield fill("No placebo is named that could answer the same.")
        elif why == "same answer":
            same = listed(answer.name for answer in found.placebos if answer.reproduced)
            yield fill("The same is found of {same}.", same=same)
        else:
            yield fill("{words}", words=full_stop(found.words))


def _verdict(found: Derivation) -> Phrase:
    if found.verdict == "contradicted":
        return fill("It is contradicted: the model answers otherwise.")
    if found.verdict == "put in by hand":
        return fill("It was put in by hand.")
    return fill("It is {verdict}.", verdict=found.verdict)


def _was_dealt(found: Derivation) -> bool:
    return all(share is not None and share.of for share in (found.shuffled, found.drawn))


def _hangs_too_little(found: Derivation) -> Phrase:
    return fill(
        "It hangs too little on who wants what: it fails in {dealt} deals of all that is wanted, less "
        "than {times} times as often as in the draws of the model as stated ({drawn}).",
        dealt=_failed(found.shuffled),
        times=numeral(TIMES_AS_OFTEN),
        drawn=_failed(found.drawn),
    )


def _parts(parts: Iterable[Taken]) -> Joined:
    return joined(_part(part) for part in parts)


def _part(part: Taken) -> Phrase:
    """A line, a rule, an assumption by what it says; another part as it is written."""
    if part.kind == "line":
        line = StatementRef(part.by, part.always)
        return fill("{who} line {line}", who=ActorRef(part.by, possessive=True), line=line)
    if part.change:
        return fill("the assumption that {change}", change=ChangeRef(part.change))
    kind = "assumption" if part.kind == "assumption" else "rule"
    said = [
        fill(f"{template} {{formula}}", formula=FormulaRef(formula))
        for template, formula in (
            (f"the {kind} that excludes that", part.never),
            (f"the {kind} that", part.always),
        )
        if formula
    ]
    return fill("{said}", said=joined(said) if said else part.text)


def _shares(found: Derivation) -> str:
    return (
        f"{_held(found.shuffled)} deals of all that is wanted and in {_held(found.drawn)} draws of the "
        "model as stated"
    )


def _failed(found: Held | None) -> str:
    return "no" if found is None else share(found.failed, found.of)


def _held(found: Held | None) -> str:
    return "no" if found is None else share(found.held, found.of)
