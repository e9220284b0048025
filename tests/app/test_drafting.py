"""What a draft is drawn from, and what a machine may propose at all: every limit at its edge."""

from __future__ import annotations

from types import SimpleNamespace as Of
from typing import Any

import pytest

from tightrope.app.drafts.drafting import chosen_claims, is_untouched, stamped
from tightrope.app.drafts.limits import (
    LONGEST,
    MOST_PROPOSED,
    check_claims,
    check_room,
    check_section,
    check_size,
)
from tightrope.app.errors import ProposalTooLarge, UnknownClaim
from tightrope.errors import UsageMistake


def claim(id_: str, start: int, confidence: float = 0.5) -> Any:
    return Of(id=id_, document="d", confidence=confidence, anchor=Of(start=start, end=start + 1))


ACCEPTED, SURE, POSSIBLE, BROKEN = (
    claim("a", 4), claim("s", 3, 0.9), claim("p", 2, 0.3), claim("b", 1),
)  # fmt: skip


def chosen(accepted: Any = ("a",), **asked: Any) -> tuple[list[str], str]:
    report = Of(
        claims=(ACCEPTED, SURE, BROKEN), possible=(POSSIBLE,), accepted=accepted, broken=("b",)
    )
    how = {"suggested": False, "least": None, **asked}
    found, basis = chosen_claims(Of(report=report), **how)  # type: ignore[arg-type]
    return [one.id for one in found], basis


@pytest.mark.parametrize(
    ("accepted", "asked", "found", "basis"),
    [
        (("a", "b"), {}, ["a"], "accepted"),
        (("a",), {"suggested": True}, ["s", "a"], "accepted and suggested"),
        ((), {}, ["s", "a"], "suggested"),
        (("b",), {}, ["s", "a"], "suggested"),
        (("a",), {"least": 0.3}, ["p", "s", "a"], "accepted and suggested"),
        (("a",), {"least": 0.31}, ["s", "a"], "accepted and suggested"),
        (("a",), {"least": 0.9}, ["s", "a"], "accepted and suggested"),
        (("a",), {"least": 0.91}, ["a"], "accepted and suggested"),
        ((), {"least": 0.0}, ["p", "s", "a"], "suggested"),
    ],
)
def test_the_claims_a_draft_is_drawn_from(
    accepted: Any, asked: dict[str, Any], found: list[str], basis: str
) -> None:
    assert chosen(accepted, **asked) == (found, basis)


def test_a_draft_that_a_person_touched_is_known() -> None:
    text = stamped("ties: []\n")
    assert is_untouched(text)
    assert not is_untouched(text.replace("[]", "[a]"))
    assert not is_untouched(text.partition("\n")[2])
    assert not is_untouched("")


def test_a_proposal_as_long_as_allowed_is_taken_and_a_longer_one_refused() -> None:
    fits = "x" * (LONGEST - len('[""]'))
    check_size("ties", [fits])
    with pytest.raises(ProposalTooLarge, match="10,001 characters"):
        check_size("ties", [f"{fits}x"])


def test_no_more_waits_of_one_machine_than_a_person_reads() -> None:
    check_room(MOST_PROPOSED - 1, "bot")
    with pytest.raises(ProposalTooLarge, match="500 proposals"):
        check_room(MOST_PROPOSED, "bot")


def test_only_sections_and_claims_that_there_are() -> None:
    check_section("ties")
    with pytest.raises(UsageMistake, match="did you mean 'ties'"):
        check_section("tiess")
    check_claims(["a"], {"a": 1})
    with pytest.raises(UnknownClaim):
        check_claims(["a", "b"], {"a": 1})
