"""Dependence in words: who is the more vulnerable, for what, and what is not known."""

from __future__ import annotations

import pytest

from tests.alignment.test_kinds import told
from tightrope.analysis.alignment import analyse_alignment
from tightrope.crisis import CrisisModel
from tightrope.words.alignment import dependence


@pytest.mark.parametrize(
    ("needs", "said"),
    [
        ([], "Norland and Sudmark are about equally vulnerable."),
        (
            [{"of": "sudmark", "on": "norland", "need": "cover"}],
            (
                "Which of Norland and Sudmark is the more vulnerable is open: it turns on what is not "
                "known of cover (Sudmark)."
            ),
        ),
        (
            [{"of": "sudmark", "on": "norland", "need": "arms", "share": 1, "replaceable": "hardly", "weight": 2}],
            "Sudmark is the more vulnerable, over its needs as weighted. The influence is Norland's.",
        ),
    ],
)  # fmt: skip
def test_every_reading_of_dependence_is_a_sentence(needs, said) -> None:
    small = {"of": "norland", "on": "sudmark", "need": "salt", "share": 0.05, "weight": 1}
    crisis = CrisisModel.model_validate(
        {
            "title": "t",
            "actors": {"norland": {"name": "Norland"}, "sudmark": {"name": "Sudmark"}},
            "dependence": [{**small, "replaceable": "easily"}, *needs],
        }
    )
    (reading,) = analyse_alignment(crisis).dependence
    assert told(crisis, dependence(reading)) == said


def test_dependence_in_words() -> None:
    crisis = CrisisModel.model_validate(
        {
            "title": "t",
            "actors": {"norland": {"name": "Norland"}, "sudmark": {"name": "Sudmark"}},
            "dependence": [
                {
                    "of": "norland",
                    "on": "sudmark",
                    "need": "gas",
                    "share": 0.8,
                    "replaceable": "hardly",
                },
                {"of": "sudmark", "on": "norland", "need": "transit", "share": 0.3},
            ],
        }
    )
    (reading,) = analyse_alignment(crisis).dependence
    assert told(crisis, dependence(reading)) == (
        "Norland is the more vulnerable, for gas; what is not known of transit (Sudmark) could not "
        "change that. The influence is Sudmark's."
    )
