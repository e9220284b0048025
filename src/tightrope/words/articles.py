"""Names of actors and treaties inside a sentence: which of them take an article."""

from __future__ import annotations

import re

_ARTICLE = re.compile(
    r"(?:United (?:States|Kingdom|Nations|Arab Emirates)|(?:European|Soviet|African) Union|"
    r"(?:[A-Z]\w+ )?(?:Commonwealth|Council|Federation|Kingdom|League|Organi[sz]ation|Republic|State|"
    r"Union) of .*|Netherlands|Philippines|Gulf states|Kremlin|White House|Vatican|Holy See|"
    r"(?:.* )?(?:Council|Republic|Federation|League|Alliance|Coalition|Agency|Organi[sz]ation|"
    r"Authority|Brotherhood|Movement|Government|Army|Party|Front|Union|Houthis|Taliban))"
)
_INSTRUMENT = re.compile(
    r"(?:Accord|Agreement|Charter|Convention|Declaration|Joint|Memorandum|Pact|Protocol|Treaty|"
    r"Understanding)\b"
)


def actor_named(name: str) -> str:
    """Gives an actor’s name inside a sentence: “the United States”, “Iran”."""
    if name[:4].casefold() == "the ":
        return f"the {name[4:]}"
    return f"the {name}" if _ARTICLE.fullmatch(name) else name


def treaty_named(name: str) -> str:
    """Gives a treaty’s name inside a sentence: “the Treaty of Tlatelolco”."""
    return f"the {name}" if _INSTRUMENT.match(name) else name
