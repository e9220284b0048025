"""Whether two claims that clash plainly speak of the one same event and thing, so that one is untrue.

What is alike may still be two events: both can have shelled a town on one day, a thing can be
delivered and another withheld. Where that is not excluded the pair is listed and not judged.
"""

from __future__ import annotations

import re

from tightrope.evidence.weighing.events import Act

__all__ = ["same_done_thing", "same_said_thing", "two_doers_of_one"]

_SHORT = 31  # days; a longer window leaves room for the one and then the other
_THING = 0.5  # of the telling words of a denial so many stand in what it denies
_SAME = 0.4  # likeness by which what was done is what was refused
_DESIGNATION = re.compile(r"\b(?=\w*[A-Z])(?:[A-Za-z]+-?\d+\w*|\d+-?[A-Z]\w*)\b")  # S-300, Su-35
_NEGATOR = re.compile(r"\b(?:not|never|nor|no|without)\b", re.IGNORECASE)
_EXCLUDES = re.compile(
    r"\b(?:not|never|nor|rather than|instead of|den(?:y|ies|ied)|blam(?:e|es|ed)|"
    r"accus(?:e|es|ed)|wrongly|falsely|pinned on)\b",
    re.IGNORECASE,
)


def two_doers_of_one(one: Act, other: Act) -> bool:
    """Whether one of the two says of the same deed that it was its doer and not the other's.

    That two are said to have done the like to one target, even on one day, excludes neither.
    """
    return _same_time(one, other) and (_rules_out(one, other) or _rules_out(other, one))


def same_done_thing(one: Act, other: Act) -> bool:
    """Whether what is done and what is refused are one thing at one time, as far as they say."""
    if one.is_tie and other.is_tie:
        return True
    same = set(_DESIGNATION.findall(one.text)) == set(_DESIGNATION.findall(other.text))
    return same and _same_time(one, other) and one.likeness(other) >= _SAME


def same_said_thing(said: Act, denied: Act) -> bool:
    """Whether what is denied is what is said, not the same kind of act upon something else.

    Somebody's denial takes up what another says, in whatever words; a plain “had spared the
    harbour” must, after its “not”, speak mostly in words of what the other tells.
    """
    if denied.claim.modality == "denied" or (said.is_tie and denied.is_tie):
        return True
    negated = _NEGATOR.split(denied.claim.anchor.exact, maxsplit=1)[-1].casefold()
    own = [word for word in denied.words if word in negated]
    common = [word for word in own if word in said.words]
    return bool(own) and len(common) >= _THING * len(own)


def _rules_out(one: Act, other: Act) -> bool:
    """Whether one excludes the other's doer, by name."""
    claim = other.claim
    names = {
        name for name in (claim.source_text, (claim.source_actor or "").replace("_", " ")) if name
    }
    text = one.text.casefold()
    named = any(re.search(rf"\b{re.escape(name.casefold())}", text) for name in names)
    return named and _EXCLUDES.search(one.text) is not None


def _same_time(one: Act, other: Act) -> bool:
    """Whether both are undated, or both fall into windows too short for the one and then the other."""
    dated = [act.claim.time_resolved is not None for act in (one, other)]
    if not any(dated):
        return True
    return all(dated) and all((act.window[1] - act.window[0]).days < _SHORT for act in (one, other))
