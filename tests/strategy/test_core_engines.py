"""Which engine answers: a small analysis never waits for the compiler, a large one is not slow."""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
import tightrope as tw
dms = {dms}
states = 2 ** sum(map(len, dms.values()))
game = tw.Conflict(dms, preferences={{dm: range(states) for dm in dms}})
game.stability(["nash", "seq"])
print("numba" in sys.modules)
"""


def takes_numba(dms: dict[str, list[str]]) -> bool:
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(dms=dms)], capture_output=True, text=True, check=True
    )
    return ran.stdout.strip() == "True"


def test_small_spaces_are_answered_without_the_compiler() -> None:
    assert not takes_numba({f"d{k}": ["a", "b"] for k in range(5)})


@pytest.mark.parametrize(
    "dms",
    [{f"d{k}": ["a", "b", "c"] for k in range(5)}, {"d0": [f"o{k}" for k in range(13)]}],
    ids=["many states", "many moves each"],
)
def test_large_spaces_are_compiled(dms: dict[str, list[str]]) -> None:
    assert takes_numba(dms)
