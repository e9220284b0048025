"""Reading crisis.yaml: line numbers, and one clear line for each way it can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.crisis.examples import HARBOUR, harbour_with, mistake_of
from tightrope.crisis import parse_crisis, read_crisis
from tightrope.crisis.errors import (
    CrisisFileMissing,
    CrisisFileTooLarge,
    CrisisInvalid,
    CrisisNotYaml,
)


def line_of(text: str, passage: str) -> int:
    return text[: text.index(passage)].count("\n") + 1


def test_every_key_has_its_line() -> None:
    file = parse_crisis(HARBOUR)
    assert file.where("ties", 1, "to") == f"crisis.yaml:{line_of(HARBOUR, 'to: north')}"
    assert file.where("ties", 1, "from_") == f"crisis.yaml:{line_of(HARBOUR, 'from: league')}"
    assert file.where("options", "south", "close", "now") == "crisis.yaml:28"
    south = line_of(HARBOUR, "  south:\n    arm")
    assert file.where("options", "south", "sail") == f"crisis.yaml:{south}"
    assert file.where() == "crisis.yaml:2"


def test_yes_no_dates_and_signs_are_read_as_meant() -> None:
    model = parse_crisis(HARBOUR).model
    assert model.options["north"]["arm"].now is False
    assert model.options["south"]["arm"].irreversible is True
    assert model.as_of == "2025-06-20"
    assert model.treaties["tolls"].in_force == "2021"
    assert model.ties[0].since == "2024-05"
    assert [tie.sign for tie in model.ties] == ["-", "+"]


def test_keys_with_nothing_after_them_count_as_left_out() -> None:
    model = parse_crisis("title: T\nties:\nactors:\n  a: {name: A, note: }\n").model
    assert model.ties == ()
    assert model.actors["a"].note == ""


def test_folded_text_is_one_line() -> None:
    model = parse_crisis("title: T\nsummary: >-\n  one\n  two\n  three\n").model
    assert model.summary == "one two three"
    assert parse_crisis('title: "a\\ab"\n').model.title == "a\ab"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("title: T\n\tactors: {}\n", 2, "tab"),
        ("title: T\ntitle: U\n", 2, "key stands twice"),
        ("- title\n", 1, "not a mapping"),
        ("just words\n", 1, "not a mapping"),
        ("title: &a T\nsummary: *a\n", 2, "aliases"),
        ("title: " + "[" * 200, 1, "nested too deep"),
        ("title: !!python/object:os.system x\n", 1, "tags"),
        ("title: 'open\n", 1, "opens with ' is not closed"),
        ("title: T\nactors: [open\nties: []\n", 2, "opens with [ is not closed"),
        ("title: T\nactors: {\n  a: {name: X}\n", 2, "opens with { is not closed"),
        ("title: [a b: c: d]\n", 1, "but got"),
        ("title: T\nsummary: .inf\n", 2, "not a finite number"),
        ("title: T\nsummary: .nan\n", 2, "not a finite number"),
        (f"title: T\nas_of: {'9' * 3000}\n", 2, "a number this large"),
        (f"title: T\nas_of: {'9' * 9000}\n", 2, "a number this large"),
        (f"title: T\nas_of: -{'9' * 9000}\n", 2, "a number this large"),
        ('title: "\\ud800"\n', 1, "half a character"),
        ('title: T\nactors: {"\\udc00": {name: X}}\n', 2, "half a character"),
        ("title: T\nties: [{sign: -\n}]\n", 2, "quotes"),
        ("title: T\n---\ntitle: U\n", 2, "another document"),
        ("? [a]\n: b\n", 1, "key is not a plain word"),
    ],
)
def test_what_is_not_plain_yaml_is_one_line(text: str, line: int, said: str) -> None:
    with pytest.raises(CrisisNotYaml) as caught:
        parse_crisis(text)
    assert said in str(caught.value)
    assert str(caught.value).startswith(f"crisis.yaml:{line}: ")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("priorities:", "priority:", "unknown key 'priority'; did you mean 'priorities'?"),
        ("kind: political", "kind: politcal", "did you mean 'political'?"),
        ("close: {text:", "close: {txt:", "unknown key 'txt'; did you mean 'text'?"),
        ("[consultation,", "[consultatoin,", "did you mean 'consultation'?"),
        ("kind: neutrality", "kind: neutral", "did you mean 'neutrality'?"),
        ("since: 2024-05", "since: 2024-13", "should be a date"),
        ("as_of: 2025-06-20", "as_of: 2025-02-30", "should be a date"),
        ("as_of: 2025-06-20", "as_of: ٢٠٢٥", "should be a date"),
        ("title: The harbour quarrel", "title: '  '", "should say something"),
        ('assumption: "Count"', 'assumption: " "', "should say something"),
        ("since: 2024-05", "since: May 2024", "should be a date"),
        ("now: low", "now: [low]", "yes, no or the name of a level"),
        ("irreversible: yes", "irreversible: sometimes", "yes or no"),
        ("rules:\n", "rules: 3\nevents2:\n", "should be a list"),
        ("parties: [north, south]\n", "parties: north\n", "should be a list"),
        ("sign: +", "sign: good", "allowed: +, -"),
        ("title: The harbour quarrel", "summary: none", "'title' is missing"),
        ("title: The harbour quarrel", "title: 7", "should be text"),
    ],
)
def test_wrong_keys_and_values_name_line_and_remedy(old: str, new: str, said: str) -> None:
    text = harbour_with(old, new)
    with pytest.raises(CrisisInvalid) as caught:
        parse_crisis(text)
    told = {str(finding) for finding in caught.value.findings}
    assert any(said in line for line in told), told
    assert "pydantic" not in " ".join(told)


def test_several_mistakes_are_reported_together_in_file_order() -> None:
    text = HARBOUR.replace("sign: +", "sign: good").replace("now: low", "nwo: low")
    with pytest.raises(CrisisInvalid) as caught:
        parse_crisis(text)
    said = [finding.message for finding in caught.value.findings]
    assert said[0] == "ties.1.sign cannot be 'good'"
    assert set(said[1:]) == {"options.north.toll lacks the key 'now'", "unknown key 'nwo'"}
    assert str(caught.value).endswith("and 2 more problems")
    assert len(caught.value.to_dict()["error"]["findings"]) == 3


def test_a_bomb_of_aliases_is_refused_before_it_grows() -> None:
    layers = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    layers += [
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    with pytest.raises(CrisisNotYaml, match="aliases"):
        parse_crisis("\n".join(layers))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(CrisisFileMissing):
        read_crisis(tmp_path)
    path = tmp_path / "crisis.yaml"
    path.write_bytes(b"title: T\nsummary: \xff\xfe\n")
    with pytest.raises(CrisisNotYaml, match=r"crisis.yaml:2: not UTF-8"):
        read_crisis(path)
    path.write_bytes(b"title: T\n" + b"#" * 5_000_001)
    with pytest.raises(CrisisFileTooLarge, match="at most 5000000"):
        read_crisis(path)
    path.write_bytes(b"title: T\x00\n")
    with pytest.raises(CrisisNotYaml):
        read_crisis(path)


def test_a_folder_stands_for_its_crisis_file(tmp_path: Path) -> None:
    (tmp_path / "crisis.yaml").write_text(HARBOUR, encoding="utf-8")
    assert read_crisis(tmp_path).model == parse_crisis(HARBOUR).model


@given(st.text(max_size=80))
@example("title: \x85")
@example("a: .\n...\nb")
@example("{a, b: [c, {d: e}]}")
@example("title: 1" + "0" * 5000)
def test_any_text_is_a_crisis_file_or_one_clear_line(text: str) -> None:
    said = mistake_of(lambda: parse_crisis(text))
    if said is not None:
        assert said.startswith("crisis.yaml")
        assert "\n" not in said


@given(st.data())
def test_a_harbour_file_cut_or_garbled_never_gives_a_traceback(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(HARBOUR)))
    length = data.draw(st.integers(0, 40))
    garble = data.draw(st.text(alphabet="{}[]:,-'\"#&*!|> \n\tab0", max_size=10))
    text = HARBOUR[:start] + garble + HARBOUR[start + length :]
    said = mistake_of(lambda: parse_crisis(text))
    assert said is None or said.startswith("crisis.yaml")
