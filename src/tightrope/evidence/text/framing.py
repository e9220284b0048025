"""How strongly a quote puts its claim: words that affirm and words that limit.

Boosters and downtoners after Hyland (1998) and Quirk et al. (1985), kept to those that
change what is claimed about a relation: its depth, extent, effect or sincerity.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["framing", "names_defence_pact"]

_AFFIRMS = r"""pivotal|indispensable|key|vital|crucial|central|decisive(?:ly)?|strong(?:ly|er|est)?|robust|deep(?:ly|en\w*|er)?
    |solid(?:if\w+)?|firm(?:ly)?|clear(?:ly)?|unequivocal(?:ly)?|unwavering|ironclad|full(?:y)?|significant(?:ly)?
    |major|powerful|enduring|long-standing|longstanding|lasting|unprecedented|critical|extensive|close(?:r|ly)?
    |warm|trust(?:ing)?|stable|comprehensive|willingness|determin\w+|ensur\w+|guarante\w+|reciproc\w+|mutual(?:ly)?
    |for\ decades|over\ centuries|formidable|unconditional"""
_LIMITS = r"""limit(?:s|ed|ations?)?|merely|rhetorical(?:ly)?|symbolic(?:ally)?|cosmetic|largely\ verbal|few|little|hardly|barely
    |scarcely|unlikely|cannot|can['’]t|won['’]t|will\ not|isn['’]t|doesn['’]t|didn['’]t|not|no|never|nor|neither|without|rather\ than|temporary
    |transactional|conditional(?:ly)?|reluctan\w+|hesita\w+|refus\w+|declin\w+|avoid\w*|ambivalen\w+|ambigu\w+|opportunis\w+
    |far\ from|stop(?:s|ped)?\ short|fail(?:s|ed|ing)?|weak\w*|fragile|strain\w*|frustrat\w+|alienat\w+|risk(?:s|ing|y)?|complicat\w+
    |apprehension|distrust|mistrust|wary|lost|loss|losing|undermin\w+|threaten(?:s|ed|ing)|unable|lack(?:s|ed|ing)?|at\ most
    |bogged\ down|drain|self-preservation|provided|unless|turbulent|competition|divergen\w+|far\ less|so-called"""
_FLAGS = re.IGNORECASE | re.VERBOSE
_AFFIRMING = re.compile(rf"\b(?:{_AFFIRMS})\b", _FLAGS)
_LIMITING = re.compile(rf"\b(?:{_LIMITS})\b", _FLAGS)
_NOT_MERELY = re.compile(
    r"\bnot\s+(?:merely|only|just|simply|solely)\b|\bnot\s+(?:limited|conditional|symbolic|rhetorical)\b"
    r"|\bno\s+longer\s+(?:limited|temporary)\b",
    re.IGNORECASE,
)
_LIMITS_OF = re.compile(r"\blimit(?:s|ations?)\s+(?:of|to|on|upon)\b", re.IGNORECASE)
_PACT = re.compile(
    r"\b(?:defen[cs]e|security|military|mutual[- ]assistance|mutual[- ]defen[cs]e)\s+"
    r"(?:pact|treaty|alliance|agreement|commitment|guarantees?)\b"
    r"|\bally\b|\ballies\b|\balliance\b|\bcommitment\s+to\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=65536)
def framing(quote: str) -> float:
    """Gives -1 (the quote limits what it says) to 1 (it affirms it); 0 where it does neither."""
    if _LIMITS_OF.search(quote):
        return -1.0
    turned = len(_NOT_MERELY.findall(quote))
    rest = _NOT_MERELY.sub(" ", quote)
    affirms = len(_AFFIRMING.findall(rest)) + turned
    limits = len(_LIMITING.findall(rest))
    total = affirms + limits
    return (affirms - limits) / total if total else 0.0


def names_defence_pact(quote: str) -> bool:
    """Whether a quote calls a tie a defence pact, an alliance, or a commitment to somebody's safety."""
    return _PACT.search(quote) is not None
