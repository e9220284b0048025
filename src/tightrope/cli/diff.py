"""`tightrope diff`."""

from __future__ import annotations

from pathlib import Path

import click

from tightrope.cli.show import json_option, print_json


@click.command()
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", type=click.Path(path_type=Path))
@json_option
def diff(before: Path, after: Path, as_json: bool) -> None:
    """Show how two crisis folders (or crisis files) differ, element by element."""
    from tightrope.app.checking import diff_crises

    changes = diff_crises(before, after)
    if as_json:
        print_json({"changes": changes})
        return
    for change in changes:
        click.echo(change)
    if not changes:
        click.echo("no difference")
