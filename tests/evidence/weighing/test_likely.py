from __future__ import annotations

import sys
from importlib import import_module

import numpy as np
import pytest

from tests.evidence.claims import document, passages
from tests.evidence.weighing.test_shared import COPIED, EDITED, text_with
from tightrope.corpus.document import Document
from tightrope.errors import MissingExtra
from tightrope.evidence.weighing.likely import likely_pairs
from tightrope.evidence.weighing.shared import find_shared


def corpus(size: int) -> tuple[Document, ...]:
    """Documents of random words, of which the third and the last but one share a sentence."""
    rng = np.random.default_rng(3)
    words = ["".join(rng.choice(list("abcdefghij"), 6)) for _ in range(3000)]
    texts = [". ".join(" ".join(rng.choice(words, 12)) for _ in range(6)) for _ in range(size)]
    texts[2] = text_with(COPIED + ".")
    texts[-2] = text_with(EDITED + ".", skip=3)
    return tuple(document(f"{n:04d}", text) for n, text in enumerate(texts))


def test_documents_that_share_a_sentence_are_likely_and_few_others_are() -> None:
    many = corpus(60)
    pairs = likely_pairs(many, passages(*many))
    assert (2, 58) in pairs
    assert len(pairs) < 60
    assert pairs == likely_pairs(many, passages(*many), seed=0)


def test_likely_pairs_give_what_the_exact_index_gives() -> None:
    many = corpus(60)
    likely = likely_pairs(many, passages(*many))
    found = find_shared(many, passages(*many), candidates=likely)
    assert found == find_shared(many, passages(*many))
    assert [(f.document_a, f.document_b) for f in found] == [("0002", "0058")]


def test_a_crowd_of_copies_stays_near_linear_and_joined() -> None:
    crowd = [document(str(n), f"{COPIED}.") for n in range(200)]
    pairs = likely_pairs(crowd, passages(*crowd))
    assert len(pairs) == 199
    assert {b for _, b in pairs} == set(range(1, 200))


def test_a_large_corpus_takes_the_likely_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    weighing = import_module(
        "tightrope.evidence.weighing.weigh"
    )  # the package's name is the function
    many = corpus(12)
    exact = weighing.weigh(many, passages(*many), (), ())
    monkeypatch.setattr(weighing, "MANY", 5)
    assert weighing.weigh(many, passages(*many), (), ()).shared == exact.shared != ()


def test_without_rensa_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(MissingExtra, match=r"tightrope\[large\]"):
        likely_pairs((), ())
