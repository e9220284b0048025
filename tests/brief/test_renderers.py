"""HTML, Markdown and JSON: complete, safe, equal for equal input."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.brief.invented import full_input
from tests.brief.invented_world import claim, evidence
from tests.brief.walking import walk
from tightrope.brief import Brief, compose, to_html, to_json, to_markdown
from tightrope.brief.visible import is_hidden, visible

VOID = {"meta", "link", "br", "img", "input", "hr", "circle", "line", "path", "rect"}


class Reader(HTMLParser):
    """Collects tags, ids, links and text; checks that tags nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.headings: list[int] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        named = dict(attrs)
        self.attributes |= named.keys()
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if named.get("href"):
            self.links.append(str(named["href"]))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.stack or self.stack[-1] != "style":
            self.text.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.stack == []
    return reader


@pytest.fixture(scope="module")
def html(brief: Brief) -> str:
    return to_html(brief)


def test_html_has_no_outside_link_and_one_hashed_style_and_script(html: str) -> None:
    page = read(html)
    assert not page.tags & {"iframe", "object", "embed", "form", "img", "link"}
    assert not {a for a in page.attributes if a.startswith("on")} | (page.attributes & {"style"})
    assert all(link.startswith("#") for link in page.links)
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.S)
    assert len(script.encode()) < 40_000
    of_script = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert (
        policy.group(1)
        .replace("&#39;", "'")
        .startswith(
            f"default-src 'none'; style-src 'sha256-{digest}'; script-src 'sha256-{of_script}'; "
        )
    )


def test_html_links_resolve_and_ids_are_unique(html: str) -> None:
    page = read(html)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_html_headings_never_skip_a_level(html: str, sources_only: Brief) -> None:
    for page in (read(html), read(to_html(sources_only))):
        assert page.headings.count(1) == 1
        assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))


def test_html_shows_every_sentence_and_every_quote(html: str, brief: Brief) -> None:
    text = " ".join(" ".join(read(html).text).split())
    for item in walk(brief):
        if hasattr(item, "text"):
            assert " ".join(visible(item.text).split()) in text
    for quote in brief.quotes:
        if not any(map(is_hidden, quote.exact)):
            assert quote.exact in text


def test_hostile_quotes_are_escaped_isolated_and_made_visible(html: str, brief: Brief) -> None:
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "\u202e" not in html
    assert "U+202E" in html
    markdown = to_markdown(brief)
    assert "\u202e" not in markdown
    assert "<script>" not in markdown.replace("\\<", "")
    kept = json.loads(to_json(brief))["quotes"]
    assert any("\u202e" in q["exact"] for q in kept)  # data keeps the exact words


def test_each_picture_is_named_and_its_data_stand_in_a_table(html: str) -> None:
    pictures = re.findall(r'<svg class="pic [^"]*" role="img" aria-labelledby="([^"]*)"', html)
    assert len(pictures) == 13
    for names in pictures:
        for id_ in names.split():
            assert f'id="{id_}"' in html
    assert html.count("The same data as a table") == 12  # the bar has its legend instead


def test_html_is_under_a_megabyte_and_a_half_with_a_thousand_quotes() -> None:
    given = full_input()
    many = tuple(
        claim(n, f"{n} ships lie before the strait and wait " + "for the pilots to return " * 6)
        for n in range(100, 1100)
    )
    analysis = given.analysis
    assert analysis is not None
    assert analysis.alignment is not None
    everything = analysis.alignment.layers[0]
    ties = tuple(
        dataclasses.replace(everything.ties[n % 9], cites=tuple(c.id for c in many[n * 10 :][:10]))
        for n in range(100)
    )
    layers = (dataclasses.replace(everything, ties=ties), *analysis.alignment.layers[1:])
    alignment = dataclasses.replace(analysis.alignment, layers=layers)
    report = evidence()
    made = compose(
        dataclasses.replace(
            given,
            evidence=dataclasses.replace(report, claims=(*report.claims, *many)),
            analysis=dataclasses.replace(analysis, alignment=alignment),
        )
    )
    assert len(made.quotes) >= 1000
    assert len(to_html(made).encode()) < 1_500_000


def test_markdown_tables_keep_their_columns(brief: Brief) -> None:
    width = None
    for line in to_markdown(brief).splitlines():
        if not line.startswith("|"):
            width = None
            continue
        bars = len(re.findall(r"(?<!\\)\|", line))
        width = width or bars
        assert bars == width, line


def test_json_holds_the_whole_brief(brief: Brief) -> None:
    data = json.loads(to_json(brief))
    assert data["schema"] == "tightrope-brief/1"
    assert [s["id"] for s in data["sections"]] == [s.id for s in brief.sections]
    assert len(data["quotes"]) == len(brief.quotes)


def test_equal_briefs_give_equal_bytes(brief: Brief) -> None:
    again = compose(full_input())
    for render in (to_html, to_markdown, to_json):
        assert render(brief) == render(again)


@settings(deadline=None, max_examples=25)
@given(st.text(min_size=1, max_size=60), st.text(max_size=30))
def test_any_text_renders_to_well_formed_safe_output(words: str, name: str) -> None:
    base = full_input()
    report = evidence()
    bad = claim(7, words)
    claims = (*report.claims[:6], bad)
    model = base.crisis
    assert model is not None
    actors = {**model.actors, "veld": model.actors["veld"].model_copy(update={"name": name})}
    made = compose(
        dataclasses.replace(
            base,
            evidence=dataclasses.replace(report, claims=claims),
            crisis=model.model_copy(update={"actors": actors, "title": words}),
        )
    )
    html = to_html(made)
    html.encode("utf-8")
    assert not read(html).tags & {"img", "iframe"}
    assert not [c for c in html if is_hidden(c)]
    to_markdown(made).encode("utf-8")
    json.loads(to_json(made).encode("utf-8"))


def test_visible_writes_out_what_hides_or_reorders() -> None:
    assert visible("a\u202eb\u200bc\ufeff") == "a‹U+202E›b‹U+200B›c‹U+FEFF›"
    assert visible("naïve – “quoted” 日本語\n") == "naïve – “quoted” 日本語\n"
    assert visible("blank\u2800\u3164") == "blank‹U+2800›‹U+3164›"


def test_every_footnote_of_the_markdown_is_called_and_told_once(brief: Brief) -> None:
    text = to_markdown(brief)
    told = re.findall(r"^\[\^(\w+)\]: ", text, re.M)
    assert len(told) == len(set(told))
    called = set(re.findall(r"(?<!\\)\[\^(\w+)\](?!:)", text))
    assert called == set(told)
    assert len(told) == len(brief.quotes) + len(brief.assumptions) + len(brief.computations)
