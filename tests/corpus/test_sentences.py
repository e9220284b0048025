"""Where sentences begin and end; a bar marks each boundary, with the blank before or after it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tightrope.corpus import Document, Passage, clean, read_bytes, split_sentences
from tightrope.corpus.sentences import sentence_spans

MARKED = [
    "The talks failed.| Both sides left.",
    "U.S. officials met Dr. Amare and Gen. Sir Ian Hill.| They said little.",
    "He lives in the U.S.| The embassy closed.",
    "Troops left the U.S. Embassy at 5 p.m. on Monday.",
    "It was signed at 5 p.m.| Chad condemned it.",
    "It ended at 5 p.m. Moscow time.| They met at 9 a.m. Friday, or 8 a.m. GMT.",
    "The deal was worth $3.5 billion.| It was signed on Sept. 11 in Rome.",
    "“We will not go,” he said.| “Not ever.”| Nobody answered.",
    'She called it "a step back."| The ministry declined to comment.',
    'They spoke of "red lines." |Then they crossed them.',
    "Is it an alliance, or a marriage of interests?| For now, nobody knows.",
    '"Will they come?" asked the guard.',
    "Sites such as Fordow (see Fig. 3) are deep, e.g. under eighty metres of rock.",
    "J. K. Rowan and V. Petrov met.| Afterwards A. Petrov left.",
    "It ended in global stability.|Moscow then moved on.",
    'The minister said "never."|Prices rose.',
    "See www.example.com or Example.Com for more.| It is free.",
    "Write to a.b@example.org.| Thank you.",
    "Version 2.0 was out in 2013.| In 2014, it was gone.",
    "Wait... what?| Nothing.| It went on...| And on.",
    "**This is bold.**| This is not.",
    "He said no.| The others said yes.",
    "Companies such as Acme Inc. and Foo Co. Ltd. sell them.| They sell well.",
    "The U.N. Security Council met.| Mr. Lee vs. Mr. Kim was the theme.",
    "No. 5 of the list is missing.| So is No. 6.",
    "The plan (it was old.) failed.",
    "Why?! |Because.",
    "First line\n\n|second paragraph without a stop\n\n|Third.",
    "会議は終わった。|次は来週だ。",
    "World War I was long.| World War II was longer.",
    "Washington, D.C., is quiet.| So is Moscow.",
    "It cost 5 percent.| “Too much,” they said.",
    "He was born on Jan. 3, 1950.| He died in March.| May came.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_boundaries(marked: str) -> None:
    text = marked.replace("|", "")
    want = [piece.strip() for piece in marked.split("|")]
    assert [text[a:b] for a, b in sentence_spans(text, 0, len(text))] == want


@pytest.mark.parametrize("marked", MARKED)
def test_unseen_characters_move_no_boundary(marked: str) -> None:
    text = "".join(c + "\u200b" for c in marked.replace("|", ""))
    want = [piece.strip() for piece in marked.split("|")]
    found = [text[a:b].replace("\u200b", "") for a, b in sentence_spans(text, 0, len(text))]
    assert found == want


@given(st.text(alphabet=st.sampled_from('aB.!?"”) \n\u200b…e.gU1。'), max_size=200))
def test_sentences_cover_everything_but_blanks(text: str) -> None:
    spans = list(sentence_spans(text, 0, len(text)))
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[position:start].replace("\u200b", "").strip()
        position = end
    assert not text[position:].replace("\u200b", "").strip()


def test_only_asked_labels_are_split() -> None:
    document = Document("0" * 64, "x", "Title here\nOne. Two.")
    passages = (Passage("0" * 64, 0, 10, "heading"), Passage("0" * 64, 11, 20, "content"))
    assert [(s.start, s.end) for s in split_sentences(document, passages)] == [(11, 15), (16, 20)]
    both = split_sentences(document, passages, labels=("heading", "content"))
    assert [(s.start, s.end) for s in both] == [(0, 10), (11, 15), (16, 20)]


def test_wrapped_paragraph_is_one_passage() -> None:
    lines = [
        "The convoy of nine trucks had waited at the bridge since Sunday, and",
        "the drivers had slept in their cabs. No aid has reached the villages",
        "beyond the second checkpoint, although the road was said to be open",
        "on Wednesday. Observers saw nobody there.",
    ]
    document = read_bytes("\n".join(lines).encode(), "wrapped.txt")
    sentences = split_sentences(document, clean(document))
    found = [document.text[s.start : s.end] for s in sentences]
    assert [text.split()[0] for text in found] == ["The", "No", "Observers"]
