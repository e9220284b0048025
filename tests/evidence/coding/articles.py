"""Reads whole labelled articles and scores a coder on them, from cleaning to claims.

The format is that of the sentence files (see `measure.py`); a blank line ends a paragraph, and each
label goes on with a tier and an exact quote: source relation target sign modality speaker tier | quote.
Tier 1 is the factual core, 2 is framing: precision counts hits on both, recall asks for tier 1 only.
A claim can agree with a label only where their quotes overlap by half of the shorter one.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tests.evidence.coding.measure import (
    GOLD,
    Figures,
    Label,
    dyad,
    f1,
    label_of,
    reality,
    relation,
)
from tightrope.corpus import clean, split_sentences
from tightrope.corpus.document import Document
from tightrope.evidence.claims.claim import Claim
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.code import Coder

_STOPS = '.?!"*'


@dataclass(frozen=True)
class Placed:
    """A label with its place in the article."""

    label: Label
    tier: int
    start: int
    end: int


def read_articles(name: str) -> list[tuple[Document, list[Placed]]]:
    """Gives the articles of a file with their labels."""
    blocks = (GOLD / name).read_text(encoding="utf-8").split("# ")[1:]
    return [_article(block) for block in blocks]


def _article(block: str) -> tuple[Document, list[Placed]]:
    title, _, body = block.partition("\n")
    text, since, placed = "", 0, []
    for line in body.splitlines():
        if line.startswith("  "):
            fields, _, quote = line.partition(" | ")
            *plain, tier = fields.split()
            start = text.index(quote, since)
            placed.append(Placed(label_of(plain), int(tier), start, start + len(quote)))
        elif line.strip():
            text += "" if text.endswith("\n") or not text else " "
            since = len(text)
            text += line if line[-1] in _STOPS else line + "\n\n"  # a heading stands alone
        else:
            text += "\n\n"
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(sha, title + ".txt", text), placed


def code_article(coder: Coder, document: Document) -> list[Claim]:
    """Gives the claims with two ends that a coder finds in an article."""
    passages = clean(document)
    sentences = split_sentences(document, passages)
    coded = coder.code(document, passages, sentences, ActorIndex.build())
    return [claim for claim in coded.claims if claim.target_actor]


def near(claim: Claim, placed: Placed) -> bool:
    """Whether the quotes overlap by half of the shorter one."""
    start, end = claim.anchor.start, claim.anchor.end
    overlap = min(end, placed.end) - max(start, placed.start)
    return overlap > 0 and overlap >= 0.5 * min(end - start, placed.end - placed.start)


def measure_articles(coder: Coder, name: str) -> Figures:
    """Gives a coder's figures on a file of articles."""
    found_n = hit_p = rel_p = core_n = hit_g = rel_g = 0
    pairs: list[tuple[Claim, Label]] = []
    for document, placed in read_articles(name):
        claims = code_article(coder, document)
        core = [g for g in placed if g.tier == 1]
        close = [(c, g) for c in claims for g in placed if near(c, g)]
        same = [(c, g) for c, g in close if dyad(c, g.label)]
        alike = [(c, g) for c, g in same if relation(c, g.label)]
        found_n, core_n = found_n + len(claims), core_n + len(core)
        hit_p += len({id(c) for c, _ in same})
        rel_p += len({id(c) for c, _ in alike})
        hit_g += len({id(g) for _, g in same if g.tier == 1})
        rel_g += len({id(g) for _, g in alike if g.tier == 1})
        pairs += [(c, g.label) for c, g in same]
    spoken = [(c, g) for c, g in pairs if g.speaker]
    return Figures(
        hit_p / max(found_n, 1), hit_g / max(core_n, 1), f1(hit_p, found_n, hit_g, core_n),
        f1(rel_p, found_n, rel_g, core_n),
        sum(reality(c.modality) == reality(g.modality) for c, g in pairs) / max(len(pairs), 1),
        sum(c.speaker == g.speaker for c, g in spoken) / max(len(spoken), 1),
        found_n, core_n,
    )  # fmt: skip
