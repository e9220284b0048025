"""Who acts where the words leave no choice: the passive, what one draws from another, relative clauses."""

from __future__ import annotations

import pytest

from tests.evidence.coding.reading import line_of, pairs_of
from tightrope import code_text
from tightrope.evidence.coding.reader.agents import is_acted_on, is_struck
from tightrope.evidence.coding.reader.pairs import find_pairs, mask
from tightrope.evidence.coding.reader.relatives import find_relatives, is_told_apart


def acted_on(sentence: str) -> list[tuple[str, str]]:
    """Gives the pairs of which the second surely acts on the first."""
    line = line_of(sentence)
    masked = mask(line)
    pairs = [p for p in find_pairs(line) if is_acted_on(masked, p, "condemnation")]
    return list(dict.fromkeys((p.a.acts_for, p.b.acts_for) for p in pairs))


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile was rebuked by Norway.",
        "Chile has never been so harshly treated by cold Norway.",
        "Chile was refused a loan of ten millions by the Norwegian army.",
        "Chile got beaten by Norway.",
        "Chile's bid was opposed by Norway.",
        "The Chilean chief of staff was snubbed by Norway.",
        "Chile's deputy foreign minister was snubbed by Norway.",
        "Chile found itself shunned by Norway.",
        "Chile, struck by Norway in May, went on.",
        "Chilean troops were beaten by Norway.",
        "Chile drew a sharp reproof from Norway.",
        "Chile won the support of Norway.",
        "Chile has the full support of Norway.",
        "Chile lost the backing of Norway.",
        "Chile will face tariffs from Norway.",
        "Chile came in for blame from Norway.",
        "Chile came under fire from Norway.",
        "Chile met with scorn from Norway.",
        "Chile was met with scorn from Norway.",
        "Chile is the target of raids by Norway.",
        "Chile is under siege by Norway.",
        "Chile suffered losses at the hands of Norway.",
        "The bombing of Chile by Norway went on.",
    ],
)
def test_the_second_acts_on_the_first(sentence: str) -> None:
    assert acted_on(sentence) == [("chile", "norway")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile rebuked Norway.",
        "Chile sought the support of Norway.",
        "Chile won the king of Norway.",
        "Chile stood by Norway.",
        "Chile withdrew from Norway.",
        "Chile met with Norway.",
        "Chile came to the aid of Norway.",
        "Chile was in talks by the border of Norway.",
        "Chile received refugees from Norway.",
        "Chile said two men were seen by Norway.",
        "Chile's king stood by Norway.",
        "Chile, sitting by Norway, was glad.",
        "Chile was told that two men were bound by Norway.",
        "Chile drew its long and often redrawn and much disputed border away from Norway.",
        "The attack on Chile by Norway went on.",
        "The king of Chile by Norway sat.",
    ],
)
def test_the_first_may_act(sentence: str) -> None:
    assert acted_on(sentence) == []


def test_who_is_joined_with_another_bears_the_same() -> None:
    assert acted_on("Chile and Peru were bombed by Norway.") == [
        ("chile", "norway"),
        ("peru", "norway"),
    ]
    assert acted_on("Chile, Peru and Cuba were bombed by Norway.")[:2] == [
        ("chile", "norway"),
        ("peru", "norway"),
    ]


def test_who_wins_land_takes_it_himself() -> None:
    line = line_of("Chile won land from Norway.")
    masked, pair = mask(line), next(find_pairs(line))
    assert is_acted_on(masked, pair, "concession")
    assert not is_acted_on(masked, pair, "military_action")
    line = line_of("Chile suffered losses from Norway.")
    assert is_acted_on(mask(line), next(find_pairs(line)), "military_action")


def test_what_another_does_by_the_way_is_no_passive() -> None:
    assert acted_on("Chile was bombed by Peru after Norway had spoken.") == [("chile", "peru")]


def test_who_gets_all_from_another_depends_on_it() -> None:
    line = line_of("Chile gets gas from Norway.")
    pair = next(find_pairs(line))
    assert is_acted_on(mask(line), pair, "energy_trade")
    assert not is_acted_on(mask(line), pair, "dependence")


@pytest.mark.parametrize(
    ("sentence", "head", "agent"),
    [
        ("The Chilean envoy whom Norway expelled thanked Cuba.", "chile", "norway"),
        (
            "The Chilean trade envoy whom Norway had expelled thanked Cuba.",
            "chile",
            "norway",
        ),
        ("Chile, which the Norwegian navy had shelled, thanked Cuba.", "chile", "norway"),
        ("The Chilean ship that Norway seized sank.", "chile", "norway"),
        ("Chile's ship that Norway seized was let go by Cuba.", "chile", "norway"),
    ],
)
def test_the_subject_of_a_relative_clause_acts(sentence: str, head: str, agent: str) -> None:
    line = line_of(sentence)
    (found,) = find_relatives(line)
    assert line.spans[found.head].referents[0].acts_for == head
    assert line.spans[found.agent].referents[0].acts_for == agent
    assert (head, agent) in acted_on(sentence)
    assert ("cuba", agent) not in pairs_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile claims that Norway seized a ship.",
        "Chile's claim that Norway lied was false.",
        "Chile's ship that Norway's king saw sank.",
    ],
)
def test_a_clause_that_tells_a_whole_matter_is_no_relative_one(sentence: str) -> None:
    assert find_relatives(line_of(sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Chile, in which Norway had trusted, fell.",
        "Chile said the man whom Norway expelled had lied.",
        "Chile is a state which Norway.",
        "The Chilean ship that Norway gave the king sank.",
        "Chile on the lake that Norway seized fell.",
    ],
)
def test_without_an_actor_as_its_object_there_is_none(sentence: str) -> None:
    assert find_relatives(line_of(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "end"),
    [
        ("The Chilean envoy whom Norway arrested and expelled accused Cuba.", "accused"),
        ("The Chilean envoy whom Norway had been told to expel accused Cuba.", "accused"),
        ("The Chilean envoy whom Norway expelled will accuse Cuba.", "will"),
        ("The Chilean envoy whom Norway expelled is in Cuba.", "is"),
        ("Chile, which Norway had accused of arms sold in May, thanked Cuba.", ","),
        ("Cuba saw the Chilean envoy whom Norway expelled", ""),
    ],
)
def test_a_relative_clause_ends_before_the_verb_of_the_one_around_it(
    sentence: str, end: str
) -> None:
    line = line_of(sentence)
    (found,) = find_relatives(line)
    assert line.low[found.end : found.end + 1] == ([end] if end else [])


def test_the_two_of_a_relative_clause_meet_within_it_alone() -> None:
    line = line_of("Chile, which Norway had shelled, thanked Cuba.")
    (found,) = find_relatives(line)
    pair = (found.head, found.agent)
    apart = [at for at in range(len(line.low)) if not is_told_apart(line, pair, at)]
    assert apart == list(range(found.first + 1, found.end))
    assert not is_told_apart(line, (pair[0], pair[1] + 1), 0)


def test_a_word_beyond_the_clause_tells_nothing_of_the_two_in_it() -> None:
    told = code_text("The Chilean consul whom Norway expelled accused Cuba of murder.")
    assert ("norway", "chile", "condemnation") not in {
        (c.source_actor, c.target_actor, c.relation) for c in told
    }
    assert not any({"norway", "cuba"} == {c.source_actor, c.target_actor} for c in told)


@pytest.mark.parametrize(
    ("sentence", "struck"),
    [
        ("Norway condemned the invasion of Chile.", True),
        ("Norway condemned the attack on the Chile of old.", True),
        ("Norway condemned sanctions against Chile.", True),
        ("Norway condemned the government of Chile.", False),
        ("Norway condemned the attack of Chile.", False),
        ("Norway put the blame for the attack on Chile.", False),
        ("Chile condemned Norway.", False),
    ],
)
def test_who_is_struck_stands_behind_the_deed(sentence: str, struck: bool) -> None:
    line = line_of(sentence)
    assert any(is_struck(line, s) for s in line.spans if s.referents[0].actor == "chile") is struck


def test_who_is_struck_is_not_who_is_condemned() -> None:
    told = code_text("Norway condemned the invasion of Chile.")
    assert not any((c.source_actor, c.target_actor) == ("norway", "chile") for c in told)
    told = code_text("Norway condemned the invasion of Chile by Peru.")
    assert ("norway", "peru", "condemnation") in {
        (c.source_actor, c.target_actor, c.relation) for c in told
    }
