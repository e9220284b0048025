"""`tightrope mcp`: the verbs for an assistant, over the Model Context Protocol."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from tightrope.app.store.folder import open_folder
from tightrope.app.use_cases import How
from tightrope.cli.show import computed, print_json
from tightrope.errors import MissingExtra


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option("--http", is_flag=True, help="By HTTP on 127.0.0.1 instead of standard input.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True)
@click.option("--tools", is_flag=True, help="List the tools and stop.")
@click.option("--json", "as_json", is_flag=True, help="List the tools as JSON and stop.")
@computed
def mcp(folder: Path, http: bool, port: int, tools: bool, as_json: bool, how: How) -> int:
    """Serve FOLDER to an assistant: it may read, ask and propose, and decides nothing.

    It speaks on standard input and output, as assistants start it; see docs/howto/use-with-an-assistant.

    \b
    tightrope mcp w
    tightrope mcp w --http --port 8765        # http://127.0.0.1:8765/mcp
    """
    open_folder(folder)
    if find_spec("mcp") is None:
        raise MissingExtra("tightrope mcp", "mcp")
    import anyio

    from tightrope.mcp import make_server, serve_http, serve_stdio

    server = make_server(folder, how)
    if tools or as_json:
        found = [tool.model_dump(mode="json") for tool in anyio.run(server.list_tools)]
        if as_json:
            print_json({"tools": found}, "mcp/1")
        else:
            for tool in found:
                click.echo(f"{tool['name']}: {tool['description']}")
    elif http:
        serve_http(server, port, on_open=_tell)
    else:
        serve_stdio(server)
    return 0


def _tell(address: str, header: str) -> None:
    click.echo(f"{address} (Ctrl-C ends it)\nSend with every request: {header}", err=True)
