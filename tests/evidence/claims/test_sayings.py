"""Who says the same, found without asking each claim of each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.evidence.claims import claim, document
from tightrope.evidence.claims import anchor
from tightrope.evidence.claims.anchor import Sayings, says_the_same
from tightrope.evidence.claims.claim import Claim, Decision
from tightrope.evidence.claims.review import start_review
from tightrope.evidence.weighing.agreement import with_agreement

DOCUMENT = document("wire.txt", "Ruritania armed Graustark. " * 40)
ONE = claim(DOCUMENT, "Ruritania armed Graustark", "ruritania", "arms_transfer", "graustark")


def _at(start: int, end: int, **changes: object) -> Claim:
    placed = replace(ONE.anchor, start=start, end=end)
    return replace(ONE, id=f"c-{start}-{end}-{sorted(changes)}", anchor=placed, **changes)


claims = st.builds(
    lambda start, length, changes: _at(start, start + length, **changes),
    st.integers(0, 40),
    st.integers(0, 25),
    st.sampled_from([
        {}, {"held": "open"}, {"held": "no"}, {"content": "treaty"}, {"document": "other.txt"},
        {"target_actor": None}, {"relation": "treaty"},
    ]),
)  # fmt: skip


@given(st.lists(claims, max_size=30), claims)
def test_those_found_are_those_that_say_the_same(known: list[Claim], asked: Claim) -> None:
    sayings = Sayings(known)
    expected = [one for one in known if says_the_same(asked, one)]
    assert Counter(one.id for one in sayings.same_as(asked)) == Counter(one.id for one in expected)
    assert (asked in sayings) is bool(expected)


def test_they_come_by_place_and_with_what_was_added_later() -> None:
    sayings = Sayings([_at(20, 40)])
    sayings.add([_at(12, 30), _at(18, 28)])
    assert [one.anchor.start for one in sayings.same_as(_at(18, 32))] == [12, 18, 20]


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often two claims are compared."""
    count = [0]

    def counted(one: Claim, other: Claim) -> bool:
        count[0] += 1
        return says_the_same(one, other)

    monkeypatch.setattr(anchor, "says_the_same", counted)
    return count


MANY = [_at(27 * n, 27 * n + 25) for n in range(1000)]


@pytest.mark.parametrize(
    "look",
    [
        lambda: start_review(
            MANY, [Decision(replace(one, id=f"c-own-{one.id}"), "accepted") for one in MANY[::2]]
        ),
        lambda: with_agreement(MANY, MANY, ()),
        lambda: [one in Sayings(MANY) for one in MANY[:20]],
    ],
    ids=["review", "agreement", "index"],
)
def test_comparisons_grow_with_the_claims_and_not_with_their_square(
    look: Callable[[], object], compared: list[int]
) -> None:
    look()
    assert 0 < compared[0] <= 2 * len(MANY)
