"""Who is named in a sentence: known actors with their organs, people the text introduced, groups."""

from __future__ import annotations

from functools import cache

from tightrope.evidence.coding.actors import Mention
from tightrope.evidence.coding.reader.about import what_is
from tightrope.evidence.coding.reader.names import People, capitalised_runs
from tightrope.evidence.coding.reader.sentence import Kind, Referent, Span
from tightrope.evidence.coding.reader.words import word_list
from tightrope.evidence.text.data import read_data
from tightrope.evidence.text.words import Token, split_words

__all__ = ["find_spans"]

_PREFIXES = {
    "russo": "russia", "sino": "china", "indo": "india", "anglo": "united_kingdom", "franco": "france",
    "turko": "turkey", "israelo": "israel", "americano": "usa", "serbo": "serbia", "greco": "greece",
}  # fmt: skip
_CONTINENTS = frozenset(("latin", "central", "south", "inter", "pan"))
_TITLE_CASE = 0.8  # from this share of capitalised words on, capitals say nothing


def find_spans(tokens: list[Token], mentions: list[Mention], people: People) -> list[Span]:
    """Gives the spans of actors named in a sentence, left to right."""
    low = [t.low for t in tokens]
    shouted = _is_title_case(tokens)
    mentions = [_whole(tokens, m) for m in mentions]
    found = [
        span
        for m in _prefixed(tokens, low, mentions)
        if (span := _span(tokens, low, m, shouted)) is not None
    ]
    taken = {i for s in found for i in range(s.first, s.last)}
    for first, last in capitalised_runs(tokens, mentions):
        if not any(i in taken for i in range(first, last)):
            found += _person(tokens, first, last, people)
    return _merged(sorted(found), low)


def _person(tokens: list[Token], first: int, last: int, people: People) -> list[Span]:
    name = tuple(t.text for t in tokens[first:last])
    known = people.get(name)
    if known is None and last - first > 1:
        known = people.get(name[-1:])
    if known is None or known.acts_for == "" or _is_apart([t.low for t in tokens], first):
        return []
    start, end = tokens[first].start, tokens[last - 1].end
    whom = known.acts_for or known.id
    return [Span(first, last, start, end, "person", (Referent(known.id, whom, start, end),), "")]


def _is_title_case(tokens: list[Token]) -> bool:
    words = [t.text for t in tokens if t.text[:1].isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= _TITLE_CASE * len(words)


def _whole(tokens: list[Token], m: Mention) -> Mention:
    """ "Tayyip Erdogan": a leader's own given name is part of the mention, whichever form the file has."""
    if m.form != "person":
        return m
    first, own = m.first, _leaders().get(m.actor, frozenset())
    while first and tokens[first - 1].text in own:
        first -= 1
    return m._replace(first=first, start=tokens[first].start)


@cache
def _leaders() -> dict[str, frozenset[str]]:
    """Gives the words of each leader's names."""
    return {
        leader: frozenset(
            word
            for name in (entry["name"], *entry.get("names", ()))
            for word in split_words(name)
            if word[0].isupper()
        )
        for leader, entry in read_data("leaders.toml").items()
    }


def _prefixed(tokens: list[Token], low: list[str], mentions: list[Mention]) -> list[Mention]:
    found = list(mentions)
    for i, word in enumerate(low[:-1]):
        actor = _PREFIXES.get(word)
        if actor and low[i + 1] in "-–":
            found.append(Mention(i, i + 1, tokens[i].start, tokens[i].end, actor, actor, "demonym"))
    return sorted(found, key=lambda m: m.first)


def _span(tokens: list[Token], low: list[str], m: Mention, shouted: bool) -> Span | None:
    if _is_namesake(tokens, low, m, shouted) or _is_make(low, m) or _is_joint(low, m):
        return None
    backed = _backed(tokens, low, m)
    if backed is not None:
        return backed
    if _is_apart(low, m.first) and m.form != "place":
        return None
    owner = low[m.last : m.last + 1] == ["'s"]
    if owner and low[m.last + 1 : m.last + 2] and low[m.last + 1] in word_list("ends", "foes"):
        return None  # who backs "N's enemy" does nothing for N, and N's enemy is not N
    if (owner or m.form == "demonym") and _ahead_apart(low, m.last + owner):
        return None
    kind: Kind = m.form
    who = Referent(m.actor, m.acts_for, m.start, m.end)
    if m.form == "person" and _has_left(low, m.last):
        return None
    return Span(m.first, m.last, m.start, m.end, kind, (who,))


def _has_left(low: list[str], i: int) -> bool:
    """ "X, who left office in 2022": no more the state."""
    words = low[i : i + 6]
    return words[:2] == [",", "who"] and any(
        w in ("left", "resigned", "quit", "lost", "stepped") for w in words[2:4]
    )


def _is_namesake(tokens: list[Token], low: list[str], m: Mention, shouted: bool) -> bool:
    """ "Jim Jordan", "Paris Hilton" and "American Samoa" are no states."""
    if m.last - m.first > 1:
        return False
    if m.form == "person":
        return _has_given_name(tokens, low, m)
    after = tokens[m.last] if m.last < len(tokens) else None
    if (
        after is not None
        and after.low in word_list("ends", "namesake_after")
        and after.text[0].isupper()
    ):
        return True
    if m.form == "demonym":
        is_samoa = after is not None and not shouted and after.text == "Samoa"
        return is_samoa or _is_continent(low, m)
    if shouted or m.last - m.first != 1 or tokens[m.first].text.isupper():
        return False
    return _has_given_name(tokens, low, m) or _has_surname(tokens, low, m)


def _is_continent(low: list[str], m: Mention) -> bool:
    """ "Latin American", "Inter-American": these are not the United States'."""
    before = [word for word in low[max(0, m.first - 2) : m.first] if word != "-"]
    return low[m.first].startswith("american") and not _CONTINENTS.isdisjoint(before[-1:])


def _has_given_name(tokens: list[Token], low: list[str], m: Mention) -> bool:
    if m.first == 0:
        return False
    before = tokens[m.first - 1]
    if not (before.text[0].isupper() and before.text[1:].islower() and before.text.isalpha()):
        return False
    return before.low not in _no_given_names() and not (
        m.first > 1 and low[m.first - 2] in ("'s", "-")
    )


@cache
def _no_given_names() -> frozenset[str]:
    lists = ("directions", "titles", "organs", "no_names")
    return frozenset[str]().union(*(word_list("ends", key) for key in lists))


def _has_surname(tokens: list[Token], low: list[str], m: Mention) -> bool:
    """A capitalised word right behind, and a verb or a mark of a name behind that."""
    if m.last + 1 >= len(tokens) or m.form not in ("name", "capital"):
        return False
    after = tokens[m.last]
    return (
        len(after.text) > 2
        and after.text[0].isupper()
        and after.text[1:].islower()
        and after.low not in word_list("ends", "organs") | word_list("ends", "titles")
    )


def _is_joint(low: list[str], m: Mention) -> bool:
    """The middle of a longer name is nobody: "Port-au-Prince"."""
    return low[max(0, m.first - 1) : m.first] == ["-"] and low[m.last : m.last + 1] == ["-"]


def _is_make(low: list[str], m: Mention) -> bool:
    i = m.last
    return i + 1 < len(low) and low[i] == "-" and low[i + 1] in word_list("ends", "made")


def _backed(tokens: list[Token], low: list[str], m: Mention) -> Span | None:
    """ "Iranian-backed militias" is a group of its own; the state does not act in it."""
    i = m.last
    if not (i + 2 < len(low) and low[i] == "-" and low[i + 1] in word_list("ends", "backed")):
        return None
    if not low[i + 2].isalpha():
        return None
    end = i + 3
    words = [t.low for t in tokens[m.first : i]] + low[i + 1 : end]
    actor = "_".join(w.strip(".").replace(".", "") for w in words)
    who = Referent(actor, actor, m.start, tokens[end - 1].end)
    return Span(m.first, end, m.start, tokens[end - 1].end, "group", (who,))


def _is_apart(low: list[str], first: int) -> bool:
    """ "former president X", "ex-president X", "opposition leader X", "the opposition in X"."""
    apart, titles = word_list("ends", "apart"), word_list("ends", "titles")
    if first > 1 and low[first - 1] == "in" and low[first - 2] in word_list("ends", "opponents"):
        return True
    k = first - 1
    while k >= 0 and (low[k] in titles or low[k] in ("-", "leader", "leaders", ".")):
        if low[k] in apart:
            return True
        k -= 1
    return (
        k >= 0
        and low[k] in apart
        and first - k <= 5
        and low[first - 1] not in ("community", "from")
    )


def _ahead_apart(low: list[str], i: int) -> bool:
    """ "Russian opposition leaders", "Iranian exiles", "France's critics"."""
    apart = word_list("ends", "apart")
    words = low[i + 1 : i + 2] if low[i : i + 1] == ["-"] else low[i : i + 1]
    return bool(words) and words[0] in apart - word_list("ends", "private")


def _owns_medium(owner: Span, span: Span, low: list[str]) -> bool:
    """ "France's Le Monde": a newspaper is not the state it is printed in."""
    actor = span.referents[0].acts_for
    return low[owner.last : span.first] == ["'s"] and what_is(actor, actor) == "media"


def _merged(spans: list[Span], low: list[str]) -> list[Span]:
    """ "Russian President Vladimir Putin" and "Omer Akbel, the Turkish spokesman" are one span each."""
    titles, organs = word_list("ends", "titles"), word_list("ends", "organs")
    merged: list[Span] = []
    for span in spans:
        if merged and merged[-1].last > span.first:
            continue
        if merged and _owns_medium(merged[-1], span, low):
            merged.pop()
        if merged:
            last = merged[-1]
            between = low[last.last : span.first]
            same = last.referents[0].acts_for == span.referents[0].acts_for
            titled = all(
                w in titles or w in organs or w in ("'s", ",", "the", "of") for w in between
            )
            if same and titled and "person" in (last.kind, span.kind) and len(between) < 9:
                person = span if span.kind == "person" else last
                merged[-1] = person._replace(
                    first=last.first, last=span.last, start=last.start, end=span.end
                )
                continue
        merged.append(span)
    return merged
