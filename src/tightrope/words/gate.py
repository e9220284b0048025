"""Sentences on the gate: whether an answer is derived, and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tightrope.analysis.questions.gate.report import Derivation, Held, Taken
from tightrope.words.parts import Phrase
from tightrope.words.phrase import fill, join
from tightrope.words.plain import full_stop, listed, sentence_case, share

__all__ = ["in_words"]


def in_words(found: Derivation) -> Phrase:
    """Gives why an answer counts as derived, or each condition that it does not meet."""
    if found.derived:
        turned = _parts(found.turned_by) + (" together" if len(found.turned_by) > 1 else "")
        said = (
            f"Derived: nothing typed about the option states it; without {turned} it is another; "
            f"{_shares(found)}; of {listed(answer.name for answer in found.placebos)} it does not "
            "hold"
        )
        return fill("{said}", said=full_stop(said))
    return join(fill("{said}", said=full_stop(sentence_case(one))) for one in _against(found))


def _against(found: Derivation) -> Iterator[str]:
    """What speaks against it, in the order of the conditions."""
    for why in found.why_not:
        if why == "verdict":
            yield {"put in by hand": "it was put in by hand"}.get(
                found.verdict, f"it is {found.verdict}"
            )
        elif why == "forced":
            yield f"nothing else could be answered: {_parts(found.forced_by)}"
        elif why == "stated":
            yield f"the model states it: without {_parts(found.stated_by)} it does not hold"
        elif why == "nothing turns it":
            yield "no three interests or links taken out turn it: it is persistence"
        elif why == "not dealt":
            yield "what the sides want has no bearing on it, or was not varied"
        elif why == "seldom fails":
            yield f"it comes under nearly any wants: {_shares(found)}"
        elif why == "fails as stated":
            yield f"it hangs on who wants what too little: {_shares(found)}"
        elif why == "no placebo":
            yield "no placebo is named that could answer the same"
        elif why == "same answer":
            same = listed(answer.name for answer in found.placebos if answer.reproduced)
            yield f"the same is found of {same}"
        else:
            yield found.words


def _parts(parts: Iterable[Taken]) -> str:
    return listed(f"“{part.text}”" + (f" ({part.where})" if part.where else "") for part in parts)


def _shares(found: Derivation) -> str:
    return f"it holds in {_held(found.shuffled)} deals and in {_held(found.drawn)} draws as stated"


def _held(found: Held | None) -> str:
    return "no" if found is None else share(found.held, found.of)
