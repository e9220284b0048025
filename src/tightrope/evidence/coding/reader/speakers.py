"""Who vouches for a claim: the source of a speech act, who is quoted, who said so, who denies it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tightrope.evidence.coding.reader.document import Read
from tightrope.evidence.coding.reader.propose import Proposal
from tightrope.evidence.coding.reader.sentence import Line, Span
from tightrope.evidence.coding.reader.words import stem, word_list

__all__ = ["find_speakers", "is_spoken"]

SPEECH_ACTS = frozenset(
    ("demand", "condemnation", "refusal", "warning_threat", "red_line", "mediation_offer")
)
_SPOKEN = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))  # events that are speech acts
_NEAR = 7  # tokens between a speaker and the verb
_LONGEST = 6  # words of a speaker whom no actor file names
_CLOSE = frozenset((",", ".", ";", ":", "—", "”", '"', "!", "?", "and", "but"))
_OPEN = frozenset((",", "”", '"', "—", "?", "!"))
_ARTICLES = frozenset(("the", "a", "an", "our", "his", "her", "its", "their", "one", "another"))
_PARTICLED = frozenset(("cal", "call", "hold", "put"))  # they say something only before "that"
_RECALLED = frozenset(
    ("that", "how", "when", ".", ",", ":", "“", '"', "”")
)  # an envoy is recalled otherwise
_NO_VERBS = frozenset(("not", "state"))  # ... whatever their stem
_NAMELESS = frozenset(
    ("nobody", "no", "none", "few", "it", "there", "he", "she", "they", "who", "which", "i", "we")
)
_CLAIMED = frozenset(("claim", "report", "alleg", "accus", "assert", "charg", "rumour", "suggest"))
_MADE = frozenset(("mak", "made", "put", "issu", "voic", "rais", "com", "by"))
_AROUND = 2  # lines before and behind in which a quotation's speaker is looked for


class _Saying(NamedTuple):
    """A verb of saying at a token, and who says it."""

    at: int
    who: str  # an actor, or the words of somebody no file names
    acts_for: str
    is_last: bool  # the speaker stands behind the verb, or both behind what is said
    word: str


def find_speakers(read: Read, line: Line, proposal: Proposal) -> tuple[str, ...]:
    """Gives the vouchers of a claim, outermost first; none where the text itself says so."""
    at = proposal.cue[0] if proposal.cue else proposal.source_span.first
    outer = _attributed(line, at, proposal)
    if line.quoted[at]:
        quoted = _quoted_by(read, line, at)
        outer = [quoted] if quoted else outer
    if is_spoken(proposal) and proposal.scope.modality != "denied":
        outer = [*outer, _own_voice(line, proposal)]
    return tuple(dict.fromkeys(outer))


def is_spoken(proposal: Proposal) -> bool:
    """Whether a claim is a speech act: done by saying it, so that its source is its speaker."""
    if proposal.relation in SPEECH_ACTS or proposal.event in _SPOKEN:
        return True
    return proposal.event == "AGREE" and proposal.scope.modality == "asserted"


def _own_voice(line: Line, proposal: Proposal) -> str:
    """Gives who speaks as the source: "the premier" in his own words where no file tells his name."""
    who, span = proposal.source, proposal.source_span
    if (
        span.kind == "phrase"
        and span.word in word_list("refer", "person_nouns")
        and who.actor == who.acts_for
    ):
        return _text(line, span.first, span.last)
    return who.actor


def _attributed(line: Line, at: int, proposal: Proposal) -> list[str]:
    denied = proposal.scope.modality == "denied"
    for saying in _sayings(line):
        if saying.word == "deny" and not denied:
            continue
        own = saying.acts_for == proposal.source.acts_for and is_spoken(proposal)
        covers = at > saying.at if not saying.is_last else True
        if covers and not own and (at != saying.at or denied):
            return [saying.who]
    return []


def _sayings(line: Line) -> list[_Saying]:
    """Gives the verbs of saying outside quotation marks with their speakers, the nearest rules first."""
    found = []
    for i, word in enumerate(line.stems):
        if line.low[i] == "according" and line.low[i + 1 : i + 2] == ["to"]:
            span = _span_from(line, i + 2, 3)
            if span is not None:
                who = span.referents[0]
                found.append(_Saying(i, who.actor, who.acts_for, True, "say"))
        elif word in _verbs() and not line.quoted[i] and line.low[i] not in _NO_VERBS:
            found += _said(line, i, word)
    return found


def _said(line: Line, i: int, word: str) -> list[_Saying]:
    """Gives what a word of saying tells: a verb with its speaker, or a noun with the one who made it."""
    before = line.low[i - 1] if i else ""
    if word in _PARTICLED and line.low[i + 1 : i + 2] not in (["that"], ["it"], ["them"]):
        return []
    if word == "recall" and not _RECALLED.intersection(line.low[i + 1 : i + 2]):
        return []
    if (
        before in _ARTICLES
        or (word in _CLAIMED and line.low[i + 1 : i + 2] == ["that"] and i == 0)
        or before in ("'s", "this", "that", "these")
    ):
        maker = _maker(line, i) if word in _CLAIMED else None
        return [] if maker is None else [_named(maker, i, is_last=True, word="say")]
    if before in word_list("clauses", "be"):
        by = line.low[i + 1 : i + 2] == ["by"]
        maker = _span_from(line, i + 2, 1) if by else None
        return [] if maker is None else [_named(maker, i, is_last=True, word=word)]
    spoken = _speaker(line, i)
    if spoken is not None:
        span, behind = spoken
        if _is_in_what_is_said(line, span):
            return []
        return [_named(span, i, is_last=behind or _ends_what_is_said(line, span, i), word=word)]
    words = _unnamed(line, i)
    return [_Saying(i, words, "", not _opens(line, i), word)] if words else []


def _named(span: Span, at: int, *, is_last: bool, word: str) -> _Saying:
    who = span.referents[0]
    return _Saying(at, who.actor, who.acts_for, is_last, word)


def _maker(line: Line, i: int) -> Span | None:
    """ "Russia's claim that ..." and "the claim that ... was made by Russia"."""
    if line.low[i - 1] == "'s":
        return next((s for s in line.spans if s.last == i - 1), None)
    for k in range(i + 2, len(line.low) - 1):
        if line.low[k] == "by" and line.stems[k - 1] in _MADE:
            return _span_from(line, k + 1, 1)
    return None


def _is_in_what_is_said(line: Line, span: Span) -> bool:
    """ "N struck S," he told the paper: nobody is named first in what he says himself."""
    who = span.referents[0]
    if span.kind != "pronoun" or span.word in ("we", "i"):
        return False
    named = (k for k, token in enumerate(line.tokens) if token.start <= who.start < token.end)
    return any(line.quoted[k] for k in named)


def _opens(line: Line, i: int) -> bool:
    """Whether nothing but words of a speaker stands before the verb."""
    return not any(line.low[k] in _CLOSE for k in range(i))


def _unnamed(line: Line, i: int) -> str:
    """Gives the words of a speaker no actor file knows: "..., witnesses said", "..., said a minister"."""
    if 0 < i <= _LONGEST and _opens(line, i):
        return "" if line.low[0] in _NAMELESS else _text(line, 0, i)
    stops = word_list("clauses", "heads") | word_list("clauses", "prepositions") | _CLOSE
    first = i
    while first > 0 and i - first < _LONGEST and line.low[first - 1] not in stops:
        first -= 1
    before = line.low[first - 1] if first else ""
    if first < i and before in _OPEN:
        return _text(line, first, i)
    last = i + 1
    while last < len(line.low) and last - i <= _LONGEST and line.low[last] not in stops:
        last += 1
    articled = line.low[i + 1 : i + 2] and line.low[i + 1] in _ARTICLES
    return _text(line, i + 1, last) if articled and before in _OPEN | {""} else ""


def _text(line: Line, first: int, last: int) -> str:
    return " ".join(t.text for t in line.tokens[first:last])


def _speaker(line: Line, i: int) -> tuple[Span, bool] | None:
    behind = _span_from(line, i + 1, 2)
    if behind is not None and i and line.low[i - 1] in _OPEN and _ends_at(line, behind.last):
        return behind, True
    before = [
        s for s in line.spans if s.last <= i and i - s.last <= _NEAR and not line.quoted[s.first]
    ]
    is_next = before and not any(line.stems[k] in _verbs() for k in range(before[-1].last, i))
    if is_next and not _is_object(line, before[-1]):
        return before[-1], False
    is_inverted = i == 0 or line.low[i - 1] in _OPEN
    return (behind, True) if behind is not None and is_inverted else None


def _ends_at(line: Line, k: int) -> bool:
    """Whether what says it ends at a token: "..., wrote N." but not "N, whose word counts, said S had"."""
    low = line.low[k] if k < len(line.low) else "."
    return low in _CLOSE or low in word_list("clauses", "prepositions")


def _is_object(line: Line, span: Span) -> bool:
    before = line.low[span.first - 1] if span.first else ""
    return before in word_list("clauses", "prepositions") and before != "of"


def _span_from(line: Line, first: int, reach: int) -> Span | None:
    found = next((s for s in line.spans if first <= s.first <= first + reach), None)
    return None if found is None or "," in line.low[first : found.first] else found


def _ends_what_is_said(line: Line, span: Span, verb: int) -> bool:
    """ "N struck S, the minister said": what is said stands before."""
    follows = line.low[verb + 1 : verb + 2]
    before = line.low[span.first - 1] if span.first else ""
    if before == "the" and span.first > 1:
        before = line.low[span.first - 2]
    return before in (",", "”", '"', "—") and follows[:1] != ["that"]


def _quoted_by(read: Read, line: Line, at: int) -> str | None:
    """Gives who speaks the quotation around a token: named beside it, or where it starts or goes on."""
    around = read.quotations.around(line.tokens[at].start)
    if around is None:
        return None
    here = read.lines.index(line)
    for other in (
        line,
        *read.lines[here + 1 : here + 1 + _AROUND],
        *reversed(read.lines[max(0, here - _AROUND) : here]),
    ):
        touches = other.start < around[1] + 80 and other.end > around[0] - 160
        for saying in _sayings(other) if touches else ():
            return saying.who
    return None


@cache
def _verbs() -> frozenset[str]:
    return frozenset(stem(word) for word in word_list("clauses", "saying")) | {"deny"}
