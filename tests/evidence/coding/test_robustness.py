"""Word salad, marks and hostile text change nothing but the counts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.evidence.claims import document, passages, sentences
from tightrope.evidence.claims.anchor import check_anchor
from tightrope.evidence.coding.actors import ActorIndex
from tightrope.evidence.coding.reader.coder import LearnedCoder

_TEXTS = (
    "Ruritania struck Graustark on Monday. Its army denied that it had. Both sides agreed to talk.",
    "“We will answer,” said Syldavia's foreign minister, Jan Novak, whom Borduria had accused.",
    "France and Germany, which had condemned Spain, lifted their sanctions on it, Italy said.",
)
_WORDS = sorted(
    {word for text in _TEXTS for word in text.split()}
    | {
        "if",
        "not",
        "that",
        "which",
        ",",
        ";",
        ":",
        "—",
        "(",
        ")",
        '"',
        "'",
        "-",
        "both",
        "it",
        "by",
    }
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(_WORDS), max_size=40), st.text(max_size=20))
def test_word_salad_is_coded_without_a_fault(words: list[str], noise: str) -> None:
    one = document("salad.txt", " ".join(words) + noise)
    coded = LearnedCoder().code(one, passages(one), sentences(one), ActorIndex.build())
    assert all(check_anchor(claim, one) for claim in coded.claims)
    assert all(claim.source_actor != claim.target_actor for claim in coded.claims)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32))
def test_reading_does_not_depend_on_what_was_read_before(seed: int) -> None:
    """Two documents in either order give the same claims: no memory leaks between them."""
    documents = [document(f"{n}.txt", text) for n, text in enumerate(_TEXTS)]
    a, b = documents[seed % len(documents)], documents[(seed // 7) % len(documents)]
    coder, index = LearnedCoder(), ActorIndex.build()
    first = coder.code(a, passages(a), sentences(a), index)
    coder.code(b, passages(b), sentences(b), index)
    assert coder.code(a, passages(a), sentences(a), index) == first
