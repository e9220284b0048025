"""The tutorial does what it says: every command on the page is run, in order, in an empty folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "first-case.md"
BLOCK = re.compile(r"^```(sh|yaml new|yaml append)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Gives what each command printed, after the whole page has been followed."""
    here = tmp_path_factory.mktemp("tutorial")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    outputs: dict[str, str] = {}
    for kind, text in BLOCK.findall(PAGE.read_text("utf-8")):
        model = here / "mine" / "crisis.yaml"
        if kind == "yaml new":
            model.write_text(text, "utf-8")
        elif kind == "yaml append":
            model.write_text(model.read_text("utf-8") + text, "utf-8")
        else:
            for command in text.splitlines():
                done = subprocess.run(
                    ["/bin/sh", "-c", command],
                    cwd=here,
                    env={**os.environ, "PATH": path},
                    capture_output=True,
                    text=True,
                    check=False,
                )
                assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
                outputs[command] = done.stdout
    return outputs


def test_every_command_runs_and_the_page_tells_the_truth(said: dict[str, str]) -> None:
    assert said["tightrope check mine --strict"].strip() == "0 errors, 0 warnings"
    assert "russia" in said["tightrope analyse mine"]
    alone = said['tightrope whatif mine "usa.strike=yes"']
    assert "forecast russia.material" not in alone
    least = said['tightrope whatif mine "usa.strike=yes" --for "russia.material=yes"']
    assert "russia puts 'russia.material if usa.strike' above 'not russia.material'" in least
    scenario = said["tightrope analyse mine --scenario us_strike"]
    assert scenario.count("reproduced") == 2
