"""Mutated inputs by the hundred thousand: counts may differ, a fault may not."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tests.evidence.claims import document, passages, sentences
from tests.evidence.coders.server import claim
from tests.evidence.contract import ACTORS, code
from tightrope.dates import days_meant
from tightrope.evidence.coding.coders.answer import AnswerMistake, parse_answer
from tightrope.evidence.coding.reader.coder import LearnedCoder
from tightrope.evidence.time.when import find_tenures, find_times
from tightrope.evidence.weighing.weigh import weigh

SEEDS = (
    "Ruritania signed a defence pact with Graustark on 17 January 2019, half a year ago.",
    "In March, President Vladimir Putin will not cross red lines; since 1979–81 nothing moved.",
    "“Syldavia denied that it attacked Ruritania,” the ministry said on Friday, 05/06/2020.",
    "Graustark cannot afford a second front, and its warnings are merely rhetorical.",
)
PIECES = (
    *"0123456789 .,;:-–—'’\"“”()[]{}<>/\\\n\t",
    "\x00", "\u202e", "\u200b", "\ud7ff", "İ", "ß", "\U0001f91d", "e\u0301", "not ", "the ", "1990s", "June ",
)  # fmt: skip


def mutated(rng: np.random.Generator, text: str) -> str:
    """The text with a few pieces cut out, doubled or put in."""
    for _ in range(int(rng.integers(1, 6))):
        start, end = sorted(int(n) for n in rng.integers(0, len(text) + 1, 2))
        kind = int(rng.integers(3))
        middle = ("", text[start:end] * 2, str(rng.choice(np.array(PIECES, dtype=object))))[kind]
        text = text[:start] + middle + text[end if kind < 2 else start :]
        text = text[:2000] or SEEDS[0]
    return text


@pytest.mark.parametrize(
    "count", [2_000, pytest.param(150_000, marks=pytest.mark.slow)], ids=["some", "many"]
)
def test_times_and_tenures_of_mutated_sentences(count: int) -> None:
    rng = np.random.default_rng(11)
    for n in range(count):
        text = mutated(rng, SEEDS[n % len(SEEDS)])
        for time in find_times(text):
            assert text[time.start : time.end] == time.said
            assert time.resolved is None or days_meant(time.resolved)
        find_tenures(text)


@pytest.mark.parametrize(
    "count", [60, pytest.param(3_000, marks=pytest.mark.slow)], ids=["some", "many"]
)
def test_mutated_documents_are_coded_and_weighed(count: int) -> None:
    rng = np.random.default_rng(12)
    for _ in range(count):
        texts = ["\n".join(mutated(rng, seed) for seed in SEEDS) for _ in range(3)]
        documents = tuple(document(f"{n}.txt", text) for n, text in enumerate(texts))
        coded = [code(LearnedCoder(), d) for d in documents]
        everything = [s for d in documents for s in sentences(d)]
        report = weigh(documents, passages(*documents), everything, coded, actors=ACTORS)
        assert report.counts.broken_anchors == 0


@pytest.mark.parametrize(
    "count", [2_000, pytest.param(200_000, marks=pytest.mark.slow)], ids=["some", "many"]
)
def test_mutated_answers_of_a_model_are_read_or_refused(count: int) -> None:
    rng = np.random.default_rng(13)
    answer = json.dumps({"claims": [claim(), claim(time="3 May 2019")]})
    refused = 0
    for _ in range(count):
        try:
            parse_answer(mutated(rng, answer))
        except AnswerMistake:
            refused += 1
    assert refused > count / 2
