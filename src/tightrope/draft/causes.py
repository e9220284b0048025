"""Indicators and causal links: what a sentence with a deed in it says that the deed raises or lowers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tightrope.draft.claimed import Claimed, is_spoken_of
from tightrope.draft.ladders import Ladder
from tightrope.draft.proposal import Proposal
from tightrope.draft.rungs import rung_of

_UP = (
    r"rais(?:e|es|ed|ing)|push(?:es|ed|ing)? up|drives? up|driving up|drove up|increas(?:e|es|ed|ing)|"
    r"boost(?:s|ed|ing)?|strengthen(?:s|ed|ing)?|swell(?:s|ed|ing)?|deepen(?:s|ed|ing)?"
)
_DOWN = (
    r"lower(?:s|ed|ing)?|cut(?:s|ting)?|reduc(?:e|es|ed|ing)|weaken(?:s|ed|ing)?|erod(?:e|es|ed|ing)|"
    r"drives? down|drove down|driving down|push(?:es|ed|ing)? down|depress(?:es|ed|ing)?|"
    r"shrink(?:s|ing)?|shrank|undermin(?:e|es|ed|ing)"
)
_HEADS = (
    r"prices?|exports?|imports?|trade|suppl(?:y|ies)|deliveries|revenues?|inflation|costs?|income|growth|"
    r"flows?|refugees|dependence|influence|support|risks?|tensions?|deterrence|stability|security|"
    r"traffic|tourism|investment|unrest|shortages?|unemployment|production|output|currency"
)
_LINK = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:(?:the|its|their|his|her|a|an)\s+)?"
    rf"(?P<what>(?:(?!and\b|or\b|the\b|that\b|by\b|to\b)[\w’'-]+\s+){{0,3}}?(?:{_HEADS})"
    r"(?:\s+(?:of|for|on|in)\s+(?:the\s+)?[\w’'-]+)?)\b",
    re.IGNORECASE,
)

_NOT = re.compile(
    r"(?:\b(?:no|not|never|neither|nor|none|nobody|nothing|without|hardly|barely|scarcely|fail(?:s|ed|ing)?|"
    r"refus(?:e|es|ed|ing)|unable|unlikely|avoid(?:s|ed|ing)?|cannot|deni(?:es|ed)|denying|instead of|"
    r"rather than)|n[’']t)\b(?! only\b| just\b| merely\b)[^.;:,]*$",
    re.IGNORECASE,
)  # before a verb of moving: nothing is told to be moved


class Told(NamedTuple):
    """What a sentence says is moved: by whom, what, and whether it rises."""

    by: str  # the words before the verb
    what: str
    rises: bool


def told_to_move(sentence: str) -> Iterator[Told]:
    """Gives each thing that a sentence says to be raised or lowered, with the words before the verb.

    What it says not to be raised, or not to be lowered, is not moved.
    """
    for found in _LINK.finditer(sentence):
        if _NOT.search(sentence, 0, found.start()) is None:
            yield Told(sentence[: found.start()], found["what"], found["up"] is not None)


def draft_causes(
    claimed: Claimed, ladders: Mapping[tuple[str, str, str], Ladder]
) -> list[Proposal]:
    """Gives an indicator for each thing that is told to rise or fall, and the link that moves it.

    A link starts at the deed of the claim nearest before the verb in its sentence.
    """
    indicators: dict[str, Proposal] = {}
    links: dict[str, Proposal] = {}
    for claim in claimed.claims:
        rung = rung_of(claim.relation)
        if (
            rung is None
            or not claim.source_actor
            or not claim.target_actor
            or not is_spoken_of(claim)
        ):
            continue
        ladder = ladders.get((claim.source_actor, rung[0], claim.target_actor))
        sentence = claimed.sentence(claim)
        found = _LINK.search(sentence, _place(sentence, claim.anchor.exact))
        if ladder is None or found is None or _NOT.search(sentence, 0, found.start()):
            continue
        name = " ".join(found["what"].split())
        key = "_".join(re.findall(r"[a-z0-9]+", name.lower()))
        if not key[:1].isalpha():  # no id of the file starts so
            continue
        cites = (claim.id,)
        indicators.setdefault(
            key,
            Proposal("indicators", (key,), {"name": name[:1].upper() + name[1:]}, cites),
        )
        sign = "+" if (found["up"] is not None) != claim.negated else "-"
        value = {"from": ladder.at_least(rung[1]), "to": key, "sign": sign, "cites": list(cites)}
        link = Proposal("effects", (), value, cites)
        links.setdefault(link.id, link)
    return [*indicators.values(), *links.values()]


def _place(sentence: str, quote: str) -> int:
    """Where the quote starts in its sentence; 0 where it is told otherwise."""
    return max(0, sentence.find(quote))
