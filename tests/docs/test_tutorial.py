"""The tutorial does what it says: every command on the page is run, in order, in an empty folder."""

from __future__ import annotations

import pytest

from tests.docs.pages import ROOT, follow


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Gives what each command printed, after the whole page has been followed."""
    page = ROOT / "docs" / "tutorial" / "first-case.md"
    return follow(page, tmp_path_factory.mktemp("tutorial"))


def test_every_command_runs_and_the_page_tells_the_truth(said: dict[str, str]) -> None:
    checked = said["tightrope check mine --strict"].strip().splitlines()
    assert checked[0].startswith("Russia’s best reply is the same in all ")
    assert checked[1].startswith("Iran’s best reply changes with what the others do")
    assert checked[-1] == "0 errors, 0 warnings"
    assert "russia" in said["tightrope analyse mine"]
    alone = said['tightrope whatif mine "usa.strike=yes"']
    assert "What is expected: Russia" not in alone
    assert "What is expected: United States" in alone
    least = said['tightrope whatif mine "usa.strike=yes" --for "russia.material=yes"']
    assert "Nothing leads there: from today no steps that pay do" in least
    scenario = said["tightrope analyse mine --scenario us_strike"]
    assert scenario.count("reproduced") == 2
    assert (
        "Red line of Russia against the United States (if the United States intervenes" in scenario
    )
    assert "as One source supposes it: how credible" in scenario
    assert "empty" in said["tightrope analyse mine"] + alone + scenario
