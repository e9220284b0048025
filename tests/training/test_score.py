"""The scorer of speakers: an id, a last name, or the words that name an actor and nothing else."""

from __future__ import annotations

import pytest

from training.score import _same_speaker


@pytest.mark.parametrize(
    ("found", "labelled"),
    [
        ("eu", "The European Union"),
        ("united_kingdom", "Downing Street"),
        ("chile", "chile"),
        ("vitaly_churkin", "Vitaly Churkin"),
        ("leonid_brezhnev", "Mr Brezhnev"),
        (None, None),
    ],
)
def test_the_same_speaker_is_known_by_id_name_and_last_name(
    found: str | None, labelled: str | None
) -> None:
    assert _same_speaker(found, labelled)


@pytest.mark.parametrize(
    ("found", "labelled"),
    [
        ("peru", "The European Union"),
        ("chile", "Chile's neighbours"),
        ("chile", "diplomats in Chile"),
        ("chile", None),
        (None, "Chile"),
    ],
)
def test_words_that_only_mention_an_actor_are_another_speaker(
    found: str | None, labelled: str | None
) -> None:
    assert not _same_speaker(found, labelled)
