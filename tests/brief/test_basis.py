"""Every statement leads to what it rests on, and back."""

from __future__ import annotations

import dataclasses
import re

import pytest

from tests.brief.invented import full_input, sources_only_input
from tests.brief.invented_world import C, crisis, evidence
from tests.brief.walking import walk
from tightrope.brief import Brief, BriefInput, compose
from tightrope.brief.definitions import DEFINITIONS
from tightrope.brief.page import Sentence
from tightrope.brief.render_html import to_html
from tightrope.brief.render_markdown import to_markdown

INPUTS = {
    "full": full_input(),
    "sources only": sources_only_input(),
    "nothing": BriefInput(),
    "model only": BriefInput(crisis=crisis()),
    "evidence only": BriefInput(evidence=evidence()),
    "nobody in question": dataclasses.replace(full_input(), focal=None),
}


@pytest.mark.parametrize("name", INPUTS)
def test_every_statement_and_row_has_a_basis_that_resolves(name: str) -> None:
    made = compose(INPUTS[name])
    known = {q.id for q in made.quotes} | {a.id for a in made.assumptions}
    known |= {c.id for c in made.computations}
    said = list(walk(made))
    assert said
    for item in said:
        assert item.basis, item
        assert set(item.basis) <= known, item


def test_quotes_carry_the_exact_words_of_their_claims(brief: Brief) -> None:
    words = {c.id: c.anchor.exact for c in evidence().claims}
    assert {q.id for q in brief.quotes} == set(words)
    assert all(q.exact == words[q.id] and q.found for q in brief.quotes)


def test_back_links_name_exactly_the_places_that_lead_here(brief: Brief) -> None:
    uses: dict[str, set[str]] = {}
    for item in walk(brief):
        for id_ in item.basis:
            uses.setdefault(id_, set()).add(item.id)
    for quote in brief.quotes:
        assert set(quote.used_by) == uses[quote.id]
    for basis in (*brief.assumptions, *brief.computations):
        assert set(basis.used_by) == uses[basis.id]


def test_a_cited_claim_that_is_not_in_the_evidence_is_said_to_be_missing() -> None:
    model = crisis()
    tie = model.ties[0].model_copy(update={"cites": ("c-ffffffffff",)})
    option = model.options["veld"]["fleet"].model_copy(update={"cites": ("c-ffffffffff",)})
    changed = model.model_copy(
        update={
            "ties": (tie,),
            "options": {**model.options, "veld": {**model.options["veld"], "fleet": option}},
        }
    )
    made = compose(dataclasses.replace(full_input(), crisis=changed))
    missing = [q for q in made.quotes if not q.found]
    assert [q.id for q in missing] == ["c-ffffffffff"]


def test_a_quote_that_no_longer_stands_is_said_to_be_lost_and_never_printed() -> None:
    given = full_input()
    assert given.evidence is not None
    cited = next(q.id for q in compose(given).quotes if q.accepted)
    broken = dataclasses.replace(given.evidence, broken=(cited,))
    made = compose(dataclasses.replace(given, evidence=broken))
    lost = next(q for q in made.quotes if q.id == cited)
    words = next(c for c in given.evidence.claims if c.id == cited).anchor.exact
    assert (lost.exact, lost.found) == ("", False)
    for text in (to_html(made), to_markdown(made)):
        assert f"whose quote no longer stands in {lost.document}" in text or (
            f"its quote no longer stands in {lost.document}" in text
        )
        assert f"“{words}”" not in text


def test_elements_without_citation_or_reason_rest_on_the_bare_file() -> None:
    given = full_input()
    assert given.analysis is not None
    assert given.analysis.alignment is not None
    whole, *kinds = given.analysis.alignment.layers
    bare = dataclasses.replace(whole.ties[0], cites=(), assumptions=())
    layer = dataclasses.replace(whole, ties=(bare, *whole.ties[1:]))
    report = dataclasses.replace(given.analysis.alignment, layers=(layer, *kinds))
    analysis = dataclasses.replace(given.analysis, alignment=report)
    made = compose(dataclasses.replace(given, analysis=analysis))
    (row,) = (item for item in walk(made) if item.basis == ("k-file",))
    assert row.id.startswith("ties-")
    assert all(item.basis != ("k-file",) for item in walk(compose(given)))


def test_numbers_in_sentences_stand_beside_a_computation_or_a_quote(brief: Brief) -> None:
    for item in walk(brief):
        if isinstance(item, Sentence) and re.search(r"\d", item.text):
            assert any(b.startswith(("k-", "c-", "a-")) for b in item.basis)


def test_every_definition_is_used_by_some_brief() -> None:
    used = {c.id for given in INPUTS.values() for c in compose(given).computations}
    elsewhere = {
        "k-as-of",
        "k-motives",
        "k-coming",
        "k-watch",
        "k-tested",
        "k-difference",
    }  # in their own tests
    assert used == set(DEFINITIONS) - elsewhere - {"k-file"}  # of what rests on nothing, above


def test_claims_that_nothing_leads_to_are_counted() -> None:
    report = evidence()
    pair = report.contradictions[0]
    stranger = dataclasses.replace(pair.a, id="c-00000000ee")  # a statement that is no claim
    pairs = (dataclasses.replace(pair, a=stranger), *report.contradictions[1:])
    made = compose(BriefInput(evidence=dataclasses.replace(report, contradictions=pairs)))
    shown = {q.id for q in made.quotes}
    assert stranger.id in shown
    assert all(q.found for q in made.quotes)
    assert made.unquoted == len({c.id for c in report.claims} - shown) > 0


def test_equal_input_gives_an_equal_brief(brief: Brief) -> None:
    assert compose(full_input()) == brief
    assert C[0] in {q.id for q in brief.quotes}
