"""Whom a pronoun or "the ministry" stands for: the actor named at most three sentences back that fits best.

Each actor in reach is scored by a few features (how far back, as what, how often, beside whom); the
weights are learned from labelled antecedents. The antecedent's span is kept; where no actor is
clearly enough meant, nobody is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, get_args
from weakref import WeakKeyDictionary

from tightrope.evidence.coding.reader.anaphors import PLURAL, Anaphor, AnaphorKind, find_anaphors
from tightrope.evidence.coding.reader.memory import Memory, Seen, says
from tightrope.evidence.coding.reader.model import Model
from tightrope.evidence.coding.reader.sentence import Line, Referent, Span
from tightrope.evidence.coding.reader.words import word_list
from tightrope.evidence.text.data import read_data

__all__ = ["REACH", "Candidate", "Resolver", "resolver_of", "shared_feature"]

_ANY = "*|"
REACH = 3  # sentences an antecedent may lie back
_OF_THE_HEAD = frozenset(
    ("we", "state", "body", "person")
)  # what may mean whom headline or dateline name
_OF_THE_ISSUER = frozenset(("we", "it", "state", "body", "they"))  # ... whose words the document is
_LEAST = 0.12  # ... from which an actor is one a pronoun may stand for
_HALF = 0.18  # ... and one of the two that "they" or "the two sides" stands for
_ALONE = 0.55  # ... and from which a plural pronoun is taken to mean one actor only


@dataclass(slots=True)
class Candidate:
    """An actor an anaphor may stand for, and what speaks for and against it."""

    seen: Seen
    features: list[str]


class Resolver:
    """Finds antecedents with learned weights."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        """Takes the weights of features; one of `shared_feature` counts for anaphors of every kind."""
        self._weights = dict(weights)
        for name, weight in weights.items():
            for kind in get_args(AnaphorKind) if name.startswith(_ANY) else ():
                own = f"{kind}|{name.removeprefix(_ANY)}"
                self._weights[own] = weights.get(own, 0.0) + weight

    def weight(self, feature: str) -> float:
        """Gives what a feature counts, its share for all kinds included."""
        return self._weights.get(feature, 0.0)

    def read(self, line: Line, memory: Memory) -> None:
        """Adds to the line the spans that point back, resolved, and remembers who was named."""
        memory.sentence += 1
        for named_span in line.spans:  # "We will answer", X said: the speaker may come last
            if named_span.kind == "person" and says(line, named_span):
                memory.note(line, named_span)
        anaphors = {a.first: a for a in find_anaphors(line)}
        named = {span.first: span for span in line.spans}
        resolved: list[Span] = []
        for i in sorted(anaphors.keys() | named.keys()):
            span: Span | None = named.get(i)
            if span is None:
                span = self._resolve(line, anaphors[i], memory)
            if span is not None:
                resolved.append(span)
                if span.word != "each other":
                    memory.note(line, span)
        line.spans = resolved

    def candidates(self, line: Line, anaphor: Anaphor, memory: Memory) -> list[Candidate]:
        """Gives the actors in reach of an anaphor, the latest first."""
        found: list[Candidate] = []
        company = _company(line, memory)
        for rank, seen in enumerate(reversed(memory.seen.values())):
            at_head = seen.at_head and anaphor.kind in _OF_THE_HEAD
            at_head |= seen.acts_for == memory.issuer and anaphor.kind in _OF_THE_ISSUER
            if memory.sentence - seen.sentence > REACH and not at_head:
                continue
            if anaphor.kind in ("it", "state", "body", "group") and seen.form == "person":
                continue
            if anaphor.kind == "he" and _other_sex(anaphor, seen.actor):
                continue
            fit = sum(c.seen.form == seen.form for c in found)
            features = list(_features(line, anaphor, seen, memory, rank, company))
            features.append(f"{anaphor.kind}|fit={min(fit, 4)}|{seen.form == 'person'}")
            features.append(f"{anaphor.kind}|nth={min(len(found), 6)}")
            found.append(Candidate(seen, features))
        return found

    def scored(self, candidates: list[Candidate]) -> list[tuple[float, Seen]]:
        """Gives the candidates with their probabilities, one of which may be nobody's, best first."""
        get = self._weights.get
        weights = [math.exp(sum([get(f, 0.0) for f in c.features])) for c in candidates]
        total = 1.0 + sum(weights)
        best: dict[str, tuple[float, Seen]] = {}  # a person and his state are one
        for share, seen in sorted(
            ((w / total, c.seen) for w, c in zip(weights, candidates, strict=True)),
            key=lambda pair: -pair[0],
        ):
            so_far, first = best.get(seen.acts_for, (0.0, seen))
            best[seen.acts_for] = (so_far + share, first)
        return sorted(best.values(), key=lambda pair: -pair[0])

    def _resolve(self, line: Line, anaphor: Anaphor, memory: Memory) -> Span | None:
        candidates = self.candidates(line, anaphor, memory)
        scored = _titled(anaphor, candidates) or self.scored(candidates)
        if anaphor.kind == "we" and not (line.quoted and line.quoted[anaphor.first]):
            if scored and False not in memory.voices:
                memory.voices[False] = scored[0][1]
            scored = [
                (max((p for p, s in scored if s is v), default=_ALONE), v)
                for v in memory.voices.values()
            ]
        joint = anaphor.kind in ("pair", "each") or (
            anaphor.kind in PLURAL and bool(scored) and scored[0][0] < _ALONE
        )
        least = _LEAST if anaphor.kind == "pair" or not joint else _HALF
        best = [(p, s) for p, s in scored[: anaphor.number] if p >= least]
        if not best or (anaphor.kind in ("pair", "each") and len(best) < 2):
            return None
        who = tuple(Referent(s.actor, s.acts_for, s.start, s.end, p) for p, s in best)
        return Span(
            anaphor.first, anaphor.last, line.tokens[anaphor.first].start,
            line.tokens[anaphor.last - 1].end,
            "pronoun" if anaphor.last - anaphor.first == 1 else "phrase", who, anaphor.word,
            joint,
        )  # fmt: skip


def _titled(anaphor: Anaphor, candidates: list[Candidate]) -> list[tuple[float, Seen]]:
    """Gives the one person in reach who bears the title: "the king" is no president. Whom no list knows may be one."""
    if anaphor.kind != "person":
        return []
    people = [c.seen for c in candidates if c.seen.form == "person"]
    titled = {seen.actor: seen for seen in people if anaphor.word in seen.actor.split("_")}
    others = {seen.actor for seen in people} - titled.keys()
    is_known = len(titled) == 1 and others <= _leaders()
    return [(1.0, seen) for seen in titled.values()] if is_known else []


_RESOLVERS: WeakKeyDictionary[Model, Resolver] = WeakKeyDictionary()


def resolver_of(model: Model) -> Resolver:
    """Gives the resolver of a model's weights, made once."""
    found = _RESOLVERS.get(model)
    if found is None:
        found = _RESOLVERS[model] = Resolver(model.antecedents)
    return found


def shared_feature(anaphor: Anaphor, feature: str) -> str | None:
    """Gives the feature under the name that it has for every kind of anaphor; None if it is of this one alone."""
    own = f"{anaphor.kind}|"
    return _ANY + feature.removeprefix(own) if feature.startswith(own) else None


def _other_sex(anaphor: Anaphor, actor: str) -> bool:
    """ "She" is no leader known as a man, "he" none known as a woman."""
    is_woman = actor in word_list("refer", "women")
    if anaphor.word in ("she", "her", "hers", "herself"):
        return not is_woman and actor in _leaders()
    return is_woman


@cache
def _called() -> dict[str, frozenset[str]]:
    """Gives the words of the names of each actor: "the Council" is one that is called so."""
    words = {
        actor: frozenset(" ".join((entry["name"], *entry["en"].get("names", ()))).lower().split())
        for table in ("states.toml", "organisations.toml")
        for actor, entry in read_data(table).items()
    }
    both = frozenset(("organisation", "organization"))
    return {actor: own | both if own & both else own for actor, own in words.items()}


@cache
def _leaders() -> frozenset[str]:
    return frozenset(read_data("leaders.toml"))


class _Company(NamedTuple):
    """Who is named in the sentence, and how much anybody in memory has to do with one of them."""

    others: dict[
        str, int
    ]  # actor named here -> the most sentences it comes up in with anybody seen
    often: int  # how often the most frequent actor has been named


def _company(line: Line, memory: Memory) -> _Company:
    about, seen = memory.about, memory.seen.values()
    named = {r.acts_for for s in line.spans for r in s.referents}
    others = {o: max((about.together(m.acts_for, o) for m in seen), default=0) for o in named}
    return _Company(others, max((s.count for s in seen), default=0))


def _features(
    line: Line, anaphor: Anaphor, seen: Seen, memory: Memory, rank: int, company: _Company
) -> Iterator[str]:
    kind = anaphor.kind
    back = min(memory.sentence - seen.sentence, 4)
    what = "person" if seen.form == "person" else memory.kinds.get(seen.acts_for, "state")
    role = "own" if anaphor.is_possessive else ("first" if _opens(line, anaphor) else "else")
    yield f"{kind}"
    yield f"{kind}|back={back}"
    yield f"{kind}|rank={min(rank, 4)}|{back}"
    later = _later(line, anaphor, seen)
    yield f"{kind}|later={later}|{role}"
    by = "same" if seen.by == anaphor.word else ("other" if seen.by else "name")
    yield f"{kind}|by={by}|{min(back, 2)}"
    yield f"{kind}|what={what}"
    if memory.issuer:
        is_issuer = seen.acts_for == memory.issuer
        is_quoted = bool(line.quoted) and line.quoted[anaphor.first]
        yield f"{kind}|issuer={is_issuer}|{is_quoted}"
        yield f"{anaphor.word}|issuer={is_issuer}|{is_quoted}"
        yield f"{kind}|issuer={is_issuer}|{role}|{min(back, 2)}"
    if kind in ("state", "body", "group"):
        yield f"{kind}|called={anaphor.word in _called().get(seen.acts_for, ())}|{what}"
    yield f"{anaphor.word}|head={seen.at_head}|{min(seen.order, 3)}"
    yield f"{anaphor.word}|all={min(memory.about.rank(seen.acts_for), 3)}"
    yield f"{kind}|quoted={bool(line.quoted) and line.quoted[anaphor.first]}|{seen.is_quoted}|{min(back, 1)}"
    yield f"{kind}|office={seen.is_office}|{seen.form}"
    yield f"{kind}|office={seen.is_office}|{min(back, 2)}|{seen.is_first}"
    yield f"{kind}|form={seen.form}"
    yield f"{kind}|{role}|first={seen.is_first}|{min(back, 2)}"
    yield f"{kind}|prep={seen.after_preposition}|{min(back, 2)}"
    yield f"{kind}|own={seen.is_possessor}"
    yield f"{kind}|joined={seen.is_joined}|{min(back, 1)}"
    yield f"{kind}|plural={seen.is_plural}"
    yield f"{kind}|count={min(seen.count, 5)}"
    about = memory.about
    yield f"{kind}|rank in all={min(about.rank(seen.acts_for), 5)}"
    others = [o for o in company.others if o != seen.acts_for]
    if others and kind not in ("pair", "each"):
        most = max(about.together(seen.acts_for, o) for o in others)
        best = max(company.others[o] for o in others)
        yield f"{kind}|with={min(most, 4)}"
        yield f"{kind}|with most={most == best}|{best > 1}"
    yield f"{kind}|most={seen.count == company.often}"
    yield f"{kind}|head={seen.at_head}|{memory.sentence > REACH}"
    yield f"{anaphor.word}|{what}|{seen.form}"
    yield f"{kind}|said={min(memory.sentence - seen.has_said, 3)}"
    yield f"{kind}|named={min(memory.sentence - seen.named, 4)}"
    if kind == "we":
        yield f"we|quoted={bool(line.quoted) and line.quoted[anaphor.first]}|order={min(seen.order, 3)}|{what}"
        yield f"we|quoted={bool(line.quoted) and line.quoted[anaphor.first]}|{seen.is_quoted}|{what}|{min(back, 1)}"
    if back == 0:
        gap = anaphor.first - seen.token
        yield f"{kind}|gap={min(gap, 8)}"
        yield f"{kind}|{role}|gap={'near' if gap < 6 else 'far'}|first={seen.is_first}"
        heads = word_list("clauses", "heads")
        yield f"{kind}|{role}|clauses={min(sum(w in heads for w in line.low[seen.token : anaphor.first]), 2)}"


def _later(line: Line, anaphor: Anaphor, seen: Seen) -> str:
    """Where the actor is named again behind the anaphor: nobody is meant twice in one clause."""
    heads = word_list("clauses", "heads")
    for span in line.spans:
        if span.first >= anaphor.last and any(r.acts_for == seen.acts_for for r in span.referents):
            between = line.low[anaphor.last : span.first]
            return "beyond" if any(w in heads or w in ",;" for w in between) else "clause"
    return "no"


def _opens(line: Line, anaphor: Anaphor) -> bool:
    i = anaphor.first - 1
    return (
        i < 0 or line.low[i] in word_list("clauses", "heads") or line.low[i] in (",", ";", "“", '"')
    )
