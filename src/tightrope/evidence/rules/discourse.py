"""What has been spoken of so far in a document: subjects, pairs of friends and of foes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tightrope.evidence.actors import Mention

__all__ = ["Discourse", "Who", "who"]


class Who(NamedTuple):
    """An actor and the state or organisation it acts for."""

    actor: str
    acts_for: str


def who(mention: Mention) -> Who:
    """Gives the actor of a mention."""
    return Who(mention.actor, mention.acts_for)


Pair = tuple[Who, Who]


@dataclass(slots=True)
class Discourse:
    """Memory of one document, updated clause by clause; constant size."""

    subject: list[Who] = field(default_factory=list)
    friends: Pair | None = None
    foes: Pair | None = None
    named: Pair | None = None  # the last two named side by side
    recent: list[Who] = field(default_factory=list)
    struck: dict[str, Who] = field(default_factory=dict)  # who attacks -> whom, last known
    striker: dict[str, Who] = field(default_factory=dict)  # who is attacked -> by whom, last known
    warned: dict[str, Who] = field(default_factory=dict)  # who warns -> whom, last known
    attack: Pair | None = None  # the last attack: by whom, on whom
    allies: set[frozenset[str]] = field(default_factory=set)

    force: Pair | None = None  # the last use of force spoken of, real or not
    regime: Who | None = None  # whose government somebody wants gone
    last_source: Who | None = None  # who acted last
    bonds: dict[frozenset[str], int] = field(default_factory=dict)  # friends -> times named so
    counts: dict[frozenset[str], int] = field(default_factory=dict)
    age: int = 0  # sentences since `named`

    def next_sentence(self) -> None:
        """Ages what was named side by side."""
        self.age += 1

    def both(self) -> list[Who]:
        """Gives whom "both sides" means: those just named together, else the pair most spoken of."""
        if self.named is not None and (self.age <= 1 or not self.counts):
            return list(self.named)
        if not self.counts:
            return []
        order = {pair: number for number, pair in enumerate(self.counts)}
        pair = max(self.counts, key=lambda p: (self.counts[p] + self.bonds.get(p, 0) / 2, order[p]))
        return [Who(actor, actor) for actor in sorted(pair)]

    def note_mentions(self, mentions: list[Mention]) -> None:
        """Remembers who was named, the latest last, each once."""
        for mention in mentions:
            one = Who(mention.acts_for, mention.acts_for)
            if one in self.recent:
                self.recent.remove(one)
            self.recent.append(one)
        del self.recent[:-6]

    def note_pair(self, a: Who, b: Who, sign: int) -> None:
        """Remembers two actors related with a sign: +1 friends, -1 foes, 0 merely named together."""
        if a.acts_for == b.acts_for:
            return
        if sign > 0:
            self.friends = (a, b)
            bond = frozenset((a.acts_for, b.acts_for))
            self.bonds[bond] = self.bonds.get(bond, 0) + 1
        elif sign < 0:
            self.foes = (a, b)
        else:
            self.named = (a, b)
            self.age = 0

    def note_event(self, relation: str, source: Who, target: Who, sign: int, is_real: bool) -> None:
        """Remembers who struck and warned whom, and who are allies."""
        self.last_source = source
        if relation == "regime_change_goal":
            self.regime = target
        pair = frozenset((source.acts_for, target.acts_for))
        self.counts[pair] = self.counts.get(pair, 0) + 1
        if relation == "military_action":
            self.force = (source, target)
        if relation == "military_action" and sign < 0 and not is_real:
            self.struck.setdefault(source.acts_for, target)
            self.striker.setdefault(target.acts_for, source)
            return
        if relation == "military_action" and sign < 0:
            self.struck[source.acts_for] = target
            self.attack = (source, target)
            self.striker[target.acts_for] = source
        elif relation in ("warning_threat", "red_line"):
            self.warned[source.acts_for] = target
        elif sign > 0 and relation in ("alliance", "military_aid_offer", "arms_transfer"):
            self.allies.add(frozenset((source.acts_for, target.acts_for)))

    def are_foes(self, a: Who, b: Who) -> bool:
        """Tells whether one of the two has been said to attack the other."""
        return any(
            found is not None and found.acts_for == other.acts_for
            for one, other in ((a, b), (b, a))
            for found in (self.struck.get(one.acts_for),)
        )

    def foe_of(self, actor: Who) -> list[Who]:
        """Gives the other side of the last named conflict that an actor is part of."""
        if self.foes is None:
            return []
        return (
            [w for w in self.foes if w.acts_for != actor.acts_for]
            if any(w.acts_for == actor.acts_for for w in self.foes)
            else []
        )

    def friend_of(self, actor: Who) -> list[Who]:
        """Gives the friend an actor was most often named with, the last one on a tie."""
        best, most = [], 0
        for pair, count in self.bonds.items():
            if actor.acts_for in pair and count >= most:
                best, most = [Who(a, a) for a in pair if a != actor.acts_for], count
        return best

    def likely_target(self, source: Who) -> list[Who]:
        """Gives whom an attacker attacks: the one it last struck, or the foe of its ally."""
        known = self.struck.get(source.acts_for)
        if known is not None:
            return [known]
        if self.foes is None:
            return []
        a, b = self.foes
        for friend, foe in ((a, b), (b, a)):
            if source.acts_for == friend.acts_for:
                return [foe]
            if frozenset((source.acts_for, friend.acts_for)) in self.allies:
                return [foe]
        return []

    def pair(self, sign: int) -> list[Who]:
        """Gives the pair a plural reference of this sign leads to; empty when none is known."""
        order = {
            1: (self.friends, self.named),
            -1: (self.foes, self.named, self.friends),
            0: (self.named, self.friends, self.foes),
        }[sign]
        return next((list(pair) for pair in order if pair), [])
