"""Scores claims against labels, as the field does: dyad, relation, exact; the opposite; modality; speaker."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tightrope.evidence.coding.actors import ActorIndex

__all__ = [
    "GROUP",
    "Found",
    "Scores",
    "gold_found",
    "is_dyad",
    "is_opposite",
    "is_pair",
    "labelled_sign",
    "score",
]

GROUP: dict[str, str] = {
    relation: group
    for group, members in {
        "commitment": "alliance treaty defence_obligation settlement",
        "support": "arms_transfer arms_withheld military_aid_offer military_aid_refused"
        " military_cooperation intelligence_sharing aid",
        "force": "military_action coercion show_of_force",
        "economy": "nuclear_cooperation energy_trade economic_cooperation dependence",
        "sanction": "sanction",
        "diplomacy": "diplomatic_support diplomatic_ties mediation_offer negotiation deconfliction"
        " personal_diplomacy concession",
        "hostility": "condemnation warning_threat red_line regime_change_goal demand refusal protest"
        " rivalry territorial_claim",
        "other": "influence_interest other",
    }.items()
    for relation in members.split()
}
_REALITY = ("hypothetical", "predicted")


@dataclass(frozen=True)
class Found:
    """A claim a coder found, as the scorer needs it."""

    doc: str
    start: int
    end: int
    source: str | None
    target: str | None
    relation: str
    sign: int
    phase: str = "done"
    held: str = "yes"
    modality: str = "asserted"
    speaker: str | None = None
    event: str = ""
    confidence: float = 1.0

    @property
    def pair(self) -> frozenset[str]:
        return frozenset(x for x in (self.source, self.target) if x)


def labelled_sign(claim: Mapping[str, Any]) -> int:
    """The sign of a labelled claim by the codebook: 0 for what is open, denied or not so."""
    polarity = claim.get("polarity") or 0
    held, phase = claim["held"], claim["phase"]
    if (held != "yes" and not (held == "no" and phase == "ended")) or claim["modality"] == "denied":
        return 0
    if phase == "refused" and held == "yes":
        return -1 if polarity > 0 else 0
    return -polarity if phase == "ended" and held == "yes" else polarity


def gold_found(claim: Mapping[str, Any]) -> Found:
    """Gives a labelled claim in the scorer's form."""
    return Found(
        claim["doc"], claim["start"], claim["end"], claim["source"], claim["target"], claim["relation"],
        labelled_sign(claim), claim["phase"], claim["held"], claim["modality"], claim["speaker"],
        claim["event"],
    )  # fmt: skip


def _near(a: Found, b: Found) -> bool:
    overlap = min(a.end, b.end) - max(a.start, b.start)
    return overlap > 0 and overlap >= 0.5 * min(a.end - a.start, b.end - b.start)


def is_pair(c: Found, g: Found) -> bool:
    return _near(c, g) and c.pair == g.pair


def is_dyad(c: Found, g: Found) -> bool:
    return is_pair(c, g) and c.sign == g.sign


def _relation(c: Found, g: Found) -> bool:
    return is_dyad(c, g) and GROUP[c.relation] == GROUP[g.relation]


def _exact(c: Found, g: Found) -> bool:
    return (
        is_dyad(c, g) and c.relation == g.relation and (c.source, c.target) == (g.source, g.target)
    )


def _reality(modality: str) -> str:
    return modality if modality in _REALITY else "stated"


def _full(c: Found, g: Found) -> bool:
    return (
        _exact(c, g)
        and c.phase == g.phase
        and c.held == g.held
        and _reality(c.modality) == _reality(g.modality)
    )


_LEVELS: dict[str, Callable[[Found, Found], bool]] = {
    "pair": is_pair, "dyad": is_dyad, "relation": _relation, "exact": _exact, "full": _full,
}  # fmt: skip


@dataclass(frozen=True)
class Scores:
    """Precision, recall and F1 by level, and the shares that are right of what agrees on the dyad."""

    found: int
    labelled: int
    levels: dict[str, tuple[float, float, float]]
    shares: dict[str, float]

    def __str__(self) -> str:
        rows = [f"{name} {p:.2f}/{r:.2f}/{f:.3f}" for name, (p, r, f) in self.levels.items()]
        rows += [f"{name} {value:.3f}" for name, value in self.shares.items()]
        return f"n={self.found}/{self.labelled}  " + "  ".join(rows)


def score(found: Sequence[Found], gold: Iterable[Mapping[str, Any]]) -> Scores:
    """Gives the figures of the dyadic claims found against those labelled."""
    labels: dict[str, list[Found]] = {}
    core = 0
    tiers = {}
    for g in gold:
        if g["target"]:
            row = gold_found(g)
            labels.setdefault(row.doc, []).append(row)
            tiers[row] = g.get("tier", 1) == 1
    core_labels = [g for rows in labels.values() for g in rows if tiers[g]]
    core = len(core_labels)
    mine = [c for c in found if c.target]
    by_doc: dict[str, list[Found]] = {}
    for c in mine:
        by_doc.setdefault(c.doc, []).append(c)
    levels = {}
    for name, agree in _LEVELS.items():
        hit_p = sum(any(agree(c, g) for g in labels.get(c.doc, ())) for c in mine)
        hit_g = sum(any(agree(c, g) for c in by_doc.get(g.doc, ())) for g in core_labels)
        p, r = hit_p / max(len(mine), 1), hit_g / max(core, 1)
        levels[name] = (p, r, 2 * p * r / (p + r) if p + r else 0.0)
    pairs = [(c, g) for c in mine for g in labels.get(c.doc, ()) if is_dyad(c, g)]
    spoken = [(c, g) for c, g in pairs if g.speaker]
    opposite = sum(is_opposite(c, labels.get(c.doc, ())) for c in mine)
    shares = {
        "modality": _share(_reality(c.modality) == _reality(g.modality) for c, g in pairs),
        "speaker": _share(_same_speaker(c.speaker, g.speaker) for c, g in spoken),
        "phase": _share(c.phase == g.phase for c, g in pairs),
        "held": _share(c.held == g.held for c, g in pairs),
        "event": _share(c.event == g.event for c, g in pairs),
        "opposite": opposite / max(len(mine), 1),
    }
    return Scores(len(mine), core, levels, shares)


_TITLES = frozenset(
    [
        "the",
        "mr",
        "mrs",
        "ms",
        "m",
        "dr",
        "herr",
        "president",
        "premier",
        "prime",
        "minister",
        "foreign",
        "secretary",
        "general",
    ]
)


def _same_speaker(a: str | None, b: str | None) -> bool:
    """The labels give some speakers by id and some by their words: a last name is enough, or an actor's own name."""
    if not a or not b:
        return a == b
    if a == _known(b):
        return True
    mine, theirs = _words(a), _words(b)
    if _ELSEWHERE.intersection(theirs):  # "diplomats in Chile" are not Chile
        return mine == theirs
    return mine == theirs or (bool(mine) and bool(theirs) and mine[-1] == theirs[-1])


_ELSEWHERE = frozenset(("in", "at", "near"))


@cache
def _known(speaker: str) -> str:
    """Gives the actor whose name and nothing else the words are: "The European Union", "Moscow"."""
    mentions = ActorIndex.build().find_in(speaker)
    if len(mentions) != 1:
        return ""
    left = speaker[: mentions[0].start] + speaker[mentions[0].end :]
    return mentions[0].actor if left.strip().lower() in ("", "the") else ""


def _words(speaker: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", speaker).encode("ascii", "ignore").decode().lower()
    return [w for w in re.findall(r"[a-z]+", plain) if w not in _TITLES]


def _share(flags: Iterable[bool]) -> float:
    rows = list(flags)
    return sum(rows) / len(rows) if rows else 0.0


def is_opposite(c: Found, labels: Iterable[Found]) -> bool:
    rows = [g for g in labels if is_pair(c, g)]
    return not any(is_dyad(c, g) for g in rows) and any(c.sign == -g.sign != 0 for g in rows)
