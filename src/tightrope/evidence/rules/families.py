"""What single rule families ask for beyond the common rules."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.evidence.claim import Modality, Polarity, Relation
from tightrope.evidence.rules.arguments import Arguments, Context, governed, noun_arguments
from tightrope.evidence.rules.clauses import Clause
from tightrope.evidence.rules.discourse import Who
from tightrope.evidence.rules.lexicon import Reading
from tightrope.evidence.rules.scope import Scope

__all__ = ["Adapted", "adapt", "is_wanted"]

_STOPPING = frozenset(
    "stop halt cease end refrain withdraw desist abandon remove dismantle retreat avoid leave stay lift abstain suspend".split()
)
_REFUSED: dict[str, Relation] = {
    "arms_transfer": "arms_withheld",
    "military_aid_offer": "military_aid_refused",
}
_ASKING = frozenset("request seek demand ask want gain".split())
_BUILDING = frozenset("build construct complete finish finance supply develop operate help".split())
_COMING = frozenset("come rush go race fly hurry leap spring".split())
_TRADING = frozenset(
    "buy sell export import supply pump purchase deliver ship cut halt stop send provide suspend restore increase sign resume lease trade depend rely offer raise".split()
)


@dataclass(slots=True)
class Adapted:
    """A cue's claim after the family's own rules."""

    sources: list[Who]
    targets: list[Who]
    relation: Relation
    polarity: Polarity
    negated: bool
    modality: Modality


def _verb_before(c: Context, clause: Clause, i: int) -> tuple[int, str]:
    s = c.s
    for k in range(i - 1, clause.first - 1, -1):
        if s.tags[k] in "VG" or (
            s.tags[k] == "W" and s.forms[k] == "base" and s.tags[k - 1] == "T"
        ):
            return k, s.bases[k]
    return -1, ""


def is_wanted(c: Context, clause: Clause, i: int, j: int, reading: Reading) -> bool:
    """Tells whether the family's noun counts here at all."""
    needs = reading.family.needs
    if not needs or reading.kind != "noun":
        return True
    _, base = _verb_before(c, clause, i)
    classes = c.words.classes
    if needs == "give":
        return base in classes["give"] or base in classes["take"] or base in classes["refuse"]
    if needs == "build":
        return base in _BUILDING
    if needs == "come":
        return base in _COMING
    return base in _TRADING


def adapt(
    c: Context, clause: Clause, i: int, j: int, reading: Reading, found: Arguments, scope: Scope
) -> Adapted | None:
    """Gives the claim of a cue after the family's own rules, or None when there is none."""
    family = reading.family
    out = Adapted(
        list(found.sources), list(found.targets), family.relation, family.polarity,
        scope.negated != ("inverted" in family.flags), scope.modality,
    )  # fmt: skip
    if "inverse" in family.flags and reading.kind == "noun":
        _given(c, clause, i, j, out)
    if family.rule == "rescue" and reading.kind == "noun":
        owners = [w for w in out.sources]
        subject = [w for w in c.discourse.subject]
        out.targets = owners or out.targets
        out.sources = found.sources if not owners else subject
    if "stop" in family.flags and not _demand(c, clause, j, out, reading):
        return None
    if "object_agent" in family.flags and reading.kind == "verb":
        _agent_of_object(c, clause, j, out)
    if "explicit" in family.flags and not found.explicit:
        return None
    if not out.sources or (not out.targets and "speech" not in family.flags):
        return None
    return out


def _given(c: Context, clause: Clause, i: int, j: int, out: Adapted) -> None:
    """ "sold Iran missiles", "bought drones from Iran", "declined to give weapons to"."""
    k, base = _verb_before(c, clause, i)
    classes = c.words.classes
    between = governed(c, k + 1, i)
    if between and not between[0].preposition:
        out.targets = between[0].actors
        out.sources = [w for w in out.sources if w not in out.targets]
    if base in classes["take"]:
        origin = next(
            (g.actors for g in governed(c, j, clause.last) if g.preposition == "from"), []
        )
        subject = c.discourse.subject
        if base in _ASKING:
            out.sources, out.targets = subject, origin or out.targets
        else:
            out.sources, out.targets = origin, subject
    elif base in classes["refuse"] and out.relation in _REFUSED:
        out.relation, out.polarity, out.negated = _REFUSED[out.relation], -1, False


def _demand(c: Context, clause: Clause, j: int, out: Adapted, reading: Reading) -> bool:
    """ "urged X to stop ..." condemns; "urged both sides to talk" seeks talks; else no claim."""
    s = c.s
    if not out.targets:
        return False
    if len(out.targets) > 1:
        out.relation, out.polarity = "negotiation", 1
        return True
    for k in range(j, clause.last - 1):
        if s.low[k] == "not" and s.low[k + 1] == "to":
            out.relation = "warning_threat"
            return True
        if s.tags[k] == "T" and s.bases[k + 1] in _STOPPING:
            return True
    return False


def _agent_of_object(c: Context, clause: Clause, j: int, out: Adapted) -> None:
    """Who condemns a strike condemns the striker, not the one struck."""
    s = c.s
    for k in range(j, clause.last):
        if s.tags[k] in "VB":
            return
        cue = s.cues.get(k)
        if cue is None:
            continue
        reading = next((r for r in cue[1] if r.kind == "noun" and r.family.polarity < 0), None)
        if reading is None or governed(c, j, k) and s.tags[k - 1] == "P":
            continue
        inner = noun_arguments(c, clause, k, cue[0], reading, [])
        out.targets = [w for w in inner.sources if w not in out.sources]
        return
