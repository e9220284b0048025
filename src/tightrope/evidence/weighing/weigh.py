"""From coded documents to the evidence report: origins, contradictions, grades, ties, timeline."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tightrope.corpus.document import NOISE_LABELS, Document, Passage, Sentence
from tightrope.evidence.claims.anchor import Sayings
from tightrope.evidence.claims.claim import Claim, Decision
from tightrope.evidence.claims.decide import claim_faults
from tightrope.evidence.claims.report import (
    Contradiction,
    Counts,
    EvidenceReport,
    Resting,
    SharedPassage,
    count_resting,
    describe_sources,
    summarise_sources,
)
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.time.when import ImpliedDates, find_tenures, find_times, implied_dates
from tightrope.evidence.weighing.contradict import contradictions_of
from tightrope.evidence.weighing.events import Act, make_acts, sentence_texts
from tightrope.evidence.weighing.grade import count_originals, grade_claim
from tightrope.evidence.weighing.likely import likely_pairs
from tightrope.evidence.weighing.origins import claim_origins, document_origins
from tightrope.evidence.weighing.shared import find_shared
from tightrope.evidence.weighing.ties import suggest_ties
from tightrope.evidence.weighing.timeline import make_timeline

if TYPE_CHECKING:
    from tightrope.evidence.coding.code import Coded

__all__ = ["MANY", "weigh"]

EVEN = 0.5  # confidence from which a possible claim may stand against one that is proposed
MANY = 2000  # documents beyond which shared passages are looked for among likely pairs only


def weigh(
    documents: Sequence[Document],
    passages: Iterable[Passage],
    sentences: Iterable[Sentence],
    coded: Sequence[Coded],
    decisions: Iterable[Decision] = (),
    reliability: Mapping[str, str] | None = None,
    published: Mapping[str, date] | None = None,
    actors: ActorIndex | None = None,
    rests_on: Mapping[str, Sequence[str]] | None = None,
) -> EvidenceReport:
    """Gives what the sources say, how many are independent and where they contradict each other.

    `coded` holds one result per document, in the same order (several coders: one after the
    other in further rounds of the same order). People's `decisions` stand above what is
    suggested: what they accepted stays, what they rejected goes, and claims whose anchors
    no longer match are listed as broken and weigh nothing. Claims whose coder is not sure enough
    to propose them are possible: listed apart, they weigh nothing either. `reliability` and `published`
    are by document name; so is `rests_on`: the originals that notes on others rest on.
    `actors` gives the names of the crisis file in sentences.
    More than `MANY` documents need the extra `large` (`MissingExtra`).
    """
    passages, sentences = tuple(passages), tuple(sentences)
    reliability = reliability or {}
    decided = {d.claim.id: d for d in decisions}
    dates = {d.name: d.metadata.published for d in documents if d.metadata.published}
    dates |= published or {}
    standing = _standing(coded, decided)
    claims = [claim for claim in standing if claim.id in decided or claim.is_proposed]
    possible = [claim for claim in standing if claim.id not in decided and not claim.is_proposed]
    broken = _broken(claims, documents)
    sound = [claim for claim in claims if claim.id not in broken]
    shared = _shared(documents, passages)
    rests_on = {d.name: (rests_on or {}).get(d.name, ()) for d in documents}
    origins = document_origins(documents, passages, shared, rests_on=rests_on)
    actors = actors or ActorIndex.build()
    origin_of_claim = claim_origins(sound, origins, shared)
    acts = make_acts(sound, sentence_texts(sound, documents, sentences), dates)
    contradictions = _contradictions(acts, possible, documents, sentences, dates, actors)
    grades = _grades(claims, acts, origin_of_claim, decided, reliability)
    written = _written(documents, passages, dates)
    sources = describe_sources(documents, claims, origins, reliability, dates, written)
    resting = count_resting(sources, rests_on)
    counts = _count(
        passages, sentences, coded, claims, len(possible), decided, broken, resting, origins
    )
    return EvidenceReport(
        claims=tuple(claims),
        possible=tuple(possible),
        accepted=frozenset(c.id for c in claims if c.id in decided),
        grades=grades,
        graded=frozenset(id_ for id_, one in decided.items() if one.credibility != 6),
        origins=origins,
        origin_of_claim=origin_of_claim,
        shared=shared,
        contradictions=contradictions,
        ties=suggest_ties(sound, origin_of_claim),
        timeline=make_timeline(sound, dates, actors.name),
        findings=_findings(coded, broken, claims),
        proposed_actors=_proposed(coded),
        counts=counts,
        broken=tuple(sorted(broken)),
        written=written,
        sources=sources,
        source_summary=summarise_sources(counts, sources, grades, contradictions, len(broken)),
    )


def _contradictions(
    acts: Sequence[Act],
    possible: Iterable[Claim],
    documents: Sequence[Document],
    sentences: Sequence[Sentence],
    dates: Mapping[str, date],
    actors: ActorIndex,
) -> tuple[Contradiction, ...]:
    """Between claims that stand, and of them with possible ones as likely right as wrong."""
    heard = [claim for claim in possible if claim.confidence >= EVEN]
    unsure = make_acts(heard, sentence_texts(heard, documents, sentences), dates)
    doubtful = {claim.id for claim in heard}
    return contradictions_of((*acts, *unsure), dates, actors.name, doubtful=doubtful)


def _shared(
    documents: Sequence[Document], passages: Sequence[Passage]
) -> tuple[SharedPassage, ...]:
    """All pairs by the exact index; of a large corpus the pairs that MinHash holds likely."""
    if len(documents) <= MANY:
        return find_shared(documents, passages)
    return find_shared(documents, passages, candidates=likely_pairs(documents, passages))


def _standing(coded: Sequence[Coded], decided: Mapping[str, Decision]) -> list[Claim]:
    """What people accepted, and what is suggested beyond what they decided, in whichever words."""
    settled = Sayings(decision.claim for decision in decided.values())
    claims = {claim.id: claim for one in coded for claim in one.claims if claim not in settled}
    for claim_id, decision in decided.items():
        if decision.judgement == "accepted":
            claims[claim_id] = decision.claim
        else:
            claims.pop(claim_id, None)
    return sorted(claims.values(), key=lambda c: (c.document, c.anchor.start, c.anchor.end, c.id))


def _broken(claims: Iterable[Claim], documents: Iterable[Document]) -> frozenset[str]:
    by_name = {document.name: document for document in documents}
    return frozenset(
        claim.id for claim in claims if claim_faults(claim, by_name.get(claim.document))
    )


def _grades(
    claims: Iterable[Claim],
    acts: Sequence[Act],
    origin_of_claim: Mapping[str, int],
    decided: Mapping[str, Decision],
    reliability: Mapping[str, str],
) -> dict[str, tuple[str, int]]:
    """Counts, for each claim, the originals that report the same event and that deny it."""
    counted = count_originals(acts, origin_of_claim)
    by_id = {act.claim.id: act for act in acts}
    return {
        claim.id: grade_claim(
            by_id.get(claim.id),
            decided.get(claim.id),
            reliability.get(claim.document, "F"),
            *counted.get(claim.id, (0, 0)),
        )
        for claim in claims
    }


def _findings(
    coded: Sequence[Coded], broken: frozenset[str], claims: Iterable[Claim]
) -> tuple[str, ...]:
    found = [finding for one in coded for finding in one.findings]
    found += [
        f"{claim.document}: the quote of {claim.id} no longer stands where it stood"
        for claim in claims
        if claim.id in broken
    ]
    return tuple(dict.fromkeys(found))


def _proposed(coded: Sequence[Coded]) -> tuple[tuple[str, int], ...]:
    names: Counter[str] = Counter()
    for one in coded:
        names.update(one.proposed_actors)
    return tuple(sorted(names.items(), key=lambda item: (-item[1], item[0])))


def _count(
    passages: Iterable[Passage],
    sentences: Iterable[Sentence],
    coded: Sequence[Coded],
    claims: Sequence[Claim],
    possible: int,
    decided: Mapping[str, Decision],
    broken: frozenset[str],
    resting: Resting,
    origins: Mapping[str, int],
) -> Counts:
    skipped: Counter[str] = Counter()
    for one in coded:
        skipped.update(one.skipped)
    judged = Counter(decision.judgement for decision in decided.values())
    labels = Counter(passage.label for passage in passages)
    return Counts(
        documents=len(origins),
        passages={str(label): labels[label] for label in sorted(labels)},
        sentences=sum(1 for _ in sentences),
        claims=len(claims),
        accepted=judged["accepted"],
        rejected=judged["rejected"],
        suggested=sum(claim.id not in decided for claim in claims),
        possible=possible,
        skipped=dict(sorted(skipped.items())),
        broken_anchors=len(broken),
        independent_origins=len(set(origins.values())),
        resting=resting,
    )


def _written(
    documents: Iterable[Document], passages: Iterable[Passage], dates: Mapping[str, date]
) -> dict[str, ImpliedDates]:
    """When documents without a stated date were written, as far as what they mention tells."""
    content: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.label not in NOISE_LABELS:
            content[passage.document].append(passage)
    written: dict[str, ImpliedDates] = {}
    for document in documents:
        if document.name in dates:
            continue
        texts = [document.text[p.start : p.end] for p in content[document.sha256]]
        written[document.name] = implied_dates(
            [time for text in texts for time in find_times(text)],
            [tenure for text in texts for tenure in find_tenures(text)],
        )
    return written
