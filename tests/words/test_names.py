"""References by name and by id; sentences from templates and parts."""

from __future__ import annotations

import pytest

from tests.words.invented import model
from tightrope.crisis import CrisisModel
from tightrope.words import (
    Act,
    ActorRef,
    Agreeing,
    ById,
    ByName,
    ClauseRef,
    FormulaRef,
    IndicatorRef,
    OptionRef,
    Part,
    ScenarioRef,
    StatementRef,
    TreatyRef,
    actors,
    acts,
    clauses,
    count,
    fill,
    full_stop,
    join,
    joined,
    listed,
    numeral,
    render,
    sentence,
    some,
)
from tightrope.words.plain import in_draws, portion, possessive, share, times

NAMES = ByName(model())


def test_names_and_options_that_are_words_come_through_untouched() -> None:
    told = sentence(
        "{who} may {act}, who may be {may}; {option}.",
        who=ActorRef("who"),
        act=Act("who.warn", "yes", "no"),
        may=ActorRef("may"),
        option=OptionRef("who.warn"),
    )
    assert render(told, NAMES) == (
        "WHO may retaliate who may strike, who may be May; WHO: retaliate who may strike."
    )
    assert render(told, ById()) == "who may who.warn = yes, who may be may; who.warn."


def test_a_part_is_never_read_as_a_template() -> None:
    assert render(fill("{a} {b}", a="{b}", b="}{"), NAMES) == "{b} }{"
    with pytest.raises(KeyError):
        fill("{nobody}")


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (("may",), "May gains"),
        (("may", "usa"), "May and the United States gain"),
        (("may", "usa", "who"), "May, the United States and WHO gain"),
        (("gulf",), "The Gulf states gain"),
    ],
)
def test_verbs_agree_with_one_two_and_many(who: tuple[str, ...], expected: str) -> None:
    told = sentence("{who} {gain}", who=actors(who), gain=Agreeing(who, "gains", "gain"))
    assert render(told, NAMES) == expected


def test_names_take_their_article_inside_a_sentence_and_a_possessive() -> None:
    assert render(fill("by {a}", a=ActorRef("usa")), NAMES) == "by the United States"
    assert render(fill("{a} line", a=ActorRef("usa", possessive=True)), NAMES) == (
        "the United States’ line"
    )
    assert render(fill("{a} line", a=ActorRef("may", possessive=True)), NAMES) == "May’s line"
    assert NAMES.name("usa") == "United States"
    assert NAMES.actor("nobody_known") == "Nobody Known"


@pytest.mark.parametrize("name", ["the Soviet Union", "The Soviet Union", "Soviet Union"])
def test_a_name_written_with_its_article_takes_no_second_one(name: str) -> None:
    crisis = CrisisModel.model_validate({"title": "t", "actors": {"ussr": {"name": name}}})
    assert render(sentence("{who} gains.", who=ActorRef("ussr")), ByName(crisis)) == (
        "The Soviet Union gains."
    )
    assert ByName(crisis).actor("ussr") == "the Soviet Union"


def test_acts_of_one_actor_are_told_by_what_was_before() -> None:
    before = {"may.strike": "yes", "may.help": "arms"}
    change = {"may.strike": "no", "may.help": "troops"}
    assert render(fill("by {a}", a=acts(change, before, "gerund")), NAMES) == (
        "by no longer striking the port and helping the rebels (“troops”, no longer “arms”)"
    )
    assert render(fill("{a}", a=acts(change, before, "gerund")), ById()) == (
        "may.strike = no and may.help = troops"
    )
    assert render(fill("{a}", a=clauses({"gulf.plan": "yes"}, {"gulf.plan": "yes"})), NAMES) == (
        "the Gulf states go on with “Plan B”"
    )


@pytest.mark.parametrize(
    ("formula", "by_name"),
    [
        ("may.strike", "May strikes the port"),
        ("not may.strike", "May stops striking the port"),
        ("not not may.strike", "May strikes the port"),
        ("not usa.talk", "the United States does not talk to May"),
        ("may.strike and may.help", "May strikes the port and helps the rebels"),
        ("not (may.strike and usa.talk)", "May stops striking the port, or the United States does not talk to May"),
        ("not (may.strike or usa.talk)", "May stops striking the port, and the United States does not talk to May"),
        ("usa.talk if not may.strike", "the United States talks to May if May stops striking the port"),
        ("not (usa.talk if may.strike)", "May strikes the port and the United States does not talk to May"),
        ("usa.talk iff may.strike", "the United States talks to May exactly if May strikes the port"),
        ("not (usa.talk iff may.strike)", "the United States talks to May exactly if May stops striking the port"),
        ("may.help >= troops", "May helps the rebels (“troops”)"),
        ("not may.help >= troops", "May helps the rebels at “arms” at the most"),
        ("may.strike and (usa.talk or who.warn)", "May strikes the port, and (the United States talks to May, or WHO retaliates who may strike)"),
        ("gulf.plan", "the Gulf states take up “Plan B”"),
        ("no such thing", "“no such thing”"),
    ],
)  # fmt: skip
def test_formulas_read_as_clauses_without_a_double_negation(formula: str, by_name: str) -> None:
    assert render(fill("{f}", f=FormulaRef(formula)), NAMES) == by_name
    assert render(fill("{f}", f=FormulaRef(formula)), ById()) == f"'{formula}'"


def test_every_reference_has_a_name_and_an_id() -> None:
    parts: dict[str, Part] = {
        "a": TreatyRef("pact"),
        "b": IndicatorRef("oil_price"),
        "c": ScenarioRef("us_talks_with_may"),
        "d": StatementRef("who", "not may.strike"),
        "e": StatementRef("who", "who.warn"),
        "f": ClauseRef("usa.talk", "yes"),
        "g": IndicatorRef("usa.talk"),
    }
    told = joined(fill("{x}", x=part) for part in parts.values())
    assert render(fill("{all}", all=told), NAMES) == (
        "The Pact of May, Oil price, “US talks with May”, “May stops”, "
        "“WHO retaliates who may strike”, the United States talks to May and "
        "United States: talk to May"
    )
    assert render(fill("{all}", all=told), ById()) == (
        "pact, oil_price, us_talks_with_may, 'not may.strike', 'who.warn', usa.talk = yes and usa.talk"
    )


def test_sentences_follow_each_other_and_begin_with_a_capital() -> None:
    told = join([sentence("{a} stays.", a=ActorRef("usa")), fill(""), sentence("it gains.")])
    assert render(told, NAMES) == "The United States stays. It gains."
    assert render(told, ById()) == "usa stays. it gains."


def test_small_words() -> None:
    assert [count(n, "claim") for n in (0, 1, 2, 1204)] == [
        "no claims", "one claim", "two claims", "1,204 claims",
    ]  # fmt: skip
    assert (numeral(12), numeral(13), numeral(0, "none")) == ("twelve", "13", "none")
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a, b", "c"]) == "a, b, and c"
    assert listed(["“a, b”", "c"]) == "“a, b” and c"
    assert listed(["“a, b”", "“c, d”", "e"]) == "“a, b”, “c, d” and e"
    assert listed(["a", "b, c"], "or") == "a or b, c"
    assert listed(["a, b", "c", "d"]) == "a, b; c; and d"
    assert listed([]) == ""
    assert some(["a", "b", "c", "d"], 2, "below") == "a, b and 2 more below"
    assert some(["a", "b", "c"], 2, "below") == "a, b and c"
    assert [full_stop(t) for t in ("a", "a.", "a?", "“a.”")] == ["a.", "a.", "a?", "“a.”"]


@pytest.mark.parametrize(
    ("part", "whole", "said", "several"),
    [
        (1, 1, "the one line", False),
        (0, 1, "no line", False),
        (2, 2, "both lines", True),
        (3, 3, "all three lines", True),
        (0, 3, "none of the three lines", False),
        (1, 3, "one of the three lines", False),
        (2, 3, "two of the three lines", True),
    ],
)
def test_parts_of_a_whole_agree_with_their_verb(
    part: int, whole: int, said: str, several: bool
) -> None:
    assert portion(part, whole, "line") == (said, several)
    assert [share(n, 20) for n in (0, 3, 20)] == ["none of 20", "3 of 20", "all 20"]


def test_a_statement_is_known_by_its_formula_however_it_is_spelled() -> None:
    names = ByName(model())
    assert names.statement("who", "not (may.strike)") == "“May stops”"
    assert names.statement("who", "not  may.strike") == "“May stops”"
    assert names.statement("who", "may.strike") == "“May strikes the port”"
    assert not names.is_same("not a formula (", "another (")
    assert not ByName(None).is_same("a.b", "(a.b)")


@pytest.mark.parametrize(
    ("ratio", "said"),
    [
        (1.5, "about one and a half times"), (1.74, "about one and a half times"),
        (1.76, "about two times"), (2.24, "about two times"), (2.26, "about two and a half times"),
        (2.76, "about three times"), (4.4, "about four times"), (13.2, "about 13 times"),
        (20.0, "about 20 times"), (20.1, "over twenty times"),
    ],
)  # fmt: skip
def test_times_are_told_in_one_way(ratio: float, said: str) -> None:
    assert times(ratio) == said


NOBODY = ByName(None)


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("nobody_known", "Nobody Known"),
        ("us_of_many", "US OF Many"),
        ("uae", "UAE"),
        ("iran", "Iran"),
        ("who", "WHO"),
        ("May be", "May be"),
    ],
)
def test_an_id_without_a_name_reads_as_its_words(id_: str, name: str) -> None:
    assert NOBODY.name(id_) == name


@pytest.mark.parametrize(
    ("name", "kind", "several"),
    [
        ("Gulf states", "bloc", True),
        ("Gulf states", "group", True),
        ("Gulf states", "state", False),
        ("Congress", "group", False),
        ("UNITAS", "group", False),
        ("Serbia and Montenegro", "bloc", True),
        ("Serbia and Montenegro", "state", False),
        ("Hamas", "organisation", False),
        ("The League", "bloc", False),
    ],
)
def test_who_is_several(name: str, kind: str, several: bool) -> None:
    crisis = CrisisModel.model_validate(
        {"title": "t", "actors": {"a": {"name": name, "kind": kind}}}
    )
    assert ByName(crisis).is_plural("a") is several
    assert not ByName(crisis).is_plural("houthis")
    assert not NOBODY.is_plural("houthis")


@pytest.mark.parametrize(
    ("option", "text", "named"),
    [
        ("may.strike", "Keep striking the port", "May: keep striking the port"),
        ("gulf.plan", "Plan B", "Gulf states: plan B"),
        ("may.not_there", "not there", "May: not there"),
        ("usa", "usa", "United States: usa"),
        ("zz.go_home", "go home", "ZZ: go home"),
    ],
)
def test_the_text_of_an_option(option: str, text: str, named: str) -> None:
    assert (NAMES.text(option), NAMES.option(option)) == (text, named)


def test_a_text_that_begins_with_a_name_keeps_its_letters() -> None:
    texts = {"x": "EU talks. ", "y": " . ", "z": "X"}
    options = {"a": {name: {"text": text, "now": False} for name, text in texts.items()}}
    crisis = CrisisModel.model_validate(
        {"title": "t", "actors": {"a": {"name": "A"}}, "options": options}
    )
    assert [ByName(crisis).option(f"a.{name}") for name in "xyz"] == [
        "A: EU talks",
        "A: y",
        "A: X",
    ]


def test_levels_and_the_present_one() -> None:
    assert NAMES.levels("may.help") == ("none", "arms", "troops")
    assert NAMES.levels("may.nothing") == NOBODY.levels("may.help") == ("no", "yes")
    assert (NAMES.now("may.help"), NAMES.now("may.strike"), NAMES.now("usa.talk")) == (
        "arms", "yes", "no",
    )  # fmt: skip
    assert NAMES.now("may.nothing") is NAMES.now("nobody.talk") is NOBODY.now("may.help") is None


def test_a_clause_of_an_indicator_is_held() -> None:
    held = ClauseRef("oil_price", "very_high")
    assert render(fill("{it}", it=held), NAMES) == "“Oil price” is held at “very high”"


@pytest.mark.parametrize(
    ("id_", "called"),
    [
        ("oil_price", "Oil price"),
        ("gas_price", "Gas price"),
        ("may.gas_price", "Gas price"),
        ("usa.talk", "United States: talk to May"),
        ("may.strike and usa.talk", "May strikes the port, and the United States talks to May"),
        ("usa.talk and gulf.plan", "the United States talks to May, and the Gulf states take up ‘Plan B’"),
    ],
)  # fmt: skip
def test_what_an_indicator_is_called(id_: str, called: str) -> None:
    assert NAMES.indicator(id_) == called


def test_interests_treaties_and_scenarios() -> None:
    assert NAMES.interest("pact") == "keeping The Pact of May"
    assert NAMES.interest("oil_price") == "“Oil price”"
    assert NOBODY.interest("pact") == "“Pact”"
    assert (NAMES.treaty("old_treaty"), NAMES.treaty("pact_of_steel")) == (
        "Old treaty", "the Pact of steel",
    )  # fmt: skip
    assert NAMES.scenario("who_and_eu_talk") == "“WHO and EU talk”"
    assert NOBODY.scenario("who_talks") == "“Who talks”"
    assert (NAMES.is_option("usa.talk"), NAMES.is_option("usa")) == (True, False)
    assert NAMES.wanted("who", "who.warn") == NAMES.wanted("usa", "usa.talk") == ""
    assert NOBODY.wanted("who", "not may.strike") == ""
    assert NAMES.wanted("who", "not may.strike") == "May stops"


def test_changes_by_name_and_those_that_cannot_be_read() -> None:
    assert (NOBODY.change("usa.talk = yes"), NAMES.change("nonsense ((")) == (
        "“usa.talk = yes”", "“nonsense ((”",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 1, "in no draw"),
        (1, 1, "in the one draw"),
        (0, 2, "in none of 2 draws"),
        (2, 2, "in all 2 draws"),
        (9, 20, "in only 9 of 20 draws"),
        (10, 20, "in 10 of 20 draws"),
        (1, 2, "in 1 of 2 draws"),
        (1200, 2000, "in 1,200 of 2,000 draws"),
    ],
)
def test_parts_of_draws(part: int, whole: int, said: str) -> None:
    assert in_draws(part, whole) == said


def test_small_words_at_their_edges() -> None:
    assert (share(1, 1), share(0, 1), share(1200, 1200)) == ("the only", "none of 1", "all 1,200")
    assert portion(0, 2, "line") == ("neither of the two lines", False)
    assert portion(0, 2, "ally", "allies") == ("neither of the two allies", False)
    assert (count(2, "ally", "allies"), count(1, "ally", "allies")) == ("two allies", "one ally")
    assert (numeral(1), numeral(-1), numeral(1000)) == ("one", "-1", "1,000")
    assert some(["a", "b", "c"], 1, "below") == "a and 2 more below"
    assert some(["a"], 1, "below") == "a"
    assert [full_stop(t) for t in ("a!", "a…", "“a?”", " a ", "“a!”")] == [
        "a!", "a…", "“a?”", "a.", "“a!”.",
    ]  # fmt: skip
    assert (possessive("Iran"), possessive("Gulf states")) == ("Iran’s", "Gulf states’")
    assert listed(["a, b", "c"], "or") == "a, b, or c"
