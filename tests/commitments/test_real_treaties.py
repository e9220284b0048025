"""Ten treaties, in our own words, on dates on which it is known who was bound to what."""

from __future__ import annotations

import pytest

from tests.words.saying import say
from tightrope.analysis.commitments import ObligationStatus, analyse_commitments
from tightrope.crisis import CrisisModel, check_crisis, parse_crisis
from tightrope.dates import PartialDate

TREATIES = """\
title: Ten treaties
actors:
  usa: {name: The United States}
  norway: {name: Norway}
  finland: {name: Finland}
  russia: {name: Russia}
  dprk: {name: North Korea}
  iran: {name: Iran}
  japan: {name: Japan}
  armenia: {name: Armenia}
  georgia: {name: Georgia}
  kazakhstan: {name: Kazakhstan}
  germany: {name: Germany}
  ussr: {name: The Soviet Union}
  iraq: {name: Iraq}
  egypt: {name: Egypt}
  israel: {name: Israel}
  australia: {name: Australia}
  new_zealand: {name: New Zealand}
  czechoslovakia: {name: Czechoslovakia}
  romania: {name: Romania}
  yugoslavia: {name: Yugoslavia}
  hungary: {name: Hungary}
treaties:
  north_atlantic:
    name: North Atlantic Treaty
    parties: [usa, norway, finland]
    signed: 1949-04-04
    in_force: 1949-08-24
    members: {finland: {signed: 2022-07-05, since: 2023-04-04}}
    obliges: [{kind: consultation, article: "4"}, {kind: defence, article: "5", area: "north of the Tropic of Cancer"}]
    assumption: Public text
  russia_dprk_2024:
    parties: [russia, dprk]
    signed: 2024-06-19
    ratified: 2024-11-11
    in_force: 2024-12-04
    obliges: [{kind: defence, article: "4"}]
    assumption: Public text
  russia_iran_2025:
    parties: [russia, iran]
    signed: 2025-01-17
    in_force: 2025-10-02
    called: alliance
    obliges: [{kind: neutrality, article: "3(3)"}]
    assumption: Public text
  usa_japan_1960:
    parties: [usa, japan]
    signed: 1960-01-19
    in_force: 1960-06-23
    obliges: [{kind: defence, article: "V", if: ussr.attack_japan, requires: {usa: usa.fight}, area: "territories under the administration of Japan"}]
    assumption: Public text
  collective_security:
    parties: [russia, kazakhstan, armenia, georgia]
    signed: 1992-05-15
    in_force: 1994-04-20
    members: {georgia: {until: 1999-04-20}}
    suspensions: [{by: armenia, since: 2024-02, state: in abeyance}]
    obliges: [{kind: defence, article: "4"}]
    assumption: Public text
  molotov_ribbentrop:
    parties: [germany, ussr]
    signed: 1939-08-23
    in_force: 1939-08-23
    breaches: [{on: 1941-06-22, by: germany, of: [I], ends: yes}]
    obliges: [{kind: non_aggression, article: "I"}, {kind: neutrality, article: "II"}]
    assumption: Public text
  iran_iraq_1975:
    parties: [iran, iraq]
    signed: 1975-06-13
    in_force: 1976-06-22
    breaches: [{on: 1980-09-22, by: iraq}]
    suspensions: [{since: 1980-09-23, until: 1990-08-14, state: in abeyance, text: "War; Iraq accepts the frontier again"}]
    obliges: [{kind: territory, text: "Keeps to the frontier in the deepest channel of the river"}]
    assumption: Public text
  egypt_israel_1979:
    parties: [egypt, israel]
    signed: 1979-03-26
    in_force: 1979-04-25
    obliges:
      - {kind: non_aggression, article: "III"}
      - {kind: transit, article: "V", by: egypt, to: israel, requires: egypt.canal, text: "Lets ships through the Suez Canal"}
      - {kind: territory, article: "I", by: israel, to: egypt, text: "Leaves Sinai"}
    assumption: Public text
  anzus:
    parties: [usa, australia, new_zealand]
    signed: 1951-09-01
    in_force: 1952-04-29
    suspensions: [{by: usa, towards: new_zealand, since: 1986-08-11}]
    obliges: [{kind: consultation, article: "III"}, {kind: defence, article: "IV"}]
    assumption: Public text
  little_entente:
    parties: [czechoslovakia, romania, yugoslavia]
    in_force: 1921-06-07
    ended: 1938-09-30
    obliges:
      - {kind: defence, to: czechoslovakia, if: hungary.attack, requires: {romania: romania.help}}
    assumption: Three conventions of 1920 and 1921, told as one
options:
  ussr: {attack_japan: {text: Attack Japan, now: no, assumption: x}}
  usa: {fight: {text: Fight for Japan, now: no, assumption: x}}
  egypt: {canal: {text: Let ships through, now: yes, assumption: x}}
  hungary: {attack: {text: Attack Czechoslovakia, now: no, assumption: x}}
  germany: {attack: {text: Attack Czechoslovakia, now: no, assumption: x}}
  romania: {help: {text: Come to help, now: no, assumption: x}}
priorities:
  ussr: [{want: not ussr.attack_japan, assumption: x}]
  usa: [{want: not usa.fight, assumption: x}]
  egypt: [{want: egypt.canal, assumption: x}]
  hungary: [{want: not hungary.attack, assumption: x}]
  germany: [{want: not germany.attack, assumption: x}]
  romania: [{want: not romania.help, assumption: x}]
"""
MODEL: CrisisModel = parse_crisis(TREATIES).model


def on(date: str, treaty: str, **state: str) -> list[ObligationStatus]:
    named = {option.replace("__", "."): level for option, level in state.items()}
    report = analyse_commitments(MODEL, None, state=named, as_of=PartialDate(date))
    return [owed for owed in report.obligations if owed.treaty == treaty]


def owes(found: list[ObligationStatus], party: str, kind: str) -> dict[str, tuple[str, ...]]:
    """Status -> towards whom, of one party and kind."""
    return {o.status: o.towards for o in found if o.party == party and o.obligation == kind}


def test_the_file_of_the_ten_has_no_error() -> None:
    assert [str(f) for f in check_crisis(parse_crisis(TREATIES)) if f.severity == "error"] == []


def test_finland_is_not_bound_by_the_north_atlantic_treaty_in_1978_and_nobody_owes_it() -> None:
    then, now = on("1978-05-01", "north_atlantic"), on("2024-01-01", "north_atlantic")
    assert owes(then, "finland", "defence") == {"not yet a member": ("usa", "norway")}
    assert owes(then, "norway", "defence") == {"in force": ("usa",)}
    assert owes(now, "finland", "defence") == {"in force": ("usa", "norway")}
    assert owes(now, "norway", "defence") == {"in force": ("usa", "finland")}
    assert {o.date for o in now if o.party == "finland"} == {"2023-04-04"}
    assert {o.date for o in now if o.party == "norway"} == {"1949-08-24"}
    assert "Finland becomes a party only on 2023-04-04" in say(then[2], model=MODEL)


@pytest.mark.parametrize(
    ("date", "status"),
    [
        ("2024-06-18", "not yet signed"),
        ("2024-10-15", "signed, not in force"),
        ("2024-11-20", "ratified, not in force"),
        ("2024-12-04", "in force"),
    ],
)
def test_russia_and_north_korea_are_bound_to_defend_each_other_from_december_2024(
    date: str, status: str
) -> None:
    found = on(date, "russia_dprk_2024")
    assert [o.status for o in found] == [status, status]


def test_the_treaty_called_an_alliance_obliges_russia_only_to_stay_neutral_and_not_yet() -> None:
    found = on("2025-06-20", "russia_iran_2025")
    assert [(o.party, o.obligation, o.status) for o in found] == [
        ("russia", "neutrality", "signed, not in force"),
        ("iran", "neutrality", "signed, not in force"),
    ]


def test_under_article_five_of_1960_only_the_united_states_is_judged_by_its_own_deeds() -> None:
    calm = on("1970", "usa_japan_1960")
    assert {o.triggered for o in calm} == {"no"}
    attacked = on("1970", "usa_japan_1960", ussr__attack_japan="yes")
    judged = {o.party: (o.triggered, o.honoured) for o in attacked}
    assert judged == {"usa": ("yes", "no"), "japan": ("yes", "not judged")}
    helped = on("1970", "usa_japan_1960", ussr__attack_japan="yes", usa__fight="yes")
    assert {o.party: o.honoured for o in helped} == {"usa": "yes", "japan": "not judged"}


def test_georgia_has_left_collective_security_and_armenia_lets_it_rest() -> None:
    early = on("1998", "collective_security")
    assert owes(early, "georgia", "defence") == {"in force": ("russia", "kazakhstan", "armenia")}
    late = on("2024-06", "collective_security")
    assert owes(late, "georgia", "defence") == {"left": ("russia", "kazakhstan", "armenia")}
    assert owes(late, "russia", "defence") == {"in force": ("kazakhstan", "armenia")}
    assert owes(late, "armenia", "defence") == {"in abeyance": ("russia", "kazakhstan")}
    assert "It is in abeyance by Armenia since 2024-02" in say(
        next(o for o in late if o.party == "armenia"), model=MODEL
    )


def test_on_the_day_it_was_broken_molotov_ribbentrop_was_in_force_and_broken_by_one_side() -> None:
    that_day = on("1941-06-22", "molotov_ribbentrop")
    assert {o.status for o in that_day} == {"in force"}
    assert {(o.party, o.obligation): o.honoured for o in that_day} == {
        ("germany", "non_aggression"): "no",
        ("ussr", "non_aggression"): "not judged",
        ("germany", "neutrality"): "not judged",
        ("ussr", "neutrality"): "not judged",
    }
    day_before = on("1941-06-21", "molotov_ribbentrop")
    assert {o.honoured for o in day_before} == {"not judged"}
    day_after = on("1941-06-23", "molotov_ribbentrop")
    assert {(o.status, o.date, o.by) for o in day_after} == {
        ("ended by breach", "1941-06-22", "germany")
    }
    assert "Germany broke it on 1941-06-22, which ended it" in say(day_after[1], model=MODEL)


def test_the_frontier_treaty_of_1975_is_broken_rests_and_binds_again() -> None:
    that_day = {o.party: o for o in on("1980-09-22", "iran_iraq_1975")}
    assert (that_day["iraq"].status, that_day["iraq"].honoured) == ("in force", "no")
    assert (that_day["iran"].status, that_day["iran"].honoured) == ("in force", "not judged")
    assert {o.status for o in on("1985", "iran_iraq_1975")} == {"in abeyance"}
    again = {o.party: o for o in on("1990-08-15", "iran_iraq_1975")}
    assert {o.status for o in again.values()} == {"in force"}
    assert (again["iraq"].broken_on, again["iran"].broken_on) == ("1980-09-22", None)
    assert "Iraq broke it on 1980-09-22." in say(again["iraq"], model=MODEL)


def test_peace_between_egypt_and_israel_gives_each_its_own_duties() -> None:
    found = on("1981", "egypt_israel_1979", egypt__canal="no")
    told = [(o.party, o.obligation, o.towards, o.honoured) for o in found]
    assert told == [
        ("egypt", "non_aggression", ("israel",), "not judged"),
        ("israel", "non_aggression", ("egypt",), "not judged"),
        ("egypt", "transit", ("israel",), "no"),
        ("israel", "territory", ("egypt",), "not judged"),
    ]
    assert {o.status for o in on("1979-04-24", "egypt_israel_1979")} == {"signed, not in force"}


def test_the_united_states_suspends_its_duties_to_new_zealand_alone() -> None:
    found = on("1990", "anzus")
    assert owes(found, "usa", "defence") == {
        "in force": ("australia",),
        "suspended": ("new_zealand",),
    }
    assert owes(found, "new_zealand", "defence") == {"in force": ("usa", "australia")}
    assert owes(found, "australia", "defence") == {"in force": ("usa", "new_zealand")}
    assert owes(on("1986-08-10", "anzus"), "usa", "defence") == {
        "in force": ("australia", "new_zealand")
    }
    rests = next(o for o in found if o.status == "suspended")
    assert "It is suspended by the United States since 1986-08-11" in say(rests, model=MODEL)


def test_the_little_entente_is_called_upon_by_hungary_and_not_by_germany() -> None:
    attacked = on("1938-09-30", "little_entente", germany__attack="yes")
    assert {o.party for o in attacked} == {"romania", "yugoslavia"}
    assert {(o.status, o.triggered) for o in attacked} == {("in force", "no")}
    called = on("1938-09-30", "little_entente", hungary__attack="yes")
    assert {o.party: o.honoured for o in called} == {"romania": "no", "yugoslavia": "not judged"}
    assert {o.status for o in on("1938-10-01", "little_entente")} == {"ended"}


def test_base_rates_are_those_of_the_time_and_only_of_alliances() -> None:
    old = analyse_commitments(MODEL, None, as_of=PartialDate("1938")).reference
    new = analyse_commitments(MODEL, None, as_of=PartialDate("2025")).reference
    assert any("1816–1944" in rate.question for rate in old)
    assert not any("1945" in rate.question for rate in old)
    assert any("1945–2003" in rate.question for rate in new)
    assert any("first count" in rate.question for rate in old)  # counted over 1816–1944
    assert not any("first count" in rate.question for rate in new)
    assert any("1945–2010" in rate.question for rate in new)
    assert not any("1944" in rate.question for rate in new)
    water = MODEL.model_copy(update={"treaties": {"x": MODEL.treaties["iran_iraq_1975"]}})
    assert analyse_commitments(water, None, as_of=PartialDate("2025")).reference == ()


def test_a_rate_over_both_times_is_shown_only_without_one_of_the_time_and_says_so() -> None:
    for year in ("1941", "1944", "1945", "2025"):
        rates = analyse_commitments(MODEL, None, as_of=PartialDate(year)).reference
        pooled = [rate for rate in rates if "1816–2003" in rate.question]
        assert pooled
        assert not any("alliance commitments" in rate.question for rate in pooled)
        for rate in rates:
            assert ("no figure for the time of the case alone" in rate.measure) is (rate in pooled)
