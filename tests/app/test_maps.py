"""The causal map through the verbs `export causal` and `import causal`."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.crisis.examples import HARBOUR
from tightrope.app import use_cases
from tightrope.app.files.importing import MOST_OF_A_MAP
from tightrope.app.use_cases import Wanted
from tightrope.cli.main import cli
from tightrope.crisis import parse_crisis
from tightrope.exchange.errors import BadMap


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "w"
    use_cases.init(made)
    (made / "crisis.yaml").write_text(HARBOUR, encoding="utf-8")
    return made


@pytest.mark.parametrize("form", ["csv", "graphml"])
def test_what_is_written_is_read_back_as_yaml_for_the_file(folder, tmp_path, form):
    out = tmp_path / f"map.{form}"
    written = use_cases.write_map(folder, form, out)
    assert written.text == out.read_text("utf-8")
    read = use_cases.import_files([out], Wanted("causal"))
    text = "title: T\noptions: {south: {close: {text: C, now: no}}}\n" + read.yaml + "\n"
    (effect,) = parse_crisis(text).model.effects
    assert (effect.from_, effect.to, effect.sign) == ("south.close", "trade", "-")
    again = use_cases.import_files([out], Wanted("causal"), folder)
    assert again.sections["indicators"] == {}  # it has the indicator already
    assert len(parse_crisis((folder / "crisis.yaml").read_text("utf-8")).model.effects) == 2


def test_the_verbs_print_to_standard_output(folder):
    run = CliRunner().invoke(cli, ["export", "causal", str(folder), "--format", "csv"])
    assert run.exit_code == 0, run.output
    assert run.stdout.splitlines()[0] == ",south.close,trade"
    told = CliRunner().invoke(cli, ["export", "causal", str(folder), "--format", "jsonl"])
    assert told.exit_code == 2
    assert "graphml or csv" in told.output


CONDITIONS = (
    "effects:\n"
    "  - {from: south.close, to: trade, sign: '-', if: north.arm, disputed: yes, assumption: A}\n"
    "  - {from: north.arm, to: trade, sign: '-', delay: weeks, disputed: yes, assumption: A}\n"
    "  - {from: north.arm, to: trade, sign: '-', carried_by: heat, assumption: A}\n"
)


def test_what_a_matrix_cannot_hold_is_said_and_counted(folder):
    file = folder / "crisis.yaml"
    text = "".join(
        f"indicators: {{trade: {{name: Trade}}, heat: {{name: Heat}}}}\n{CONDITIONS}"
        if line.startswith("indicators:")
        else line
        for line in HARBOUR.splitlines(keepends=True)
        if not line.startswith("effects:")
    )
    file.write_text(text, encoding="utf-8")
    run = CliRunner().invoke(cli, ["export", "causal", str(folder), "--format", "csv"])
    assert run.exit_code == 0, run.output
    assert run.stderr == (
        "a CSV matrix cannot hold 'if' of one link (south.close -> trade), 'carried_by' of one link "
        "(north.arm -> trade), 'disputed' of two links (south.close -> trade; north.arm -> trade), "
        "'delay' of one link (north.arm -> trade); GraphML keeps them, --json lists them all\n"
        "this format has no place for names of indicators; notes on links and what they rest on; "
        "several links of the same two nodes, which are added up (north.arm -> trade)\n"
    )
    assert "cannot hold" not in run.stdout
    told = CliRunner().invoke(cli, ["export", "causal", str(folder), "--format", "csv", "--json"])
    assert json.loads(told.stdout)["lost"]["if"] == ["south.close -> trade"]
    full = CliRunner().invoke(cli, ["export", "causal", str(folder), "--format", "graphml"])
    assert full.stderr == ""
    assert use_cases.write_map(folder, "graphml").lost == {}


def test_a_matrix_of_links_without_conditions_says_what_else_it_has_no_place_for(folder):
    run = CliRunner().invoke(cli, ["export", "causal", str(folder), "--format", "csv"])
    assert run.stderr == (
        "this format has no place for names of indicators; notes on links and what they rest on\n"
    )


def test_a_matrix_has_the_links_that_count_on_the_day_of_the_file(folder):
    file = folder / "crisis.yaml"
    over = HARBOUR.replace("[{from: south.close", "[{until: 1999-12-31, from: south.close")
    assert over != HARBOUR
    file.write_text(over, encoding="utf-8")
    made = use_cases.write_map(folder, "csv")
    assert made.text.splitlines()[:2] == [",trade", "trade,0"]
    assert made.lost == {}
    assert "1999-12-31" in use_cases.write_map(folder, "graphml").text


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"no map"])
def test_what_is_no_map_is_one_clear_line(tmp_path, content):
    file = tmp_path / "m.csv"
    file.write_bytes(content)
    with pytest.raises(BadMap) as caught:
        use_cases.import_files([file], Wanted("causal"))
    assert "\n" not in str(caught.value)


def test_a_map_that_is_not_there_or_too_large_is_refused(tmp_path, monkeypatch):
    with pytest.raises(BadMap, match="cannot be read"):
        use_cases.import_files([tmp_path / "none.csv"], Wanted("causal"))
    monkeypatch.setattr("tightrope.app.files.importing.MOST_OF_A_MAP", 3)
    (tmp_path / "m.csv").write_text(",a\na,0\n", encoding="utf-8")
    with pytest.raises(BadMap, match="5 MB"):
        use_cases.import_files([tmp_path / "m.csv"], Wanted("causal"))


def test_a_map_as_large_as_is_allowed_is_read(tmp_path, monkeypatch):
    file = tmp_path / "m.csv"
    file.write_text(",a\na,0\n", encoding="utf-8")
    monkeypatch.setattr("tightrope.app.files.importing.MOST_OF_A_MAP", file.stat().st_size)
    assert use_cases.import_files([file], Wanted("causal")).sections["indicators"].keys() == {"a"}


def test_five_megabytes_are_what_the_message_says():
    assert MOST_OF_A_MAP == 5 * 10**6


def test_sums_that_no_weight_can_be_are_cut_and_said_and_come_back(folder, tmp_path):
    file = folder / "crisis.yaml"
    links = "".join(
        f"  - {{from: {cause}, to: trade, sign: '-', strength: strong, assumption: A{n}}}\n"
        for n in range(4)
        for cause in ("south.close", "north.arm")[: 1 + (n == 0)]
    )
    kept = "".join(
        line for line in HARBOUR.splitlines(keepends=True) if not line.startswith("effects:")
    )
    file.write_text(f"{kept.rstrip()}\neffects:\n{links}", "utf-8")
    made = use_cases.write_map(folder, "csv", tmp_path / "m.csv")
    assert "sums beyond -1 or 1, which are cut there (south.close -> trade)" in made.remarks
    read = use_cases.import_files([tmp_path / "m.csv"], Wanted("causal"))
    assert [link["strength"] for link in read.sections["effects"]] == ["strong", "strong"]
    (tmp_path / "m.csv").write_text(",a,b\na,0,0\n\nb,-1.225,0\n", "utf-8")
    with pytest.raises(
        BadMap, match=r"m\.csv:4: b, a: a weight is no number from -1 to 1: '-1.225'"
    ):
        use_cases.import_files([tmp_path / "m.csv"], Wanted("causal"))
