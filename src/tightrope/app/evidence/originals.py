"""The originals that a note rests on: what was published, by whom, when and where."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator

from tightrope.crisis.parts.atoms import Element, Said
from tightrope.dates import PartialDate


def _address(value: str) -> str:
    scheme, _, rest = value.partition(":")
    known = rest.startswith("//") if scheme in ("http", "https") else scheme == "doi"
    if not known or not rest.strip("/") or any(c.isspace() for c in value):
        raise ValueError("should be an address: https://… or doi:…")
    return value


class Original(Element):
    """Something published that a note in the folder rests on."""

    title: Said
    """Its title."""
    publisher: Said
    """Who published it: a newspaper, an agency, an office, a journal."""
    date: PartialDate | None = None
    """When it was published; a month or a year where no more is known."""
    address: Annotated[str, AfterValidator(_address)] | None = None
    """Where it can be read: an address `https://…` or `doi:…`."""

    @property
    def key(self) -> str:
        """What tells it from others: its address, or else title, publisher and date."""
        if self.address is not None:
            plain = self.address.split("#")[0].rstrip("/").casefold()
            return plain.removeprefix("https://").removeprefix("http://").removeprefix("www.")
        parts = (self.title, self.publisher, self.date or "")
        return " · ".join(" ".join(part.split()).casefold() for part in parts)
