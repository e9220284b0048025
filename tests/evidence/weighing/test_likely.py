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
    monkeypatch.setattr(weighing, "MANY", 12)
    with monkeypatch.context() as without:
        without.setattr(weighing, "likely_pairs", None)  # twelve are not many yet
        assert weighing.weigh(many, passages(*many), (), ()).shared == exact.shared
    monkeypatch.setattr(weighing, "MANY", 11)
    assert weighing.weigh(many, passages(*many), (), ()).shared == exact.shared != ()


@pytest.mark.parametrize(("words", "pairs"), [(4, 1), (3, 0)])
def test_a_sentence_of_few_words_makes_no_pair(words: int, pairs: int) -> None:
    line = " ".join(["garrison", "artillery", "harvest", "festival"][:words])
    two = [document(name, f"{line}.") for name in "ab"]
    assert len(likely_pairs(two, passages(*two))) == pairs


def test_of_sentences_with_half_of_their_words_in_common_about_two_thirds_are_paired() -> None:
    rng = np.random.default_rng(5)
    words = ["".join(rng.choice(list("bcdfghjklm"), 9)) for _ in range(200 * 16)]
    texts = []
    for n in range(200):
        own = words[16 * n : 16 * n + 16]
        texts += [" ".join(own[:12]), " ".join(own[4:])]  # eight of sixteen words
    many = [document(f"{n:04d}", f"{text}.") for n, text in enumerate(texts)]
    found = likely_pairs(many, passages(*many))
    assert 110 < sum(b == a + 1 and a % 2 == 0 for a, b in found) < 150  # 129 to be expected


def test_without_rensa_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rensa", None)
    with pytest.raises(MissingExtra, match=r"tightrope\[large\]"):
        likely_pairs((), ())
