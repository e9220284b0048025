"""The causal map through the verbs `export causal` and `import causal`."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from tests.crisis.examples import HARBOUR
from tightrope.app import use_cases
from tightrope.cli.main import cli
from tightrope.consequences.errors import BadMap
from tightrope.crisis import parse_crisis


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
    read = use_cases.read_map(out)
    text = "title: T\noptions: {south: {close: {text: C, now: no}}}\n" + read.yaml + "\n"
    (effect,) = parse_crisis(text).model.effects
    assert (effect.from_, effect.to, effect.sign) == ("south.close", "trade", "-")
    assert use_cases.read_map(out, folder).indicators == {}  # it has the indicator already


def test_the_verbs_print_to_standard_output(folder):
    run = CliRunner().invoke(cli, ["export", "causal", str(folder), "--format", "csv"])
    assert run.exit_code == 0, run.output
    assert run.stdout.splitlines()[0] == ",south.close,trade"
    told = CliRunner().invoke(cli, ["export", "causal", str(folder), "--format", "jsonl"])
    assert told.exit_code == 2
    assert "graphml or csv" in told.output


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"no map"])
def test_what_is_no_map_is_one_clear_line(tmp_path, content):
    file = tmp_path / "m.csv"
    file.write_bytes(content)
    with pytest.raises(BadMap) as caught:
        use_cases.read_map(file)
    assert "\n" not in str(caught.value)


def test_a_map_that_is_not_there_or_too_large_is_refused(tmp_path, monkeypatch):
    with pytest.raises(BadMap, match="cannot be read"):
        use_cases.read_map(tmp_path / "none.csv")
    monkeypatch.setattr("tightrope.app.maps.MAX_BYTES", 3)
    (tmp_path / "m.csv").write_text(",a\na,0\n", encoding="utf-8")
    with pytest.raises(BadMap, match="5 MB"):
        use_cases.read_map(tmp_path / "m.csv")
