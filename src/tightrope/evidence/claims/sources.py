"""What the sources are worth together: a source summary in the manner of ICD 206.

Intelligence Community Directive 206 (2015) asks of an analytic product a statement on the
strengths and weaknesses of its sourcing. Everything here is counted; nothing is judged that
a person has not judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tightrope.corpus.document import Document
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.claims.report import Contradiction, SourceLine
from tightrope.evidence.time.when import ImpliedDates

__all__ = ["describe_sources", "summarise_sources"]


def describe_sources(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    origins: Mapping[str, int],
    reliability: Mapping[str, str],
    dates: Mapping[str, date],
    written: Mapping[str, ImpliedDates],
) -> tuple[SourceLine, ...]:
    """Gives a line for each source: who, when, how reliable, how much rests on it."""
    counts = Counter(claim.document for claim in claims)
    return tuple(
        SourceLine(
            name=document.name,
            title=document.metadata.title,
            author=document.metadata.author,
            publisher=document.metadata.publisher,
            published=dates.get(document.name),
            written=written.get(document.name),
            reliability=reliability.get(document.name, "F"),
            origin=origins.get(document.name, 0),
            claims=counts[document.name],
            flags=document.flags,
        )
        for document in documents
    )


def summarise_sources(
    sources: Sequence[SourceLine],
    grades: Mapping[str, tuple[str, int]],
    contradictions: Iterable[Contradiction],
    broken: int,
) -> str:
    """Gives the summary in a few sentences, strengths and weaknesses alike.

    `grades` holds the claims; `broken` is the number of those whose quote no longer stands
    in its document.
    """
    if not sources:
        return "There are no sources."
    origins = len({source.origin for source in sources})
    copied = len(sources) - origins
    dated = [source.published for source in sources if source.published]
    alone = sum(1 for _, figure in grades.values() if figure == 6)
    backed = sum(1 for _, figure in grades.values() if figure in (1, 2))
    flagged = sum(1 for source in sources if source.flags)
    told = {
        c.id for one in contradictions if one.relation_to == "contradicts" for c in (one.a, one.b)
    }
    contradicted = len(told & set(grades))
    standing = (
        f"{backed} stand on two or more origins uncontradicted, "
        f"{contradicted} are contradicted, {alone} cannot be judged"
    )
    parts = [
        f"{_count(len(sources), 'source')} of {_count(origins, 'independent origin')}"
        + (f"; {copied} share much of their text with another" if copied else ""),
        _reliability(sources),
        _dates(dated, len(sources)),
        f"Of {_count(len(grades), 'claim')}, {standing}",
    ]
    if flagged:
        parts.append(f"{_count(flagged, 'source')} with marks of careless or generated text")
    if broken:
        parts.append(f"{_count(broken, 'quote')} no longer standing in its document")
    return ". ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _reliability(sources: Sequence[SourceLine]) -> str:
    grades = Counter(source.reliability for source in sources)
    if set(grades) == {"F"}:
        return "Nobody has judged the reliability of any of them (F)"
    told = ", ".join(f"{grades[letter]} {letter}" for letter in sorted(grades))
    return f"Reliability as judged: {told}"


def _dates(dated: Sequence[date], count: int) -> str:
    if not dated:
        return "None states when it was published"
    span = f"{min(dated).isoformat()} to {max(dated).isoformat()}"
    unknown = count - len(dated)
    return f"Published {span}" + (f"; {unknown} without a stated date" if unknown else "")
