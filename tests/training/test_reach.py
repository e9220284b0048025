"""Names that a claim goes back to stand within three sentences, or in the headline."""

from __future__ import annotations

import pytest

from training.reach import bring_near, is_far

TEXT = "Norland speaks\nNorland came. One. Two. Three. It left. Sudmark stayed. Norlanders wept.\n"


@pytest.mark.parametrize(
    ("words", "place", "far"),
    [
        ("Three", "Norland came", False),
        ("It left", "Norland came", True),
        ("It left", "Norland speaks", False),
        ("It left", "Sudmark", True),
        ("Sudmark", "Sudmark", False),
    ],
)
def test_reach_is_three_sentences_back(words: str, place: str, far: bool) -> None:
    at = TEXT.index(place)
    assert is_far(TEXT, TEXT.index(words), (at, at + 7)) is far


def claim(words: str, span: tuple[int, int]) -> dict[str, object]:
    start = TEXT.index(words)
    return {
        "start": start,
        "end": start + len(words),
        "source": "norland",
        "source_span": list(span),
        "target": None,
        "target_span": None,
    }


def test_a_span_out_of_reach_moves_to_the_headline() -> None:
    body = TEXT.index("Norland came")
    far, near = claim("It left", (body, body + 7)), claim("Two", (body, body + 7))
    bring_near(TEXT, [far, near])
    assert far["source_span"] == [0, 7]
    assert near["source_span"] == [body, body + 7]


def test_a_span_out_of_reach_moves_to_the_nearest_name_before_the_claim() -> None:
    text = "News\nNorland came. One. Oslo sat. Two. Three. It left. Oslo rose.\n"
    at, oslo = text.index("Norland"), text.index("Oslo")
    start = text.index("It left")
    far = claim("It left", (at, at + 7)) | {"start": start, "end": start + 7}
    named = claim("It left", (oslo, oslo + 4)) | {"start": oslo, "end": oslo + 8}
    bring_near(text, [far, named])
    assert far["source_span"] == [oslo, oslo + 4]


def test_a_span_stays_where_no_name_is_nearer() -> None:
    text = "News\nNorland came. One. Two. Three. Four. It left.\n"
    at, start = text.index("Norland"), text.index("It left")
    alone = claim("It left", (at, at + 7)) | {"start": start, "end": start + 7}
    bring_near(text, [alone])
    assert alone["source_span"] == [at, at + 7]


def test_a_span_on_a_pronoun_moves_to_a_name() -> None:
    text = "News\nNorland came. It left, and it wept.\n"
    pronoun, name = text.index("It"), text.index("Norland")
    start = text.index("and it")
    on_pronoun = claim("It left", (pronoun, pronoun + 2)) | {"start": start, "end": start + 6}
    named = claim("It left", (name, name + 7)) | {"start": name, "end": name + 7}
    bring_near(text, [on_pronoun, named])
    assert on_pronoun["source_span"] == [name, name + 7]
