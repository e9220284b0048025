"""The evaluation gate: how well captures are cleaned, with floors that may only be raised."""

from __future__ import annotations

import hashlib

import pytest

from tests.corpus.labelled import FOLDER, read_captures, score
from tightrope.corpus import clean

# folder: noise F1 and label accuracy not to sink below, and the fingerprint of the labelled lines
FLOORS = {
    "captures": (0.995, 0.99, "59509ac75faf"),
    "unseen": (0.985, 0.92, "318190c4429f"),
}


@pytest.mark.parametrize("folder", FLOORS)
def test_labels_do_not_get_worse(folder: str) -> None:
    noise_f1, accuracy, _ = FLOORS[folder]
    result = score(read_captures(folder))
    assert result.noise_f1 >= noise_f1, result.wrong
    assert result.accuracy >= accuracy, result.wrong


@pytest.mark.parametrize("folder", FLOORS)
def test_floors_belong_to_these_captures(folder: str) -> None:
    digest = hashlib.sha256()
    for path in sorted((FOLDER / folder).iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    assert digest.hexdigest()[:12] == FLOORS[folder][2], "captures changed: measure and pin anew"


def test_score_counts_mistakes() -> None:
    captures = read_captures("unseen")
    worse = [
        type(c)(c.document, tuple("nav" if x == "content" else x for x in c.labels))
        for c in captures
    ]
    assert score(worse).noise_f1 < score(captures).noise_f1 - 0.1


@pytest.mark.parametrize(
    ("folder", "name"), [("captures", "seo_link_list.txt"), ("unseen", "glued_numbers.txt")]
)
def test_headings_glued_to_paragraphs_are_cut_off(folder: str, name: str) -> None:
    capture = next(c for c in read_captures(folder) if c.document.name == name)
    text = capture.document.text
    lines = text.split("\n")
    entries = [
        line.lstrip("-0123456789. ")
        for line, label in zip(lines, capture.labels, strict=True)
        if label == "toc" and line != "Table of Contents"
    ]
    headings = [text[p.start : p.end] for p in clean(capture.document) if p.label == "heading"]
    assert entries
    assert headings[1 : 1 + len(entries)] == entries
