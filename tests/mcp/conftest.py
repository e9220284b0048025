"""A folder with a small quarrel and its texts, and a client that asks its server in process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anyio
import pytest

from tests.articles import CRISIS, FIRST, SECOND
from tightrope.app import use_cases
from tightrope.app.how import How
from tightrope.mcp import make_server

mcp = pytest.importorskip("mcp")

HOW = How(draws=5)
Ask = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The quarrel with two texts; two claims that a person accepted."""
    made = tmp_path / "quarrel"
    use_cases.init(made)
    (made / "crisis.yaml").write_text(CRISIS, "utf-8")
    (made / "sources" / "first.txt").write_text(FIRST, "utf-8")
    (made / "sources" / "second.txt").write_text(SECOND, "utf-8")
    said = use_cases.stated(
        quote="Algeria condemned Morocco on Monday",
        source="algeria",
        relation="condemnation",
        target="morocco",
    )
    use_cases.claim(made, "first.txt", said, by="Ada")
    return made


def asking(server: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """Gives the results of calls that one client makes, one after the other."""

    async def talk() -> list[Any]:
        async with mcp.Client(server) as client:
            return [await client.call_tool(name, told) for name, told in calls]

    return anyio.run(talk)


@pytest.fixture
def ask(folder: Path) -> Ask:
    """Gives a function: tool, arguments -> the answer, or the error with its code."""
    server = make_server(folder, HOW)

    def one(tool: str, **arguments: Any) -> dict[str, Any]:
        (result,) = asking(server, (tool, arguments))
        told: dict[str, Any] = result.structured_content
        assert result.is_error == ("error" in told)
        if result.is_error:
            assert f"[{told['error']['code']}]" in result.content[0].text
            error: dict[str, Any] = told["error"]
            return error
        return told

    return one
