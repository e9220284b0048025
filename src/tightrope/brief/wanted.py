"""What stated wants rest on."""

from __future__ import annotations

from collections.abc import Iterable

from tightrope.brief.desk import Desk


def wanted_grounds(desk: Desk, stated: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Gives the claims and the assumptions of statements, each as (decision maker, formula)."""
    crisis = desk.given.crisis
    known = crisis.priorities if crisis else {}
    names = desk.wording.names
    found = [s for by, want in stated for s in known.get(by, ()) if names.is_same(s.want, want)]
    cites = list(dict.fromkeys(c for s in found for c in s.cites))
    return cites, [s.assumption for s in found if s.assumption]
