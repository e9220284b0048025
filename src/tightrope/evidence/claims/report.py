"""What the evidence stage reports about a pile of documents, and what its sources are worth together.

The source summary follows Intelligence Community Directive 206 (2015), which asks of an analytic
product a statement on the strengths and weaknesses of its sourcing. Everything here is counted;
nothing is judged that a person has not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tightrope.corpus.document import Document
from tightrope.errors import counted
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.time.when import ImpliedDates

LOOKS_ALIKE = (
    "looks alike"  # of two claims that may both hold, as they need not mean the same event
)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold, pull against each other, or look as if and are not judged."""

    a: Claim
    b: Claim
    kind: str  # "opposite sign" | "asserted and denied" | "pact against no clause" | ...
    relation_to: str  # "contradicts" | "pulls against" | "supersedes" | LOOKS_ALIKE
    score: float  # for ranking only
    text: str


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """The same words in two documents: one origin, not two."""

    document_a: str
    start_a: int
    end_a: int
    document_b: str
    start_b: int
    end_b: int
    containment: float  # share of the shorter passage's n-grams found in the other


@dataclass(frozen=True, slots=True)
class SuggestedTie:
    """A tie the claims speak for, with the claims and the number of independent origins."""

    source: str
    target: str
    kind: str
    sign: int
    origins: int
    claims: tuple[str, ...]
    since: str | None
    against: int = 0  # independent origins that deny the tie


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A dated thing the claims speak of."""

    when: str  # ISO date or interval; "unknown" with the words as said in `said`
    said: str
    text: str
    claims: tuple[str, ...]
    inferred: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: who, when, how reliable, how much rests on it. None means unknown."""

    name: str  # file name inside sources/
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None
    reliability: str = "F"  # Admiralty A-F; F: cannot be judged
    flags: tuple[str, ...] = ()
    sha256: str = ""
    note: str = ""  # why this reliability, what the source gets wrong
    written: ImpliedDates | None = None  # inferred, where no date is stated
    origin: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Resting:
    """What the documents rest on, where some of them are notes on others."""

    notes: int = 0
    """Documents that rest on originals named in sources.yaml."""
    authors: int = 0
    """Who wrote the notes; 0 where some author is unknown."""
    originals: int = 0
    """Originals: those that notes name, and documents that are originals themselves."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What was read and what became of it; nothing vanishes uncounted."""

    documents: int
    """Documents read."""
    passages: dict[str, int]
    """Label -> how many passages."""
    sentences: int
    """Sentences looked at."""
    claims: int
    """Claims, whoever proposed them."""
    accepted: int
    """Claims that a person accepted."""
    rejected: int
    """Claims that a person rejected."""
    suggested: int
    """Proposed claims that nobody has decided."""
    possible: int
    """Claims that their coder is not sure enough of to propose; they count for nothing."""
    skipped: dict[str, int]
    """Reason -> sentences that gave no claim."""
    broken_anchors: int
    """Claims whose quote no longer stands in its document."""
    independent_origins: int
    """Origins that are no copies of one another and share no original."""
    resting: Resting = Resting()
    """What the documents rest on."""


@dataclass(frozen=True, slots=True, repr=False)
class EvidenceReport:
    """What the sources say, how many are independent, where they contradict each other."""

    claims: tuple[Claim, ...]  # accepted and proposed ones
    accepted: frozenset[str]  # ids of claims a person accepted
    grades: dict[str, tuple[str, int]]  # claim id -> (Admiralty reliability, credibility)
    origins: dict[
        str, int
    ]  # document name -> origin it belongs to (documents sharing text share one)
    origin_of_claim: dict[
        str, int
    ]  # claim id -> origin; claims quoting one shared passage share it
    shared: tuple[SharedPassage, ...]
    contradictions: tuple[Contradiction, ...]  # ranked
    ties: tuple[SuggestedTie, ...]
    timeline: tuple[TimelineEntry, ...]
    findings: tuple[str, ...]  # unattributed quotations, template placeholders and the like
    proposed_actors: tuple[tuple[str, int], ...]  # unknown capitalised names and their counts
    counts: Counts
    broken: tuple[str, ...] = ()  # ids of claims whose anchor no longer matches its document
    written: dict[str, ImpliedDates] = field(default_factory=dict)  # inferred, by document name
    sources: tuple[SourceLine, ...] = ()
    source_summary: str = ""  # in the manner of ICD 206
    possible: tuple[Claim, ...] = ()  # listed apart; they weigh nothing
    graded: frozenset[str] = frozenset()  # ids of claims whose credibility a person gave

    def __repr__(self) -> str:
        return (
            f"<EvidenceReport: {len(self.claims)} claims of {self.counts.documents} documents, "
            f"{len(self.contradictions)} contradictions, {len(self.ties)} ties suggested>"
        )


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
            reliability=reliability.get(document.name, "F"),
            flags=document.flags,
            sha256=document.sha256,
            written=written.get(document.name),
            origin=origins.get(document.name, 0),
            claims=counts[document.name],
        )
        for document in documents
    )


def count_resting(sources: Sequence[SourceLine], rests_on: Mapping[str, Sequence[str]]) -> Resting:
    """Gives how many notes there are, by how many authors, resting on how many originals.

    A document that names no original is one itself; those that share their text count once.
    """
    notes = [source for source in sources if rests_on.get(source.name)]
    authors = {source.author for source in notes}
    named = {original for source in notes for original in rests_on[source.name]}
    alone = {source.origin for source in sources} - {source.origin for source in notes}
    return Resting(len(notes), 0 if None in authors else len(authors), len(named) + len(alone))


def sourcing(counts: Counts, count: Callable[[int, str], str] | None = None) -> str:
    """Gives what the evidence stands on: “27 notes by one author, resting on 61 originals”.

    Where no document is a note on others: “3 documents of 2 independent origins”. `count` words
    a number of things, as figures if left out.
    """
    told = count or counted
    resting = counts.resting
    documents = told(counts.documents, "document")
    if not resting.notes:
        return f"{documents} of {told(counts.independent_origins, 'independent origin')}"
    authors = {0: "", 1: " by one author"}.get(resting.authors, f" by {resting.authors} authors")
    rest = f"resting on {told(resting.originals, 'original')}"
    if resting.notes == counts.documents:
        return f"{told(resting.notes, 'note')}{authors}, {rest}"
    return f"{documents}, of them {told(resting.notes, 'note')}{authors}, {rest}"


def claims_from(report: EvidenceReport, count: Callable[[int, str], str]) -> str:
    """Gives what the claims come from, as `sourcing` does; documents without a claim are told apart."""
    counts = report.counts
    used = {claim.document for claim in report.claims}
    empty = counts.documents - len(used)
    if empty <= 0 or not used:
        return sourcing(counts, count)
    if counts.resting.notes:
        return f"{sourcing(counts, count)}, while {count(empty, 'document')} gave none"
    rest = f"while {count(empty, 'more document')} gave none"
    origins = len({report.origins[name] for name in used if name in report.origins})
    return f"{count(len(used), 'document')} of {count(origins, 'independent origin')}, {rest}"


def summarise_sources(
    counts: Counts,
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
    copied = len(sources) - len({source.origin for source in sources})
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
        f"{sourcing(counts)}"
        + (f"; {copied} share much of their text with another" if copied else ""),
        _reliability(sources),
        _dates(dated, len(sources)),
        f"Of {counted(len(grades), 'claim')}, {standing}",
    ]
    if flagged:
        parts.append(f"{counted(flagged, 'source')} with marks of careless or generated text")
    if broken:
        parts.append(f"{counted(broken, 'quote')} no longer standing in its document")
    return ". ".join(parts) + "."


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
