"""Who gives and who gets: arms, aid, intelligence, energy, reactors."""

from __future__ import annotations

from tightrope.evidence.claims.codebook import Relation
from tightrope.evidence.coding.rules.arguments import noun_owners
from tightrope.evidence.coding.rules.claimed import Claimed
from tightrope.evidence.coding.rules.cue import Cue
from tightrope.evidence.coding.rules.discourse import Who
from tightrope.evidence.coding.rules.governed import governed

__all__ = ["built_by", "deal_noun", "give", "given_passively"]

_NEAR = 7  # tokens behind the noun in which its passive verb is looked for
_NOT_YET = frozenset(("not", "n't", "never", "yet"))
_REFUSED: dict[str, Relation] = {
    "arms_transfer": "arms_withheld",
    "military_aid_offer": "military_aid_refused",
}


def give(cue: Cue, out: Claimed) -> None:
    """ "sold Iran missiles", "bought drones from Iran", "declined to give weapons to"."""
    c, built, k = cue.c, built_by(cue), cue.lexical_verb()
    if cue.family.needs == "build" and built >= 0:
        by = [g.actors for g in governed(c, built, len(cue.s.tags)) if g.preposition == "by"]
        out.sources = by[0] if by else []
        out.targets = [w for g in governed(c, cue.clause.first, cue.j) for w in g.actors][:1]
        return
    passive = given_passively(cue)
    if passive >= 0:
        _be_given(cue, out, passive)
        return
    deal = deal_noun(cue)
    if deal >= 0:
        _give_nominally(cue, out, deal)
        _refuse(cue, out, k)
        return
    if k < 0:
        return
    after = governed(c, cue.j, cue.clause.last)
    by = [g.actors for g in after if g.preposition == "by"]
    if by:
        out.sources = by[0]
    elif cue.lexical_verb_in("take"):
        _take(cue, out, [g.actors for g in after if g.preposition == "from"])
        return
    else:
        _give_to(cue, out, k)
    if not out.sources or out.sources == out.targets:
        out.sources = cue.subject
    _refuse(cue, out, k)


def given_passively(cue: Cue) -> int:
    """Gives the token of "delivered" in "jets have not been delivered", or -1."""
    s, clause = cue.s, cue.clause
    if not 0 <= cue.j <= clause.verb:
        return -1
    for k in range(cue.j, min(cue.j + _NEAR, clause.last)):
        if s.tags[k] == "V" and s.forms[k] == "past":
            is_passive = "B" in s.tags[cue.j : k]
            return k if is_passive and s.bases[k] in cue.c.words.classes["give"] else -1
    return -1


def _be_given(cue: Cue, out: Claimed, k: int) -> None:
    """ "jets have not been delivered to Y by X"."""
    after = governed(cue.c, k + 1, cue.clause.last)
    to = [g.actors for g in after if g.preposition == "to"]
    by = [g.actors for g in after if g.preposition == "by"]
    owners, _ = noun_owners(cue.c, cue.clause, cue.i)
    out.targets = to[0] if to else out.targets
    out.sources = by[0] if by else owners
    if not out.sources and out.targets:
        out.sources = cue.discourse.friend_of(out.targets[0])
    if any(word in _NOT_YET for word in cue.s.low[cue.j : k]):
        out.negated = not out.negated


def deal_noun(cue: Cue) -> int:
    """Gives the token of "sale" or "purchase" in "the sale of X's missiles", or -1."""
    s, classes, k = cue.s, cue.c.words.classes, cue.i - 1
    while k > cue.clause.first and s.tags[k] in "WA'D-":
        k -= 1
    if k <= cue.clause.first or s.low[k] != "of":
        return -1
    noun = s.low[k - 1]
    return k - 1 if noun in classes["giving_nouns"] or noun in classes["taking_nouns"] else -1


def _give_nominally(cue: Cue, out: Claimed, deal: int) -> None:
    """ "X's purchase of Y's missiles", "the sale of missiles by X to Y"."""
    made_by, _ = noun_owners(cue.c, cue.clause, deal)
    owners, _ = noun_owners(cue.c, cue.clause, cue.i)
    if cue.s.low[deal] in cue.c.words.classes["taking_nouns"]:
        predicate = cue.subject if cue.lexical_verb() < 0 else []
        out.sources, out.targets = owners, made_by or predicate
    else:
        out.sources = made_by or owners or out.sources


def _take(cue: Cue, out: Claimed, origins: list[list[Who]]) -> None:
    """ "bought from Y" means Y gave; "asked Y for" leaves the asker the source."""
    owners, _ = noun_owners(cue.c, cue.clause, cue.i)
    if owners and not origins and all(w not in cue.subject for w in owners):
        origins = [owners]
    if not origins:
        out.sources, out.targets = [], []
    elif cue.lexical_verb_in("asking"):
        out.sources, out.targets = cue.subject, origins[0]
    else:
        out.sources, out.targets = origins[0], cue.subject


def _give_to(cue: Cue, out: Claimed, k: int) -> None:
    s, between = cue.s, governed(cue.c, k + 1, cue.i)
    if not between or between[0].preposition:
        return
    last = between[0].last
    possessive = s.tags[last + 1 : last + 2] == ["'"]
    adjective = s.at[last] >= 0 and s.mentions[s.at[last]].form == "demonym"
    if possessive or not adjective:
        out.targets = between[0].actors
    out.sources = cue.subject


def _refuse(cue: Cue, out: Claimed, k: int) -> None:
    if k >= 0 and out.relation in _REFUSED and _is_refused(cue, k):
        out.relation, out.polarity, out.negated = _REFUSED[out.relation], -1, False


def _is_refused(cue: Cue, k: int) -> bool:
    s, refuse = cue.s, cue.c.words.classes["refuse"]
    return s.bases[k] in refuse or any(
        s.tags[m] in "VG" and s.bases[m] in refuse and s.tags[m + 1] == "T"
        for m in range(cue.clause.first, k)
    )


def built_by(cue: Cue) -> int:
    """Gives the token of "built by" right after a noun, or -1."""
    s, building = cue.s, cue.c.words.classes["building"]
    for k in range(cue.j, min(cue.j + 3, len(s.low) - 1)):
        if s.tags[k] == "V" and s.bases[k] in building and s.low[k + 1] == "by":
            return k
    return -1
