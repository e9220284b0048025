"""`tightrope completion`."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tightrope.cli.show import json_option, print_json


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@json_option
def completion(shell: str, as_json: bool) -> None:
    """Print the completion script, e.g. tightrope completion bash >> ~/.bashrc"""
    from tightrope.cli.main import cli

    made = get_completion_class(shell)
    script = made(cli, {}, "tightrope", "_TIGHTROPE_COMPLETE").source() if made else ""
    if as_json:
        print_json({"shell": shell, "script": script})
    else:
        click.echo(script)
