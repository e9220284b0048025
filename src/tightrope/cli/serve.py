"""`tightrope serve`: what is typed, and what is said on the terminal."""

from __future__ import annotations

import webbrowser
from importlib.util import find_spec
from pathlib import Path

import click

from tightrope.errors import MissingExtra


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8350,
    show_default=True,
    help="Where it listens; 0: any that is free.",
)
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
def serve(folder: Path, port: int, no_open: bool) -> int:
    """Open the workbench of FOLDER in the browser, on this machine only.

    Go through claims beside their text, shape the model, ask it what if. A folder that is not
    there yet is begun in the browser. Every decision is written at once; Ctrl-C ends it.
    """
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise MissingExtra("the workbench", "web")
    from tightrope.web.server import serve as run

    def tell(address: str) -> None:
        click.echo(f"The workbench of {folder} is open at\n  {address}")
        click.echo(
            "This address is a key: whoever has it and uses this machine may decide.", err=True
        )
        click.echo("Ctrl-C ends it.", err=True)
        if not no_open:
            webbrowser.open(address)

    run(folder, port=port, on_open=tell)
    return 0
