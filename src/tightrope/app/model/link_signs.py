"""Whether the sign of a link is the one that the sentences it cites give it.

A claim says who did what to whom, and its hostility is no causal sign: an attack can raise a price and
lower a risk. What is read is therefore the sentence, and only where it says that something rises or falls.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from tightrope.corpus import Document
from tightrope.corpus.sentences import sentence_spans
from tightrope.crisis.checks.named import Check, Given, Problem, named
from tightrope.crisis.formula import Compare
from tightrope.crisis.model import CrisisModel, Effect
from tightrope.crisis.parse_formula import parse_formula
from tightrope.draft.causes import told_to_move
from tightrope.errors import TightropeError
from tightrope.evidence.claims.claim import Claim

_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "of",
        "for",
        "on",
        "in",
        "from",
        "to",
        "with",
        "and",
        "s",
    ]
)
_TURNED = re.compile(
    r"\b(?:not|no|never|nor|neither|without|cannot|less|fewer|lower|reduced|lost|loss|lack|end|fall)\b|n[’']t\b",
    re.IGNORECASE,
)
_PARAGRAPH = "\n\n"


@dataclass(frozen=True, slots=True)
class Cited:
    """A claim that a link may cite: who acts in it, and the sentence it stands in."""

    actor: str | None
    sentence: str
    is_undone: bool = False
    """Whether the sentence tells that the deed ends, is refused or is not done."""


@dataclass(frozen=True, slots=True)
class GivenSentences(Given):
    """What the check looks at: the file, and the accepted claims with their sentences."""

    cited: Mapping[str, Cited] = field(default_factory=dict)


@named("sign-against-source", "warning")
def sign_against_source(given: GivenSentences) -> Iterator[Problem]:
    """A link cites sentences that say of its indicator that it rises or falls by this cause, and every
    one of them says the other way. Turn the sign, or cite what supports it. Read is only what a verb
    of rising or falling says of a thing named as the indicator is; a link whose sentences say
    nothing of the kind is not judged."""
    model = given.file.model
    for index, link in enumerate(model.effects):
        told = [(one, sign) for one in link.cites for sign in _signs(one, link, given)]
        if told and all(sign != link.sign for _, sign in told):
            way = "lowers" if link.sign == "+" else "raises"
            said = f"the link has the sign {link.sign}, and what it cites says that it {way} '{link.to}'"
            yield Problem(("effects", index, "sign"), said, f"see {told[0][0]}")


LINK_CHECKS: tuple[Check[GivenSentences], ...] = (sign_against_source,)


def _signs(claim: str, link: Effect, given: GivenSentences) -> Iterator[str]:
    """The signs that the sentence of a claim gives a link."""
    cited, model = given.cited.get(claim), given.file.model
    indicator = model.indicators.get(link.to)
    if cited is None or indicator is None:
        return
    named_so = _words(f"{link.to} {indicator.name}")
    for told in told_to_move(cited.sentence):
        if _words(told.what) <= named_so and _is_cause(link, cited.actor, told.by, given):
            of_its_end = cited.is_undone and link.from_ not in model.indicators
            yield "+" if told.rises != of_its_end else "-"


def _is_cause(link: Effect, actor: str | None, by: str, given: GivenSentences) -> bool:
    """Whether the words before the verb tell of the link's cause, and not of its absence."""
    if _TURNED.search(by):
        return False
    cause = given.file.model.indicators.get(link.from_)
    if cause is not None:
        return bool(_words(f"{link.from_} {cause.name}") & _words(by))
    try:
        deed = parse_formula(link.from_, given.options)
    except TightropeError:  # another check names it
        return False
    does = isinstance(deed, Compare) and deed.op in ("", ">=")
    return does and actor in {option.partition(".")[0] for option in deed.options}


def _words(text: str) -> frozenset[str]:
    """The words that carry the meaning, without the s of plurals."""
    found = re.findall(r"[a-z]+", text.lower().replace("_", " "))
    return frozenset(word.removesuffix("s") for word in found if word not in _EMPTY)


def cited_by_links(
    model: CrisisModel, claims: Iterable[Claim], document: Callable[[str], Document | None]
) -> dict[str, Cited]:
    """Gives by id the claims that links cite, with their sentences. `document` reads one by name."""
    wanted = {claim for link in model.effects for claim in link.cites}
    read = cache(document)
    return {
        claim.id: Cited(claim.source_actor, _sentence(claim, read(claim.document)), claim.negated)
        for claim in claims
        if claim.id in wanted
    }


def _sentence(claim: Claim, document: Document | None) -> str:
    """The sentence that a claim's quote begins in; the quote where it does not stand in the document."""
    start, quote = claim.anchor.start, claim.anchor.exact
    text = document.text if document is not None else ""
    if not quote or text[start : start + len(quote)] != quote:
        return quote
    first = text.rfind(_PARAGRAPH, 0, start) + 1
    last = text.find(_PARAGRAPH, start)
    spans = sentence_spans(text, first, len(text) if last == -1 else last)
    return next((text[a:b] for a, b in spans if b > start), quote)
