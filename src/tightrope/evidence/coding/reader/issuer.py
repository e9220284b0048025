"""Whose words a whole document is: the issuer of a communiqué, the speaker of a speech, by its heading.

In "Communiqué of the Ministry of Foreign Affairs of Norland on the strikes" it is Norland, in "Anna Holt
of Norland before the Council" as well: "we", "the Ministry" and often "it" are then the issuer.
"""

from __future__ import annotations

from collections.abc import Sequence

from tightrope.evidence.coding.reader.sentence import Line, Span
from tightrope.evidence.coding.reader.words import word_list

__all__ = ["issuer_of"]

_FIRST = 2  # lines at the top that may be the heading of a document that is somebody's words


def issuer_of(lines: Sequence[Line]) -> str:
    """Gives the actor whose words a document is as its heading has it; empty where it is told by a writer."""
    for line in lines[:_FIRST]:
        if line.zone != "headline":
            break
        if _tells_of_words(line) or _opens_with_speaker(line):
            return next((s.referents[0].acts_for for s in line.spans if not _is_topic(line, s)), "")
    return ""


def _tells_of_words(line: Line) -> bool:
    """What several say jointly is no one's own word."""
    return "joint" not in line.low and not word_list("refer", "issued").isdisjoint(line.low)


def _opens_with_speaker(line: Line) -> bool:
    """ "Anna Holt of Norland at the Council", "Anna Holt, Prime Minister, to the House": who, then where."""
    first = line.spans[0] if line.spans else None
    if first is None:
        return False
    titles = word_list("ends", "titles") | word_list("ends", "offices")
    ahead, behind = line.tokens[: first.first], line.low[first.last : first.last + 1]
    named = all(
        t.text[0].isupper() or t.low in ("of", ",", "the") or t.low in titles for t in ahead
    )
    is_owner = bool(ahead) and line.low[first.first - 1] in ("of", ",", "the")
    is_speaker = named and (is_owner or first.kind == "person")
    return is_speaker and behind in (["at"], ["before"], ["to"], ["in"])


def _is_topic(line: Line, span: Span) -> bool:
    """What stands behind "on", "to" or "against" is spoken of or to."""
    k = span.first - 1
    while k >= 0 and line.low[k] not in word_list("clauses", "prepositions") | {",", ":", ";"}:
        k -= 1
    return k >= 0 and line.low[k] not in ("of", "by", "from", "for", ",", ":", ";")
