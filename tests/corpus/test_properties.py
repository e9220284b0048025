"""What holds for any text: full cover, no overlap, exact offsets, and no error without a name."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.strategies import captures
from tightrope.corpus import (
    LABELS,
    Document,
    clean,
    describe,
    inspect,
    read_bytes,
    repeated_lines,
    split_sentences,
)
from tightrope.corpus.blocks import BLANKS
from tightrope.errors import TightropeError

NAMES = ["a.txt", "a.md", "a.html", "a.eml", "a.jsonl", "a.warc", "a", ".txt"]


def assert_whole(text: str) -> None:
    document = Document("0" * 64, "a.txt", text)
    passages = clean(document)
    position = 0
    for p in passages:
        assert position <= p.start < p.end <= len(text)
        assert p.label in LABELS
        assert not text[position : p.start].strip(BLANKS)
        assert text[p.start : p.end].strip(BLANKS) == text[p.start : p.end]
        position = p.end
    assert not text[position:].strip(BLANKS)
    content = [(p.start, p.end) for p in passages if p.label == "content"]
    last = 0
    for s in split_sentences(document, passages):
        assert last <= s.start < s.end
        assert any(start <= s.start and s.end <= end for start, end in content)
        last = s.end
    describe(document, passages)
    inspect(document, passages)


@given(captures())
@settings(max_examples=80)
def test_passages_cover_captures_once(text: str) -> None:
    assert_whole(text)


@given(st.text(max_size=300))
def test_passages_cover_any_text_once(text: str) -> None:
    assert_whole(text)


@given(captures())
@settings(max_examples=60)
def test_reading_keeps_the_text(text: str) -> None:
    try:
        document = read_bytes(text.encode(), "a.txt")
    except TightropeError:
        assert not text.strip(BLANKS)
    else:
        assert document.text == text


@given(st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes_are_read_or_refused_by_name(data: bytes, name: str) -> None:
    refusals: list[TightropeError] = []
    document = None
    try:
        document = read_bytes(data, name)
    except TightropeError as error:
        refusals.append(error)
    if document:
        document.text.encode()
        assert_whole(document.text)
    assert all("\n" not in str(error) and error.code for error in refusals)


@given(st.lists(captures(), min_size=2, max_size=4))
@settings(max_examples=30)
def test_copies_of_one_document_repeat_nothing_long(texts: list[str]) -> None:
    documents = [Document(str(n), str(n), text) for n, text in enumerate(texts)]
    repeated = repeated_lines(documents)
    assert all(len(line.split()) <= 16 for line in repeated)
    assert repeated == repeated_lines(reversed(documents))
