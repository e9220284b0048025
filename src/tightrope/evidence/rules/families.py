"""What single rule families ask for beyond the common rules."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.evidence.claim import Modality, Polarity, Relation
from tightrope.evidence.rules.arguments import Arguments, noun_arguments
from tightrope.evidence.rules.clauses import Clause
from tightrope.evidence.rules.discourse import Who, who
from tightrope.evidence.rules.governed import Context, governed, is_circumstance
from tightrope.evidence.rules.lexicon import Reading
from tightrope.evidence.rules.scope import Scope
from tightrope.evidence.rules.verbs import controller

__all__ = ["Adapted", "adapt", "is_wanted"]

_STOPPING = frozenset(
    "stop halt cease end refrain withdraw desist abandon remove dismantle retreat avoid leave stay lift abstain suspend".split()
)
_REFUSED: dict[str, Relation] = {
    "arms_transfer": "arms_withheld",
    "military_aid_offer": "military_aid_refused",
}
_ASKING = frozenset("request seek demand ask want gain".split())
_UNACCEPTABLE = frozenset(("unacceptable", "inadmissible", "intolerable", "impermissible"))
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
        return (
            base in classes["give"]
            or base in classes["take"]
            or base in classes["refuse"]
            or (base in _COMING and reading.family.relation == "military_aid_offer")
        )
    if needs == "build":
        return base in _BUILDING or _built_by(c, j) >= 0
    if needs == "come":
        return base in _COMING
    return base in _TRADING


def adapt(
    c: Context,
    clause: Clause,
    i: int,
    j: int,
    reading: Reading,
    found: Arguments,
    scope: Scope,
    subject: list[Who],
) -> Adapted | None:
    """Gives the claim of a cue after the family's own rules, or None when there is none."""
    family = reading.family
    out = Adapted(
        list(found.sources), list(found.targets), family.relation, family.polarity,
        scope.negated != ("inverted" in family.flags), scope.modality,
    )  # fmt: skip
    if family.needs and reading.kind == "noun":
        _given(c, clause, i, j, found, out, subject)
    if reading.kind == "noun" and family.relation == "military_aid_offer" and found.sources:
        k, base = _verb_before(c, clause, i)
        if base in _COMING:
            out.targets, out.sources = found.sources, controller(c, clause, k) or subject
    if "stop" in family.flags and not _demand(c, clause, j, out):
        return None
    if "object_agent" in family.flags:
        _agent_of_object(c, clause, i, j, reading, out)
    if family.rule == "conflict" and out.negated and _is_avoided(c, clause, i):
        out.relation, out.polarity, out.negated = "deconfliction", 1, False
    elif "explicit" in family.flags and reading.kind == "noun":
        if not found.explicit or is_circumstance(c.s, clause, i):
            return None
    _infer(c, clause, i, reading, out, subject)
    if not out.sources or (not out.targets and "speech" not in family.flags):
        return None
    return out


def _is_avoided(c: Context, clause: Clause, i: int) -> bool:
    return any(
        c.s.bases[k] in ("avoid", "prevent", "avert", "defuse") for k in range(clause.first, i)
    )


def _infer(c: Context, clause: Clause, i: int, reading: Reading, out: Adapted, subject: list[Who]) -> None:
    """Fills the end that the text left out from what was said before."""
    discourse = c.discourse
    family = reading.family
    if family.rule in ("force", "intervention") and (c.warned or not is_circumstance(c.s, clause, i)):
        if not out.sources and c.warned is not None:
            out.sources, out.modality = [c.warned], "hypothetical"
        behalf = _on_behalf_of(c, clause, i)
        if behalf:
            out.targets = [w for w in out.targets if w not in behalf] or discourse.foe_of(behalf[0])
            out.sources = out.sources or ([c.speaker] if c.speaker else subject)
        if out.sources and not out.targets and _is_enacted(c, clause, i):
            out.targets = discourse.likely_target(out.sources[0])
        elif out.targets and not out.sources:
            striker = discourse.striker.get(out.targets[0].acts_for)
            out.sources = [striker] if striker else []
        elif not out.targets and c.s.low[max(clause.first, i - 3) : i] and _is_such(c, clause, i):
            if discourse.foes:
                out.sources, out.targets = [discourse.foes[0]], [discourse.foes[1]]
    elif family.relation == "defence_obligation" and not out.sources and not out.targets:
        out.sources, out.targets = c.topic[:1], c.topic[1:]
    elif family.relation in ("warning_threat", "red_line") and out.sources and not out.targets:
        out.targets = _threatened(c, clause, i, out.sources)
        if out.targets:
            return
        warned = discourse.warned.get(out.sources[0].acts_for)
        out.targets = [warned] if warned else []
    elif family.rule == "regime_change" and reading.kind == "noun":
        _regime(c, clause, i, out, subject)
    elif family.needs == "give" and out.sources and not out.targets:
        out.targets = discourse.friend_of(out.sources[0])
    elif family.rule == "support" and reading.kind == "noun" and i < clause.verb and not out.targets:
        out.targets = discourse.friend_of(out.sources[0]) if out.sources else []
    elif family.relation == "mediation_offer" and out.sources and not out.targets:
        pair = discourse.pair(-1) if discourse.foes else []
        out.targets = [w for w in pair if w.acts_for != out.sources[0].acts_for]


def _regime(c: Context, clause: Clause, i: int, out: Adapted, subject: list[Who]) -> None:
    """ "regime change in X is unacceptable" speaks against it; "will not seek" does too."""
    words = c.s.low[clause.first : clause.last]
    if any(word in _UNACCEPTABLE for word in words):
        out.sources, out.negated = ([c.speaker] if c.speaker else subject), True
    elif not out.sources and out.negated:
        out.sources = subject
    if not out.targets and c.discourse.regime is not None:
        out.targets = [c.discourse.regime]


def _threatened(c: Context, clause: Clause, i: int, sources: list[Who]) -> list[Who]:
    """ "threatened to impose sanctions on X"; "warned that Y's strikes ...": X, Y are meant."""
    own = {w.acts_for for w in sources}
    after = [
        g for g in governed(c, i + 1, clause.last) if all(w.acts_for not in own for w in g.actors)
    ]
    for found in after:
        if found.preposition in ("on", "against", "from", "with"):
            return found.actors
    for k in range(i + 1, len(c.s.low)):
        cue = c.s.cues.get(k)
        if cue is None or all(r.family.relation != "military_action" for r in cue[1]):
            continue
        for mention in reversed(c.s.mentions):
            if i < mention.first < k and mention.acts_for not in own:
                near = k - mention.last <= 4 and mention.form != "place"
                return [who(mention)] if near else []
        return []
    return []


def _on_behalf_of(c: Context, clause: Clause, i: int) -> list[Who]:
    for found in governed(c, i, clause.last):
        if found.preposition in ("on behalf of", "in support of", "in defence of", "in defense of"):
            return found.actors
    return []


def _is_enacted(c: Context, clause: Clause, i: int) -> bool:
    """The noun is the subject, or the object of a verb that carries it out; not of a comment."""
    if clause.verb < 0 or i < clause.verb:
        return True
    k, base = _verb_before(c, clause, i)
    return k < 0 or base in c.words.classes["light"] or c.s.tags[i] in "VG"


def _is_such(c: Context, clause: Clause, i: int) -> bool:
    return any(c.s.low[k] in ("such", "these", "this", "each") for k in range(clause.first, i))


def _given(
    c: Context,
    clause: Clause,
    i: int,
    j: int,
    found: Arguments,
    out: Adapted,
    subject: list[Who],
) -> None:
    """ "sold Iran missiles", "bought drones from Iran", "declined to give weapons to"."""
    s, classes = c.s, c.words.classes
    built = _built_by(c, j)
    if family_needs(found, out) and built >= 0:
        out.sources = next((g.actors for g in governed(c, built, len(s.tags)) if g.preposition == "by"), [])
        out.targets = [w for g in governed(c, clause.first, j) for w in g.actors][:1]
        return
    k, base = _verb_before(c, clause, i)
    if k < 0:
        return
    between = governed(c, k + 1, i)
    by = next((g.actors for g in governed(c, j, clause.last) if g.preposition == "by"), [])
    if by:
        out.sources = by
    elif base in classes["take"]:
        origin = next((g.actors for g in governed(c, j, clause.last) if g.preposition == "from"), [])
        asking = base in _ASKING
        if not origin:
            out.sources, out.targets = [], []
            return
        out.sources, out.targets = (subject, origin or out.targets) if asking else (origin, subject)
    elif between and not between[0].preposition:
        possessive = between[0].last + 1 < len(s.tags) and s.tags[between[0].last + 1] == "'"
        is_adjective = s.at[between[0].last] >= 0 and s.mentions[s.at[between[0].last]].form == "demonym"
        if possessive or not is_adjective:
            out.targets = between[0].actors
        out.sources = subject
    if not out.sources or out.sources == out.targets:
        out.sources = subject
    refused = base in classes["refuse"] or any(
        s.tags[m] in "VG" and s.bases[m] in classes["refuse"] and s.tags[m + 1] == "T"
        for m in range(clause.first, k)
    )
    if refused and out.relation in _REFUSED:
        out.relation, out.polarity, out.negated = _REFUSED[out.relation], -1, False


def family_needs(found: Arguments, out: Adapted) -> bool:
    return out.relation == "nuclear_cooperation"


def _built_by(c: Context, j: int) -> int:
    """Gives the token of "built by" right after a noun, or -1."""
    s = c.s
    for k in range(j, min(j + 3, len(s.low) - 1)):
        if s.tags[k] == "V" and s.bases[k] in _BUILDING and s.low[k + 1] == "by":
            return k
    return -1


def _demand(c: Context, clause: Clause, j: int, out: Adapted) -> bool:
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


def _agent_of_object(
    c: Context, clause: Clause, i: int, j: int, reading: Reading, out: Adapted
) -> None:
    """Who condemns a strike condemns the striker, not the one struck."""
    s = c.s
    direct = governed(c, j, clause.last)
    if reading.kind == "verb" and direct and not direct[0].preposition:
        at = s.at[direct[0].first]
        if at >= 0 and s.mentions[at].form not in ("demonym",) and s.tags[direct[0].last + 1 : direct[0].last + 2] != ["'"]:
            return
    for k in range(j, clause.last):
        if s.tags[k] in "VB" and k not in s.cues:
            return
        cue = s.cues.get(k)
        if cue is None:
            continue
        inner = next((r for r in cue[1] if r.kind == "noun" and r.family.polarity < 0), None)
        if inner is None or inner.family.relation not in ("military_action", "sanction", "regime_change_goal"):
            continue
        ends = noun_arguments(c, clause, k, cue[0], inner, [])
        agents = [w for w in ends.sources if w not in out.sources]
        if not agents and ends.targets:
            striker = c.discourse.striker.get(ends.targets[0].acts_for)
            agents = [striker] if striker and striker not in out.sources else []
        elif not agents and c.discourse.attack:
            own = [c.discourse.striker.get(w.acts_for) for w in out.sources]
            agents = [w for w in own if w] or list(c.discourse.attack[:1])
            agents = [w for w in agents if w not in out.sources]
        if agents or reading.kind == "verb":
            out.targets = agents
        return
