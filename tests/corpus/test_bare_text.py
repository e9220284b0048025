"""Text that stands in no block of a page is read like any other."""

from __future__ import annotations

from tightrope.corpus import read_bytes

LINE = "Norland closed the strait to Sudmark on Monday after the talks of the two had ended."


def test_a_page_that_ends_in_bare_text_is_read_to_its_end() -> None:
    body = (
        f"<article><h1>Talks</h1><p>{LINE} {LINE}</p></article>{LINE} Its ships have turned back."
    )
    html = f"<!doctype html><html><head><title>Talks</title></head>{body}</html>"
    assert LINE in read_bytes(html.encode(), "page.html").text


def test_a_page_of_nothing_but_bare_text_is_read() -> None:
    assert LINE in read_bytes(f"<html>{LINE} {LINE}</html>".encode(), "page.html").text
