"""Ties go out and come back the same, in every format; what is foreign is read, left out and counted."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tightrope.app.evidence.exporting import record_lines
from tightrope.crisis.model import CrisisModel, Tie
from tightrope.exchange.actors import Namer
from tightrope.exchange.cells import guarded, unguarded
from tightrope.exchange.errors import CannotHold, NetworkUnreadable
from tightrope.exchange.networks import NO_SIGN, SELF_TIES, UNDIRECTED, read_network, to_text
from tightrope.exchange.stated_ties import OTHER_SIGN, stated_ties
from tightrope.exchange.tie_tables import (
    BOTH_SIGNS,
    FOLDED,
    NO_ENDS,
    SEVERAL,
    TieEntries,
    read_tie_table,
    tie_records,
)

NAMES = {"ru": "Russia", "eq": "=1+1", "na": "None", "x_2": "A; B, “C”"}
printable = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
texts = st.text(st.one_of(printable, st.sampled_from("\r\n\t'=+-@,;\"<&")), min_size=1).filter(
    lambda text: text.strip()
)
dates = st.sampled_from(["2018", "2019-02", "2019-02-28"])


@st.composite
def ties(draw):
    ends = draw(st.permutations(list(NAMES)))
    return {
        "from": ends[0],
        "to": ends[1],
        "kind": draw(st.sampled_from(["military", "energy", "other"])),
        "sign": draw(st.sampled_from("+-")),
        "strength": draw(st.sampled_from(["weak", "medium", "strong"])),
        "since": draw(st.none() | dates),
        "until": draw(st.none() | st.just("2020")),
        "cites": draw(st.lists(st.sampled_from(["c-1a", "c-2b"]), unique=True)),
        "assumption": draw(st.none() | texts),
        "note": draw(st.just("") | texts),
    }


def crisis(given_ties):
    actors = {actor: {"name": name} for actor, name in NAMES.items()}
    return CrisisModel.model_validate({"title": "T", "actors": actors, "ties": given_ties})


def written(model, form, folder):
    path = folder / f"ties.{form}"
    network = stated_ties(model)
    if form == "csv":
        lines = record_lines(tie_records(network), "csv")
        path.write_bytes("".join(f"{line}\n" for line in lines).encode())
    else:
        path.write_bytes(to_text(network, f".{form}").encode())
    return path


def entries(path, left_out=None):
    if path.suffix == ".csv":
        network = read_tie_table(path.read_bytes().decode(), path.name, left_out)
    else:
        network = read_network(path, left_out)
    namer = Namer(None)
    return TieEntries(network, namer, path.name), namer


def key(tie):
    return repr(tie.model_dump())


@pytest.mark.parametrize("form", ["csv", "gexf", "graphml"])
@settings(deadline=None, max_examples=40)
@given(
    st.lists(ties(), min_size=1, max_size=4, unique_by=lambda t: repr(sorted(map(str, t.items()))))
)
@example([{"from": "ru", "to": "eq", "sign": "-", "strength": "strong", "assumption": "'=a\rb"}])
def test_what_went_out_comes_back_with_ids_grounds_and_notes(tmp_path_factory, form, given_ties):
    model = crisis(given_ties)
    one_each = {tuple(map(str, t.model_dump(include=_SAME).values())) for t in model.ties}
    read, namer = entries(written(model, form, tmp_path_factory.mktemp("t")))
    back = [Tie.model_validate(entry) for entry in read.entries]
    if len(one_each) == len(model.ties):
        assert sorted(map(key, back)) == sorted(map(key, model.ties))
    assert read.counted[FOLDED] == len(model.ties) - len(one_each)
    for end in {end for tie in model.ties for end in (tie.from_, tie.to)}:
        assert namer.new[end]["name"] == NAMES[end]


_SAME = {"from_", "to", "kind", "sign", "strength", "since", "until"}


@given(st.text(st.sampled_from("'=+-@\t\ra")))
def test_the_guard_against_formulas_comes_off_exactly(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(tuple("=+-@\t\r"))


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_a_sign_that_xml_cannot_write_is_refused(form, tmp_path):
    model = crisis([{"from": "ru", "to": "eq", "sign": "+", "note": "a\x0bb"}])
    with pytest.raises(CannotHold, match="XML has no place"):
        written(model, form, tmp_path)


def table(*rows, head="source,target,sign,kind,since,until"):
    left_out = Counter()
    network = read_tie_table("\n".join((head, *rows)) + "\n", "f.csv", left_out)
    return TieEntries(network, Namer(None), "f.csv"), left_out


def test_markers_for_no_value_make_no_actor_and_no_tie_and_are_counted():
    read, left_out = table(
        "NA,B,+", "None,B,+", "A,null,+", ",B,+", "A,B,NA", "A,B,", "A,A,+", "A,C,-"
    )
    assert left_out == {NO_ENDS: 4, NO_SIGN: 2, SELF_TIES: 1}
    assert [(one["from"], one["to"], one["sign"]) for one in read.entries] == [("a", "c", "-")]
    read, left_out = table("A,B,NA,2", "A,C,-,NA", "A,D,NA,NA", head="source,target,sign,weight")
    assert [(one["to"], one["sign"]) for one in read.entries] == [("b", "+"), ("c", "-")]
    assert left_out == {NO_SIGN: 1}


def test_several_actors_in_a_cell_are_several():
    read, left_out = table("China; India,Pakistan; India; NA,-")
    assert [(one["from"], one["to"]) for one in read.entries] == [
        ("china", "pakistan"), ("china", "india"), ("india", "pakistan"),
    ]  # fmt: skip
    assert left_out == {SEVERAL: 1, SELF_TIES: 1}
    assert SEVERAL not in table("A,B,-")[1]


def test_a_tie_once_more_is_folded_with_its_grounds_and_two_signs_are_said():
    head = "source,target,sign,assumption,cites"
    read, _ = table("A,B,-,one,c-1", "A,B,-,two,c-2", "A,B,-,one,c-1", "A,B,+,,", head=head)
    assert [(e["sign"], e.get("assumption"), e.get("cites")) for e in read.entries] == [
        ("-", "one; two", ["c-1", "c-2"]), ("+", "from f.csv", None),
    ]  # fmt: skip
    assert read.counted == {FOLDED: 2, BOTH_SIGNS: 1}
    assert table("A,B,-", "B,A,+")[0].counted == {}


def test_unknown_kinds_and_strengths_are_named():
    head = "source,target,sign,kind,strength"
    read, _ = table("A,B,-,politics,", "B,C,-,politics,0.8", "A,C,+,arms,weak", head=head)
    assert [one["kind"] for one in read.entries] == ["other", "other", "arms"]
    assert [one["strength"] for one in read.entries] == ["medium", "medium", "weak"]
    assert read.remarks == [
        "kinds that a crisis file does not have, read as other: politics (2)",
        "a strength is weak, medium or strong; not read: 0.8 (1)",
    ]


def test_the_thirds_are_said_only_where_weights_were_cut_into_them():
    head = "source,target,weight"
    three, _ = table("A,B,1", "B,C,2", "C,D,3", head=head)
    assert [one["strength"] for one in three.entries] == ["weak", "medium", "strong"]
    assert "lowest and highest third" in three.remarks[0]
    assert table("A,B,1", "B,C,2", head=head)[0].remarks == []


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A,B,+,arms,2018-13,", "f.csv:3: this is no date: '2018-13'"),
        ("A,B,+,arms,2020,2018", "f.csv:3: a tie ends before it begins: '2020 to 2018'"),
        ("A,B,friend,arms,,", "f.csv:3: this is no sign of the edge A - B: 'friend'; sign + or -"),
        ("A,B,+,arms,,,more", "f.csv:3: a row has more cells"),
    ],
)
def test_a_mistake_is_told_with_the_line_of_the_users_own_file(row, said):
    with pytest.raises(NetworkUnreadable) as caught:
        table("A,C,+,arms,,", row)
    assert str(caught.value).startswith(said)
    table("A,C,+,arms,2018-03,2018")


def test_a_sign_against_that_of_its_weight_is_taken_and_said():
    head = "source,target,sign,weight"
    read, left = table("A,B,+,-5", "C,D,-,-2", "D,E,+1,0", "E,F,-,3", head=head)
    assert [one["sign"] for one in read.entries] == ["+", "-", "+", "-"]
    assert left == {OTHER_SIGN: 1}


def test_self_ties_and_edges_without_direction_in_a_graph_are_counted(tmp_path):
    file = tmp_path / "g.graphml"
    edges = "".join(
        f'<edge source="{s}" target="{t}"><data key="w">{w}</data></edge>'
        for s, t, w in (("a", "a", "1"), ("a", "b", "1"), ("b", "c", "NA"))
    )
    file.write_text(
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="w" for="edge" '
        'attr.name="weight" attr.type="string"/><graph edgedefault="undirected">'
        f'<node id="a"/><node id="b"/><node id="c"/>{edges}</graph></graphml>',
        "utf-8",
    )
    left_out = Counter()
    read, _ = entries(file, left_out)
    assert [(one["from"], one["to"]) for one in read.entries] == [("a", "b")]
    assert left_out == {SELF_TIES: 1, NO_SIGN: 1, UNDIRECTED: 1}


def test_each_file_is_its_own_ground():
    first = read_tie_table("source,target,sign\nA,B,+\n", "one.csv")
    second = read_tie_table("source,target,sign\nB,C,+\n", "two.csv")
    both = type(first)({**first.actors, **second.actors}, (*first.ties, *second.ties))
    told = TieEntries(both, Namer(None), "one.csv").entries
    assert [one["assumption"] for one in told] == ["from one.csv", "from two.csv"]


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_what_stands_between_columns_is_told_by_the_first_line(between):
    rows = [
        "source,target,weight,kind,note",
        'Ämter,Beirat,"1.5",military,"a, b"',
        "C,D,-2,economic,",
    ]
    text = "\r\n".join(rows).replace(",", between).replace(f"a{between} b", "a, b") + "\r\n"
    network = read_tie_table(text, "t.csv")
    assert [(t.source, t.target, t.kind, t.sign, t.weight, t.note) for t in network.ties] == [
        ("Ämter", "Beirat", "military", 1, 1.5, "a, b"), ("C", "D", "economic", -1, 2.0, ""),
    ]  # fmt: skip


def test_with_semicolons_a_weight_has_a_decimal_comma_and_a_cell_may_name_several():
    text = 'source;target;weight\n"A;B";C;-0,25\n'
    network = read_tie_table(text, "t.csv")
    assert [(t.source, t.weight, t.sign) for t in network.ties] == [
        ("A", 0.25, -1),
        ("B", 0.25, -1),
    ]
    with pytest.raises(NetworkUnreadable, match="is no number: '0,25'"):
        read_tie_table("source\ttarget\tweight\nA\tC\t0,25\n", "t.csv")
