"""What has been spoken of so far in a document: subjects, pairs of friends and of foes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tightrope.evidence.coding.actors import Mention

__all__ = ["Discourse", "Who", "who"]


class Who(NamedTuple):
    """An actor and the state or organisation it acts for."""

    actor: str
    acts_for: str


def who(mention: Mention) -> Who:
    """Gives the actor of a mention."""
    return Who(mention.actor, mention.acts_for)


Pair = tuple[Who, Who]
_FIRM = 2  # times two must be named as friends before they outweigh the last pair


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
    feared: dict[str, Who] = field(default_factory=dict)  # who might be attacked -> by whom
    sanctioner: dict[str, Who] = field(default_factory=dict)  # under sanctions -> by whom
    warned: dict[str, Who] = field(default_factory=dict)  # who warns -> whom, last known
    attack: Pair | None = None  # the last attack: by whom, on whom
    allies: set[frozenset[str]] = field(default_factory=set)

    force: Pair | None = None  # the last use of force spoken of, real or not
    regime: Who | None = None  # whose government somebody wants gone
    last_source: Who | None = None  # who acted last
    quarrels: dict[Pair, int] = field(default_factory=dict)  # foes -> times named so
    leaders: Pair | None = None  # whose leaders met or spoke last
    treaty: Pair | None = None  # the parties of the last treaty spoken of
    person: Who | None = None  # who "he" or "she" is that goes on speaking
    mediator: Who | None = None  # who offered to mediate last
    bonds: dict[frozenset[str], int] = field(default_factory=dict)  # friends -> times named so
    bonded: dict[frozenset[str], Pair] = field(
        default_factory=dict
    )  # friends in the order first named
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
            self.bonded.setdefault(bond, (a, b))
        elif sign < 0:
            self.foes = (a, b)
            self.note_quarrel(a, b)
        else:
            self.named = (a, b)
            self.age = 0

    def note_quarrel(self, a: Who, b: Who) -> None:
        """Counts how often two actors were named as foes."""
        quarrel = (a, b) if a.acts_for < b.acts_for else (b, a)
        self.quarrels[quarrel] = self.quarrels.get(quarrel, 0) + 1

    def rivals(self, mediator: Who) -> list[Who]:
        """Gives the two foes named most often that a mediator is not one of."""
        best, most = list[Who](), 0
        for pair, count in self.quarrels.items():
            if count > most and all(w.acts_for != mediator.acts_for for w in pair):
                best, most = list(pair), count
        return best

    def main_foes(self) -> tuple[list[Who], list[Who]]:
        """Gives the two foes named most often, each in a list; empty lists where none were."""
        if not self.quarrels:
            return [], []
        a, b = max(self.quarrels, key=lambda pair: self.quarrels[pair])
        return [a], [b]

    def note_event(self, relation: str, source: Who, target: Who, sign: int, is_real: bool) -> None:
        """Remembers who struck and warned whom, and who are allies."""
        self.last_source = source
        if relation == "regime_change_goal":
            self.regime = target
        elif relation == "mediation_offer":
            self.mediator = source
        elif relation == "sanction":
            self.sanctioner[target.acts_for] = source
        elif relation == "treaty":
            self.treaty = (source, target)
        elif relation == "personal_diplomacy":
            self.leaders = (source, target)
        pair = frozenset((source.acts_for, target.acts_for))
        self.counts[pair] = self.counts.get(pair, 0) + 1
        if relation == "military_action":
            self.force = (source, target)
        if relation == "military_action" and sign < 0 and not is_real:
            self.struck.setdefault(source.acts_for, target)
            self.feared.setdefault(target.acts_for, source)
            return
        if relation == "military_action" and sign < 0:
            self.struck[source.acts_for] = target
            self.attack = (source, target)
            self.striker[target.acts_for] = source
        elif relation in ("warning_threat", "red_line"):
            self.warned[source.acts_for] = target
        elif sign > 0 and relation in ("alliance", "military_aid_offer", "arms_transfer"):
            self.allies.add(frozenset((source.acts_for, target.acts_for)))

    def striker_of(self, one: Who) -> Who | None:
        """Gives who attacks an actor: who did, who is its foe, or who was said to be able to."""
        known = self.striker.get(one.acts_for)
        if known is not None:
            return known
        for a, b in sorted(self.quarrels, key=lambda pair: -self.quarrels[pair]):
            for victim, other in ((a, b), (b, a)):
                if victim.acts_for == one.acts_for:
                    return other
        return self.feared.get(one.acts_for)

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

    def closest(self) -> Pair | None:
        """Gives the pair most often named as friends, the last one on a tie."""
        best, most = None, 0
        for bond, count in self.bonds.items():
            a, b = self.bonded[bond]
            if count >= max(most, _FIRM) and not self.are_foes(a, b):
                best, most = (a, b), count
        return best

    def likely_target(self, source: Who, speaker: Who | None = None) -> list[Who]:
        """Gives whom an attacker attacks: the one it last struck, the foe of its ally, the speaker's friend."""
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
        if speaker is not None and speaker.acts_for != source.acts_for:
            bonds = [self.bonds.get(frozenset((speaker.acts_for, w.acts_for)), 0) for w in (a, b)]
            if bonds[0] != bonds[1]:
                return [a if bonds[0] > bonds[1] else b]
        return []

    def pair(self, sign: int) -> list[Who]:
        """Gives the pair a plural reference of this sign leads to; empty when none is known."""
        order = {
            1: (self.closest() or self.friends, self.named),
            -1: (self.foes, self.named, self.friends),
            0: (self.named, self.friends, self.foes),
        }[sign]
        return next((list(pair) for pair in order if pair), [])
