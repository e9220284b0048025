"""`tightrope schema`."""

from __future__ import annotations

import click

from tightrope.cli.show import json_option, print_json


@click.command()
@json_option
def schema(as_json: bool) -> None:
    """Print the JSON Schema of the crisis file (always JSON)."""
    from tightrope.crisis import json_schema

    print_json(json_schema())
