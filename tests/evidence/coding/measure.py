"""Reads the labelled sentences and scores a coder on them.

A gold file holds documents ("# name"), one sentence a line; the claims of a sentence follow it,
indented: source relation target sign modality [speaker], where "!" after the sign means negated.
A found claim agrees on the dyad when the unordered pair and the sign after negation are the same,
on the relation when its group is the same as well.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from tightrope.corpus.document import Document, Sentence
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.code import Coder

GOLD = Path(__file__).parent / "gold"
GROUPS = {
    relation: group
    for group, members in {
        "commitment": "alliance treaty defence_obligation",
        "support": "arms_transfer arms_withheld military_aid_offer military_aid_refused intelligence_sharing",
        "force": "military_action",
        "economy": "nuclear_cooperation energy_trade economic_cooperation dependence",
        "sanction": "sanction",
        "diplomacy": "diplomatic_support mediation_offer negotiation deconfliction personal_diplomacy",
        "hostility": "condemnation warning_threat red_line regime_change_goal",
        "other": "influence_interest other",
    }.items()
    for relation in members.split()
}
REALITY = {"hypothetical", "predicted"}


@dataclass(frozen=True)
class Label:
    """One labelled claim of a sentence."""

    source: str
    relation: str
    target: str
    sign: int
    modality: str
    speaker: str | None

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((self.source, self.target))


@dataclass(frozen=True)
class Labelled:
    """A sentence of a document and its claims."""

    start: int
    end: int
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Figures:
    """What the scorer prints; shares between 0 and 1."""

    dyad_precision: float
    dyad_recall: float
    dyad_f1: float
    relation_f1: float
    modality: float
    speaker: float
    found: int
    labelled: int


def fingerprint(name: str) -> str:
    """Gives the SHA-256 of a gold file."""
    return hashlib.sha256((GOLD / name).read_bytes()).hexdigest()


def read_gold(name: str) -> list[tuple[Document, list[Labelled]]]:
    """Gives the documents of a gold file with their labelled sentences."""
    documents = []
    for block in (GOLD / name).read_text(encoding="utf-8").split("# ")[1:]:
        title, _, body = block.partition("\n")
        text, rows = "", list[tuple[int, int, list[Label]]]()
        for line in body.splitlines():
            if line.startswith("  "):
                rows[-1][2].append(label_of(line.split()))
            elif line.strip():
                rows.append((len(text), len(text) + len(line), []))
                text += line + "\n"
        sha = hashlib.sha256(text.encode()).hexdigest()
        labelled = [Labelled(start, end, tuple(labels)) for start, end, labels in rows]
        documents.append((Document(sha, title + ".txt", text), labelled))
    return documents


def label_of(fields: list[str]) -> Label:
    """Gives the label written as: source relation target sign modality [speaker]; "-" is nobody."""
    source, relation, target, sign, modality, *speaker = fields
    polarity = {"+": 1, "-": -1, "0": 0}[sign[0]] * (-1 if sign.endswith("!") else 1)
    return Label(
        source,
        relation,
        target,
        polarity,
        modality,
        speaker[0] if speaker and speaker[0] != "-" else None,
    )


def measure(coder: Coder, name: str) -> Figures:
    """Gives a coder's figures on a gold file."""
    found_n = hit_p = rel_p = gold_n = hit_g = rel_g = same = pairs = spoken = spoke = 0
    for document, labelled in read_gold(name):
        for row, claims in found_in(coder, document, labelled):
            found_n += len(claims)
            gold_n += len(row.labels)
            hit_p += sum(any(dyad(c, g) for g in row.labels) for c in claims)
            rel_p += sum(any(relation(c, g) for g in row.labels) for c in claims)
            hit_g += sum(any(dyad(c, g) for c in claims) for g in row.labels)
            rel_g += sum(any(relation(c, g) for c in claims) for g in row.labels)
            for c in claims:
                for g in row.labels:
                    if dyad(c, g):
                        pairs += 1
                        same += reality(c.modality) == reality(g.modality)
                        if g.speaker:
                            spoken += 1
                            spoke += c.speaker == g.speaker
    return Figures(
        hit_p / max(found_n, 1), hit_g / max(gold_n, 1), f1(hit_p, found_n, hit_g, gold_n),
        f1(rel_p, found_n, rel_g, gold_n), same / max(pairs, 1), spoke / max(spoken, 1),
        found_n, gold_n,
    )  # fmt: skip


def found_in(
    coder: Coder, document: Document, labelled: list[Labelled]
) -> list[tuple[Labelled, list[Claim]]]:
    """Gives each labelled sentence with the dyadic claims a coder found in it."""
    sentences = [Sentence(document.sha256, row.start, row.end) for row in labelled]
    coded = coder.code(document, (), sentences, ActorIndex.build())
    dyadic = [c for c in coded.claims if c.target_actor]
    return [(row, [c for c in dyadic if row.start <= c.anchor.start < row.end]) for row in labelled]


def dyad(claim: Claim, label: Label) -> bool:
    """Same unordered pair and sign."""
    pair = frozenset((claim.source_actor, claim.target_actor))
    return pair == label.pair and two_valued(claim) == label.sign


def relation(claim: Claim, label: Label) -> bool:
    """Same dyad, sign and group of relations."""
    return dyad(claim, label) and GROUPS[claim.relation] == GROUPS[label.relation]


def reality(modality: str) -> str:
    """Gives stated, hypothetical or predicted: what the scorer tells apart."""
    return modality if modality in REALITY else "stated"


def f1(hit_p: int, n_p: int, hit_g: int, n_g: int) -> float:
    """Gives the harmonic mean of precision and recall."""
    precision, recall = hit_p / max(n_p, 1), hit_g / max(n_g, 1)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def two_valued(claim: Claim) -> int:
    """The polarity turned over by negation: the labels know no more."""
    return -claim.polarity if claim.negated else claim.polarity
