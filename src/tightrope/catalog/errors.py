"""The mistakes the catalogue can name."""

from __future__ import annotations

from tightrope.errors import UsageMistake


class UnknownCase(UsageMistake, code="catalog-unknown-case"):
    """The catalogue has no case of this name. `tightrope.catalog.case_names()` lists them."""
