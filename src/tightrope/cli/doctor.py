"""`tightrope doctor`."""

from __future__ import annotations

import click

from tightrope.cli.show import json_option, print_json, print_table


@click.command()
@json_option
def doctor(as_json: bool) -> int:
    """Show versions and optional features of this installation."""
    from tightrope.app.doctor import examine

    found = examine()
    if as_json:
        print_json({"findings": found})
    else:
        print_table("", ("subject", "state", ""), [(f.subject, f.state, f.text) for f in found])
    return 1 if any(f.state == "missing" for f in found) else 0
