"""Options and levels as verb phrases."""

from __future__ import annotations

import pytest

from tightrope.words.acting import at_level, brief_text, is_off, put
from tightrope.words.verbs import gerund, read_act, third

YES_NO = ("no", "yes")
LADDER = ("none", "words", "arms", "troops")


@pytest.mark.parametrize(
    ("now", "level", "base", "to", "by", "finite"),
    [
        ("no", "yes", "strike", "to strike", "striking", "strikes"),
        ("no", "no", "not strike", "not to strike", "not striking", "does not strike"),
        ("yes", "no", "stop striking", "to stop striking", "no longer striking", "stops striking"),
        (
            "yes",
            "yes",
            "go on striking",
            "to go on striking",
            "going on striking",
            "goes on striking",
        ),
    ],
)
@pytest.mark.parametrize(
    "text", ["Strike the port", "Keep striking the port", "Go on striking the port"]
)
def test_an_act_begins_stays_undone_stops_and_goes_on(
    text: str, now: str, level: str, base: str, to: str, by: str, finite: str
) -> None:
    act = put(text, YES_NO, level, now)
    rest = " the port"
    assert (act.base, act.infinitive) == (base + rest, to + rest)
    assert (act.gerund, act.finite(plural=False)) == (by + rest, finite + rest)


def test_several_who_act_take_the_plural() -> None:
    assert (
        put("Strike the port", YES_NO, "no", "no").finite(plural=True) == "do not strike the port"
    )
    assert put("Be ready", YES_NO, "no", "no").finite(plural=True) == "are not ready"
    assert (
        put("Strike or seize the port", YES_NO, "yes").finite(plural=True)
        == "strike or seize the port"
    )


@pytest.mark.parametrize(
    ("now", "level", "finite"),
    [
        ("none", "none", "does not help Iran"),
        ("none", "arms", "helps Iran (“arms”)"),
        ("arms", "arms", "goes on helping Iran (“arms”)"),
        ("arms", "words", "helps Iran (“words”, no longer “arms”)"),
        ("arms", "none", "stops helping Iran"),
        (None, "none", "does not help Iran"),
        (None, "troops", "helps Iran (“troops”)"),
    ],
)
def test_a_ladder_says_its_level_and_none_means_not_doing_it(
    now: str | None, level: str, finite: str
) -> None:
    assert put("Help Iran", LADDER, level, now).finite(plural=False) == finite


CANAL = ("open", "warships", "all")


@pytest.mark.parametrize(
    ("now", "level", "finite"),
    [
        ("open", "open", "does not close the canal (“open”)"),
        (None, "open", "does not close the canal (“open”)"),
        ("all", "open", "stops closing the canal (“open”)"),
        ("open", "all", "closes the canal (“all”)"),
        ("warships", "warships", "goes on closing the canal (“warships”)"),
    ],
)
def test_the_lowest_level_is_not_doing_it_whatever_it_is_called(
    now: str | None, level: str, finite: str
) -> None:
    act = put("Close the canal", CANAL, level, now)
    assert act.finite(plural=False) == finite
    if (now, level) == ("all", "open"):
        assert act.gerund == "no longer closing the canal (“open”)"
    assert put("Plan B", CANAL, "open").base == "leave “Plan B” undone (“open”)"


def test_a_formula_below_the_second_level_is_not_doing_it() -> None:
    assert at_level("Close the canal", CANAL, "<", "warships").base == "not close the canal"
    assert at_level("Close the canal", CANAL, "", "warships").base == "close the canal"
    assert at_level("Press Iran", ("low", "high"), "", "").base == "press Iran above “low”"


def test_a_lowest_level_that_says_that_a_little_is_done_is_a_level_like_the_others() -> None:
    assert not is_off("low", ("low", "high"))
    assert not is_off("very_low", ("very_low", "high"))
    assert not is_off("none", ("low", "none"))
    assert (
        put("Press Iran", ("low", "high"), "low", "high").base
        == "press Iran (“low”, no longer “high”)"
    )


@pytest.mark.parametrize(
    ("op", "level", "finite"),
    [
        ("", "words", "helps Iran"),
        (">=", "words", "helps Iran"),
        (">=", "arms", "helps Iran at “arms” or more"),
        (">", "words", "helps Iran at “arms” or more"),
        (">=", "troops", "helps Iran (“troops”)"),
        ("<=", "arms", "helps Iran at “arms” at the most"),
        ("<", "arms", "helps Iran at “words” at the most"),
        ("<=", "none", "does not help Iran"),
        ("<", "words", "does not help Iran"),
        ("==", "none", "does not help Iran"),
        ("==", "words", "helps Iran (“words”)"),
        ("!=", "none", "helps Iran"),
        ("!=", "arms", "helps Iran at another level than “arms”"),
        ("!=", "troops", "helps Iran at “arms” at the most"),
        (">=", "none", "helps Iran at a level >= “none”"),
    ],
)
def test_every_comparison_of_a_ladder_reads_as_an_act(op: str, level: str, finite: str) -> None:
    assert at_level("Help Iran", LADDER, op, level).finite(plural=False) == finite


def test_a_formula_says_that_what_is_done_today_stops() -> None:
    assert at_level("Strike", YES_NO, "==", "no", "yes").finite(plural=False) == "stops striking"
    assert at_level("Strike", YES_NO, "==", "no", "no").finite(plural=False) == "does not strike"


def test_what_one_is_or_keeps_is_no_longer_so_when_it_ends() -> None:
    assert (
        put("Be willing to talk", YES_NO, "no", "yes").finite(plural=False)
        == "is no longer willing to talk"
    )
    assert (
        put("Keep the line open", YES_NO, "no", "yes").infinitive
        == "no longer to keep the line open"
    )
    assert put("Keep the line open", YES_NO, "yes", "yes").base == "keep the line open"


@pytest.mark.parametrize("text", ["Naval blockade", "Plan B", "Support for Iran", "May"])
def test_a_text_without_a_verb_is_kept_whole_between_quotes(text: str) -> None:
    forms = [put(text, YES_NO, level, now).base for now in YES_NO for level in YES_NO]
    assert forms == [
        f"not take up “{text}”",
        f"take up “{text}”",
        f"give up “{text}”",
        f"go on with “{text}”",
    ]


def test_what_is_named_and_left_undone_is_told_so_where_nothing_is_known_of_before() -> None:
    """“Does not take up” would say that it is not done today."""
    assert put("Plan B", YES_NO, "no").finite(plural=False) == "leaves “Plan B” undone"
    assert put("Plan B", YES_NO, "no", "no").finite(plural=False) == "does not take up “Plan B”"
    assert put("Fish in the lake", YES_NO, "no").base == "not fish in the lake"


@pytest.mark.parametrize(
    ("text", "gerund"),
    [
        ("Dam the inflow", "damming the inflow"),
        ("Interdict their convoys", "interdicting their convoys"),
        ("Sweep a strait", "sweeping a strait"),
        ("Half the forces", "taking up “Half the forces”"),
        ("Off the record talks", "taking up “Off the record talks”"),
        ("A new law", "taking up “A new law”"),
        ("Arbitration of the strait", "taking up “Arbitration of the strait”"),
    ],
)
def test_a_word_that_an_article_follows_is_a_verb_though_it_is_not_listed(
    text: str, gerund: str
) -> None:
    assert put(text, YES_NO, "yes").gerund == gerund


def test_a_thing_that_is_named_is_put_at_another_level() -> None:
    levels = ("none", "half", "whole")
    assert put("Plan B", levels, "half", "none").base == "take up “Plan B” (“half”)"
    assert put("Plan B", levels, "half", "half").base == "go on with “Plan B” (“half”)"
    down = put("Plan B", levels, "half", "whole")
    assert down.finite(plural=False) == "puts “Plan B” at “half”, no longer “whole”"
    assert down.gerund == "putting “Plan B” at “half”, no longer “whole”"
    assert put("Plan B", levels, "none", "whole").base == "give up “Plan B”"


def test_a_refusal_has_no_double_negation() -> None:
    assert (
        put("Do not strike", YES_NO, "no", "no").finite(plural=False)
        == "does not refrain from striking"
    )
    assert put("Do not strike", YES_NO, "yes").gerund == "refraining from striking"


def test_an_adverb_stays_before_its_verb() -> None:
    act = read_act("Formally ask for help")
    assert act.finite(plural=False) == "formally asks for help"
    assert act.gerund == "formally asking for help"


@pytest.mark.parametrize(
    ("verb", "ing", "s"),
    [
        ("cut", "cutting", "cuts"),
        ("impose", "imposing", "imposes"),
        ("carry", "carrying", "carries"),
        ("deploy", "deploying", "deploys"),
        ("reach", "reaching", "reaches"),
        ("go", "going", "goes"),
        ("be", "being", "is"),
        ("have", "having", "has"),
        ("lie", "lying", "lies"),
        ("free", "freeing", "frees"),
        ("press", "pressing", "presses"),
        ("indict", "indicting", "indicts"),
        ("rebel", "rebelling", "rebels"),
        ("undo", "undoing", "undoes"),
        ("spy", "spying", "spies"),
    ],
)
def test_verbs_are_inflected_as_english_spells_them(verb: str, ing: str, s: str) -> None:
    assert (gerund(verb), third(verb)) == (ing, s)


def test_a_second_verb_goes_with_the_first_but_a_noun_that_looks_like_one_does_not() -> None:
    assert (
        read_act("Attack the port or seize the ships").gerund
        == "attacking the port or seizing the ships"
    )
    assert read_act("Send arms and support").gerund == "sending arms and support"
    assert read_act("Quit talks and set up bases").finite(plural=False) == (
        "quits talks and sets up bases"
    )
    assert read_act("Send the fleet and fight").finite(plural=False) == "sends the fleet and fights"


def test_what_follows_a_colon_or_bracket_is_left_out_of_sentences() -> None:
    assert brief_text("Help Iran: arms, or troops.") == "Help Iran"
    assert brief_text("Help Iran (arms)") == "Help Iran"
    assert brief_text("Strike Iran, for example at Fordow") == "Strike Iran"
    assert brief_text("Strike nuclear, military and energy targets") == (
        "Strike nuclear, military and energy targets"
    )


def test_boarding_ships_is_an_act_and_a_board_of_inquiry_a_thing() -> None:
    assert read_act("Board ships of Hamra").gerund == "boarding ships of Hamra"
    assert "“Board of inquiry”" in read_act("Board of inquiry").base
