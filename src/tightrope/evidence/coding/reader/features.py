"""What the pair model looks at: words between and around two actors, cues by place, shape, distance.

Actors are masked, so that nothing is learned about any of them; a feature is a short string.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tightrope.evidence.coding.reader.pairs import Masked, Pair, Unit
from tightrope.evidence.coding.reader.roles import end_features
from tightrope.evidence.coding.reader.sentence import Span
from tightrope.evidence.coding.reader.sides import Side, first_cue, words_after, words_before
from tightrope.evidence.coding.reader.words import word_list

__all__ = ["pair_features"]

_LINKS = frozenset((",", "and", "or", "&", "as", "well", "nor", "but"))
_MARKS = frozenset(',;:—–-()“”"')


def pair_features(masked: Masked, pair: Pair) -> list[str]:
    """Gives the features of a pair in its sentence."""
    units, spans = masked.units, masked.line.spans
    left, right = masked.at[pair.first], masked.at[pair.second]
    one, two = spans[pair.first], spans[pair.second]
    if pair.first == pair.second:
        between: list[Unit] = []
    else:
        between = _without_sisters(units[left + 1 : right])
    before, after = words_before(masked, left), words_after(masked, right)
    found = ["bias", *_shape(masked, pair, one, two, between), *before.features, *after.features]
    found += _words(between)
    found += _cues(before.cue, between, after.cue)
    found += _grammar(before, between, after, one, two)
    found += end_features(masked, pair, left, right)
    found += _nearest(masked, left, right)
    found += _fine(masked, one, two)
    found += masked.line.about.features(pair.a.acts_for, pair.b.acts_for)
    return found


def _without_sisters(between: list[Unit]) -> list[Unit]:
    """Takes out what the first end is joined with ("A, B and C condemned D") and the second."""
    start, end = 0, len(between)
    while start < end:
        k = start
        while k < end and between[k].low in _LINKS | {"the"}:
            k += 1
        if k == start or k >= end or between[k].span < 0:
            break
        start = k + 1
    while end > start:
        k = end - 1
        while k > start and between[k].low in _LINKS | {"the"}:
            k -= 1
        if k == end - 1 or between[k].span < 0:
            break
        end = k
    return between[start:end]


def _shape(masked: Masked, pair: Pair, one: Span, two: Span, between: list[Unit]) -> Iterator[str]:
    line = masked.line
    gap = len(between)
    yield f"gap={min(gap, 4) if gap < 5 else min(gap // 4, 6) + 4}"
    yield f"kinds={one.kind}-{two.kind}"
    yield f"one={one.kind}"
    yield f"two={two.kind}"
    yield f"acts={min(sum(u.span >= 0 for u in between), 3)}"
    yield f"commas={min(sum(u.low == ',' for u in between), 3)}"
    yield f"zone={line.zone}"
    if pair.first == pair.second:
        yield f"same={one.word}"
    yield from _pointing("one", one)
    yield from _pointing("two", two)
    sure = min(pair.a.sure, pair.b.sure)
    yield f"sure={int(sure * 5)}"
    for which, who, span in (("one", pair.a, one), ("two", pair.b, two)):
        if len(span.referents) > 1 and not span.joint:
            yield f"{which}={'first' if who is span.referents[0] else 'second'}"
    if line.quoted[one.first] != line.quoted[two.first]:
        yield "quoted=one" if line.quoted[one.first] else "quoted=two"
    elif line.quoted[one.first]:
        yield "quoted=both"
    heads = word_list("clauses", "heads")
    for unit in between:
        if unit.low in heads:
            yield f"head={unit.low}"
        elif unit.low in (";", ":", "—", "(", ")"):
            yield f"mark={unit.low}"
    yield f"heads={min(sum(u.low in heads for u in between), 3)}"
    yield f"opens={one.first < 3}"


def _pointing(which: str, span: Span) -> Iterator[str]:
    """By what word an end points back."""
    if span.kind == "pronoun":
        yield f"{which}={span.word}"
    elif span.kind == "phrase":
        yield f"{which}=the {span.word}"


def _words(between: list[Unit]) -> Iterator[str]:
    middle = [u.text for u in between if u.low not in _MARKS][:20]
    for word in set(middle):
        yield f"m:{word}"
    for x, y in pairwise(middle):
        yield f"m:{x} {y}"
    if between and len(between) <= 5:
        yield "path:" + " ".join(u.text for u in between)
    if between:
        yield f"m<{between[0].text}"
        yield f"m>{between[-1].text}"
        yield "m<" + " ".join(u.text for u in between[:2])
        yield "m>" + " ".join(u.text for u in between[-2:])


def _cues(behind: str, between: list[Unit], ahead: str) -> Iterator[str]:
    middle = [f for u in between for f in u.families]
    for family in dict.fromkeys(middle):
        yield f"mc:{family}"
    if middle:
        yield f"mc<{first_cue(between)}"
        yield f"mc>{first_cue(between[::-1])}"
        kinds = list(dict.fromkeys(f for u in between for f in u.families[:1]))
        if len(kinds) <= 3:
            yield "mcs:" + ">".join(kinds)
    else:
        yield "mc:none"
    yield f"cues={behind}/{first_cue(between)}/{ahead}"


def _nearest(masked: Masked, left: int, right: int) -> Iterator[str]:
    """The cues by nearness, those between the ends first: the likelier the word of the claim."""
    units = masked.units
    near = sorted(
        (
            min(k - left, right - k) * 0.5
            if left <= k <= right
            else 3.0 + max(k - right, left - k),
            k,
        )
        for k in _cue_places(masked)
    )
    for place, (away, k) in enumerate(near[:4]):
        for family in units[k].families:
            yield f"n{min(place, 2)}:{family}"
            yield f"n:{family}"
        yield f"n{min(place, 1)}:{units[k].text}"
        if place == 0:
            yield "n0:" + "+".join(units[k].families)
            yield f"n0={min(int(away), 6)}"
    yield from filter(None, _around(masked)[max(0, left - 8) : right + 10])


def _cue_places(masked: Masked) -> list[int]:
    key = ("cues",)
    if key not in masked.kept:
        masked.kept[key] = [k for k, unit in enumerate(masked.units) if unit.families]
    places: list[int] = masked.kept[key]
    return places


def _around(masked: Masked) -> list[str]:
    """The feature of each word of the sentence that stands near an end; empty for actors and marks."""
    key = ("around",)
    if key not in masked.kept:
        masked.kept[key] = [
            f"w:{unit.text}" if unit.span < 0 and unit.low.isalpha() else ""
            for unit in masked.units
        ]
    words: list[str] = masked.kept[key]
    return words


def _fine(masked: Masked, one: Span, two: Span) -> Iterator[str]:
    """The finer families: between, behind or before the ends, and the nearest three."""
    near = []
    for first, _, families in masked.fine:
        if one.last <= first < two.first:
            place, away = "m", min(first - one.last, two.first - first)
        elif first >= two.first:
            place, away = "a", 4 + 2 * (first - two.first)
        else:
            place, away = "b", 4 + 2 * (one.last - first)
        for family in families:
            near.append((away, family))
            yield f"f{place}:{family}"
            if place != "m" and away < 28:
                yield f"f{place}n:{family}"
    near.sort()
    if near:
        yield f"f1:{near[0][1]}"
    yield from (f"f:{family}" for _, family in near[:3])


def _grammar(ahead: Side, between: list[Unit], behind: Side, one: Span, two: Span) -> Iterator[str]:
    before, after = ahead.units, behind.units
    prepositions = word_list("clauses", "prepositions")
    to_two = next(
        (u.low for u in reversed(between) if u.low in prepositions or u.span >= 0 or u.families), ""
    )
    to_one = next((u.low for u in reversed(before[-3:]) if u.low in prepositions), "")
    to_two = to_two if to_two in prepositions else ""
    yield f"to2={to_two}"
    yield f"to1={to_one}"
    yield f"to={to_one}/{to_two}"
    lead, last = first_cue(between), first_cue(between[::-1])
    yield f"to2={to_two}|{last}"
    yield f"to1={to_one}|{lead}"
    yield f"lead={lead}|{to_one}/{to_two}"
    own_one = bool(between) and between[0].low == "'s"
    own_two = bool(after) and after[0].low == "'s"
    next_one, next_two = _noun(between), _noun(after)
    if own_one or one.kind == "demonym" or one.word in ("its", "his", "their", "our"):
        yield "own1"
        yield f"own1|{first_cue(between[:4])}"
        yield f"own1:{next_one}"
    if own_two or two.kind == "demonym" or two.word in ("its", "his", "their", "our"):
        yield "own2"
        yield f"own2|{first_cue(after[:4])}"
        yield f"own2:{next_two}"
    be = word_list("clauses", "be")
    passive = any(u.low in be for u in between)
    yield f"passive={passive}|{to_two}|{lead}"
    if not between or all(u.low in _LINKS for u in between):
        yield "joined"
        yield f"joined|{behind.cue}"
        yield f"joined|{to_one}|{first_cue(before[::-1][:4])}"
    negators = word_list("clauses", "negators")
    if any(u.low in negators for u in between):
        yield "neg"


def _noun(units: list[Unit]) -> str:
    return next((u.text for u in units[:4] if u.low.isalpha() and u.low != "s"), "")
