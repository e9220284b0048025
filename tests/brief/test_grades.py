"""A credibility that the program counted is called automatic; one a person gave is not."""

from __future__ import annotations

import dataclasses

from tests.brief.invented import full_input
from tests.brief.invented_world import evidence
from tightrope.brief import Brief, compose, to_html, to_markdown


def made(graded: frozenset[str], figure: int) -> Brief:
    report = evidence()
    grades = {claim.id: ("B", figure) for claim in report.claims}
    weighed = dataclasses.replace(report, grades=grades, graded=graded)
    return compose(dataclasses.replace(full_input(), evidence=weighed))


def test_only_what_nobody_weighed_and_is_no_6_is_automatic() -> None:
    first = evidence().claims[0].id
    quotes = {q.id: q.automatic for q in made(frozenset({first}), 2).quotes if q.found}
    assert quotes.pop(first) is False
    assert set(quotes.values()) == {True}
    assert not any(q.automatic for q in made(frozenset(), 6).quotes)


def test_every_form_says_so() -> None:
    told, silent = made(frozenset(), 1), made(frozenset(), 6)
    assert "grade B1 (credibility automatic)" in to_html(told)
    assert "grade B1 (credibility automatic)" in to_markdown(told)
    assert "(credibility automatic)" not in to_html(silent)
    assert "(credibility automatic)" not in to_markdown(silent)
