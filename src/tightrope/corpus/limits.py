"""How much a document may ask of the machine before it is refused by name."""

from __future__ import annotations

from dataclasses import dataclass

from tightrope.corpus.errors import DocumentTooLarge, ExpansionTooLarge, TooManyDocuments
from tightrope.errors import UsageMistake


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for untrusted input; every one is named in the message when it refuses a document."""

    max_bytes: int = 50 * 2**20  # of one document, as it comes and as drawn out of its format
    max_lines: int = 1_000_000  # of one document
    max_documents: int = 1_000_000  # of one call
    max_expansion: int = 200  # unpacked bytes for one packed byte (DOCX, compressed WARC)
    max_depth: int = 200  # HTML elements inside one another, for the article extractor
    seconds: float = 30.0  # for one document in a limited process
    memory: int = 2 * 2**30  # bytes of address space for a limited process

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if getattr(self, name) <= 0:
                raise UsageMistake(
                    f"the limit {name} must be above zero", value=getattr(self, name)
                )

    def check_size(self, size: int, name: str) -> None:
        """Raises DocumentTooLarge when `size` bytes are more than one document may have."""
        if size > self.max_bytes:
            raise DocumentTooLarge(
                f"the document has {shown_size(size)}",
                where=name,
                allowed=f"the limit is {shown_size(self.max_bytes)}",
                hint="split it or raise the limit",
            )

    def check_count(self, count: int, name: str) -> None:
        """Raises TooManyDocuments when `count` documents are more than one call may read."""
        if count > self.max_documents:
            raise TooManyDocuments(
                "there are more documents than one call may read",
                where=name,
                allowed=f"the limit is {self.max_documents:,} documents",
            )

    def check_expansion(self, unpacked: int, packed: int, name: str) -> None:
        """Raises ExpansionTooLarge when a packed file grows beyond the ratio; small files may always grow."""
        if unpacked > max(2**20, packed * self.max_expansion):
            raise ExpansionTooLarge(
                f"the file of {shown_size(packed)} unpacks to at least {shown_size(unpacked)}",
                where=name,
                allowed=f"the limit is {self.max_expansion} times its size",
            )


def shown_size(size: int) -> str:
    """Gives a size for people: `50 MB (52,428,800 bytes)`."""
    for unit, factor in (("GB", 2**30), ("MB", 2**20), ("kB", 2**10)):
        if size >= factor:
            return f"{size / factor:.4g} {unit} ({size:,} bytes)"
    return f"{size} bytes"
