"""A statement carries the elements of the model it was computed from; no text is read back for them."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest

from tests.brief.invented import full_input
from tests.brief.walking import walk
from tightrope.analysis.strategy.report import Instead, Reason, Weighed
from tightrope.brief import compose
from tightrope.brief.leads import Leads
from tightrope.brief.page import Sentence, SharesBar
from tightrope.brief.render_html import to_html
from tightrope.brief.rests import On, Rests, place_of
from tightrope.brief.wording import Wording
from tightrope.crisis import CrisisModel
from tightrope.crisis.elements import need_grounds
from tightrope.words import ByName
from tightrope.words.parts import (
    Act,
    ActorRef,
    Agreeing,
    AsOne,
    ChangeRef,
    ClauseRef,
    Closed,
    FormulaRef,
    IndicatorRef,
    Joined,
    OptionRef,
    Part,
    Phrase,
    ScenarioRef,
    StatementRef,
    TreatyRef,
    references,
)
from tightrope.words.phrase import acts, fill, join, sentence

A = {"assumption": "For the test."}


def crisis(**more: object) -> CrisisModel:
    """WHO may retaliate who may strike, for fear of unrest; May may strike for the price of oil."""
    told: dict[str, Any] = {
        "title": "Names that are words",
        "actors": {
            "who": {"name": "WHO"},
            "may": {"name": "May"},
            "usa": {"name": "United States"},
        },
        "options": {
            "who": {"retaliate": {"text": "Retaliate who may strike", "now": False, **A}},
            "may": {
                "strike": {"text": "Strike who may retaliate", "now": True, **A},
                "talk": {"text": "Talk to WHO", "now": False, **A},
            },
        },
        "priorities": {"may": [{"want": "not may.talk", **A}, {"want": "who.retaliate", **A}]},
        "interests": {
            "who": [
                {"in": "unrest", "wants": "low", "weight": "vital", **A},
                {"in": "oil", "wants": "low", "weight": "minor", **A},
                {"duty": "pact", "weight": "major", **A},
            ],
            "may": [{"in": "oil", "wants": "high", "weight": "major", **A}],
        },
        "indicators": {
            "unrest": {"name": "Unrest"},
            "oil": {"name": "Oil"},
            "fear": {"name": "Fear"},
        },
        "effects": [
            {"from": "who.retaliate", "to": "fear", "sign": "+", "strength": "weak", **A},
            {"from": "fear", "to": "unrest", "sign": "+", "strength": "weak", **A},
            {"from": "may.strike", "to": "oil", "sign": "+", "strength": "weak", **A},
            {"from": "oil", "to": "unrest", "sign": "+", "strength": "weak", "if": "may.talk", **A},
        ],
        "ties": [
            {"from": "who", "to": "may", "kind": "political", "sign": "-", **A},
            {"from": "usa", "to": "may", "kind": "economic", "sign": "+", **A},
        ],
        "treaties": {
            "pact": {"parties": ["who", "may"], "obliges": [{"kind": "consultation", **A}], **A},
            "other": {"parties": ["usa", "may"], **A},
        },
        "scenarios": {"calm": {"assume": {"may.strike": False}, **A}},
    }
    return CrisisModel.model_validate({**told, **more})


WANTED = (Weighed("unrest", "", "low", "vital", -0.5), Weighed("oil", "", "low", "minor", -0.001))
BECAUSE = Reason("who", prefers=False, line="", weighed=WANTED)


def rests(*instead: Instead, model: CrisisModel | None = None) -> Rests:
    made = Rests(model or crisis(), None, Wording(model or crisis()))
    made._instead = instead
    return made


def places(*on: On, computed: str = "k-forecast", found: Rests | None = None) -> list[str]:
    return list((found or rests()).of(on, [computed]))


def test_an_option_brings_what_decided_about_it_and_the_links_that_lead_there() -> None:
    found = rests(Instead("who", "who.retaliate", "yes", "no", BECAUSE))
    told = sentence(
        "{who} is expected {act}.", who=ActorRef("who"), act=acts({"who.retaliate": "no"})
    )
    said = found.of(references(told), ["k-forecast"])
    # not the interest in oil, which weighs nothing, nor anything of May’s that is named in its text
    assert list(said) == ["/options/who/retaliate", "/interests/who/0", "/effects/0", "/effects/1"]


def test_a_typed_line_that_decided_is_found_however_it_is_spelt() -> None:
    held = Reason("may", prefers=False, line="(not may.talk)")
    found = rests(Instead("may", "may.talk", "yes", "no", held))
    assert places(OptionRef("may.talk"), found=found) == ["/options/may/talk", "/priorities/may/0"]
    assert places(held) == ["/priorities/may/0"]


def test_where_no_engine_said_why_an_option_brings_the_wants_that_it_bears_on() -> None:
    assert places(OptionRef("who.retaliate")) == [
        "/options/who/retaliate",
        "/interests/who/0",
        "/effects/0",
        "/effects/1",
    ]
    assert places(OptionRef("may.strike")) == [
        "/options/may/strike",
        "/interests/may/0",
        "/effects/2",
    ]
    assert places(OptionRef("may.talk")) == ["/options/may/talk", "/priorities/may/0"]


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ([StatementRef("may", "who.retaliate")], ["/priorities/may/1"]),
        ([StatementRef("may", "")], ["/options/may/strike", "/interests/may/0", "/effects/2", "/options/may/talk", "/priorities/may/0"]),
        ([IndicatorRef("oil")], ["/effects/2"]),
        ([ActorRef("who"), IndicatorRef("oil")], ["/interests/who/1", "/effects/2"]),
        ([TreatyRef("pact")], ["/treaties/pact"]),
        ([ActorRef("who"), TreatyRef("pact")], ["/treaties/pact", "/interests/who/2"]),
        ([ScenarioRef("calm")], ["/scenarios/calm"]),
        ([FormulaRef("not may.talk")], ["/options/may/talk", "/priorities/may/0"]),
        ([ClauseRef("may.talk", "yes")], ["/options/may/talk", "/priorities/may/0"]),
        ([Act("may.talk", "yes")], ["/options/may/talk", "/priorities/may/0"]),
        ([ChangeRef("may.talk = yes")], ["/options/may/talk", "/priorities/may/0"]),
        ([ChangeRef("may: drop 'who.retaliate'")], ["/priorities/may/1"]),
        ([ChangeRef("may: raise 'who.retaliate' above 'not may.talk'")], ["/priorities/may/1", "/priorities/may/0"]),
        ([ChangeRef("who: oil=vital")], ["/interests/who/1"]),
        ([ChangeRef("fear -> unrest=strong")], ["/effects/1"]),
        ([ChangeRef("oil=low")], ["/effects/2"]),
        ([("events",)], ["/events"]),
    ],
)  # fmt: skip
def test_each_reference_leads_to_its_own_elements(on: list[On], found: list[str]) -> None:
    assert places(*on) == found


def test_no_kind_of_reference_is_without_a_way() -> None:
    tried = {Act, ActorRef, ChangeRef, ClauseRef, FormulaRef, IndicatorRef, OptionRef, ScenarioRef}
    no_reference = {str, Agreeing, AsOne, Closed, Joined}
    assert set(get_args(Part)) == tried | {StatementRef, TreatyRef} | no_reference


def test_unknown_names_and_formulas_that_cannot_be_read_lead_nowhere() -> None:
    unknown: list[On] = [
        OptionRef("who.nothing"),
        FormulaRef("who."),
        ChangeRef("nonsense"),
        IndicatorRef("gone"),
        TreatyRef("gone"),
        ScenarioRef("gone"),
        StatementRef("who", "may.strike"),
    ]
    for one in unknown:
        assert places(one, computed="k-effects") == ["/effects"], one


def test_an_actor_named_alone_brings_what_the_computation_reads_of_it() -> None:
    decided = places(ActorRef("may"))
    assert decided == ["/options/may/strike", "/interests/may/0", "/effects/2", "/options/may/talk", "/priorities/may/0"]  # fmt: skip
    assert places(ActorRef("may"), computed="k-balance") == ["/ties/0", "/ties/1"]
    assert places(ActorRef("may"), ActorRef("who"), computed="k-balance") == ["/ties/0"]
    assert places(ActorRef("usa"), computed="k-commitments") == ["/treaties/other"]
    # named beside an option it says whose that is, and brings nothing more
    assert places(ActorRef("who"), OptionRef("may.talk"))[0] == "/options/may/talk"
    assert not any("who" in one for one in places(ActorRef("who"), OptionRef("may.talk")))


def test_what_names_nothing_rests_on_all_that_its_computation_reads() -> None:
    assert places() == ["/options", "/interests", "/priorities"]
    assert places(computed="k-effects") == ["/effects"]
    assert places(computed="k-red-lines") == []  # the file has none
    assert places(computed="k-counts") == []


def test_a_chain_takes_every_link_of_its_steps_and_no_detour() -> None:
    more = [
        *crisis().model_dump(by_alias=True)["effects"],
        {"from": "who.retaliate", "to": "fear", "sign": "-", **A},
    ]
    leads = Leads(model := crisis(effects=more), ByName(model))
    assert [path[1] for path in leads.chain(["who.retaliate"], "unrest")] == [0, 4, 1]
    assert [path[1] for path in leads.chain(["may.strike"], "unrest")] == [2, 3]
    assert [path[1] for path in leads.chain(["may.talk"], "unrest")] == [3]  # it sets the link off
    assert list(leads.chain(["may.talk"], "fear")) == []


def test_grounds_are_the_elements_at_the_places_and_within_them_cited_first() -> None:
    cited = {"text": "Talk to WHO", "now": False, "cites": ["c-0000000001"]}
    options = {"may": {"strike": {"text": "Strike", "now": True, **A}, "talk": cited}}
    model = crisis(options=options, effects=[], priorities={}, scenarios={}, interests={})
    found = rests(model=model)
    assert found.grounds() == ()
    found.of([TreatyRef("pact")], ["k-commitments"])
    found.of([OptionRef("may.strike")], ["k-forecast"])
    assert [one.place for one in found.grounds()] == ["/options/may/strike", "/treaties/pact", "/treaties/pact/obliges/0"]  # fmt: skip
    found.of([], ["k-states"])
    told = found.grounds()[:2]
    assert [(one.place, one.text, one.cites, one.assumption) for one in told] == [
        ("/options/may/talk", "May: talk to WHO", ("c-0000000001",), ""),
        ("/options/may/strike", "May: strike", (), "For the test."),
    ]


def test_a_place_is_a_json_pointer() -> None:
    assert place_of(("effects", 3)) == "/effects/3"
    assert place_of(("treaties", "a/b~c")) == "/treaties/a~1b~0c"


def test_references_are_found_in_what_is_joined_and_closed() -> None:
    inner = fill("{a} and {b}", a=ActorRef("who"), b=Closed(fill("{t}", t=TreatyRef("pact"))))
    whole = join(
        [
            sentence("{x}.", x=inner),
            sentence(
                "{s} {gains}.", s=ScenarioRef("calm"), gains=Agreeing(("may",), "gains", "gain")
            ),
        ]
    )
    assert list(references(whole)) == [ActorRef("who"), TreatyRef("pact"), ScenarioRef("calm")]
    assert list(references(Phrase(("plain text", AsOne(("who",)))))) == []


def test_every_statement_of_a_brief_that_is_computed_from_the_model_leads_into_it() -> None:
    given = full_input()
    made = compose(given)
    assert given.crisis is not None
    known = {place_of(one.path) for one in need_grounds(given.crisis)}
    assert {one.place for one in made.grounds} <= known
    of_evidence = re.compile(
        r"k-(counts|origins|contradictions|sources|file|elements|reference|as-of|ties|difference|energy)"
    )
    for item in walk(made):
        if not isinstance(item, Sentence) or all(map(of_evidence.match, item.basis)):
            continue
        assert item.rests or any(not one.startswith("k-") for one in item.basis), item
        for place in item.rests:
            assert any(f"{one.place}/".startswith(f"{place}/") for one in made.grounds), item


def test_html_leads_the_script_to_quotes_of_elements_and_not_of_whole_sections() -> None:
    made = compose(full_input())
    html = to_html(made)
    found = dict(re.findall(r'id="([\w-]+)"(?: data-when="[^"]*")? data-on="([^"]+)"', html))
    cites = {one.place: one.cites for one in made.grounds}
    for item in walk(made):
        if isinstance(item, SharesBar):
            continue
        own = [c for place in item.rests for c in cites.get(place, ())]
        assert found.get(item.id, "").split() == list(dict.fromkeys(own))[:4], item
    assert any(item.rests == ("/options", "/priorities") for item in walk(made) if isinstance(item, Sentence))  # fmt: skip


def test_a_red_line_rests_on_itself_and_on_the_acts_it_speaks_of() -> None:
    rows = {
        item.id: item for item in walk(compose(full_input())) if item.id.startswith("red-lines-")
    }
    for item in rows.values():
        assert not isinstance(item, SharesBar)
        if item.basis[0] == "k-red-lines" and item.rests != ("/red_lines",):
            assert sum(one.startswith("/red_lines/") for one in item.rests) <= 1
    assert any("/red_lines/0" in item.rests and any(one.startswith("/options/") for one in item.rests) for item in rows.values() if not isinstance(item, SharesBar))  # fmt: skip
