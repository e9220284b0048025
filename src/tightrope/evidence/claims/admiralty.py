"""The Admiralty code: reliability A-F of a source, credibility 1-6 of a claim (NATO AJP-2.1)."""

from __future__ import annotations

from collections.abc import Mapping

from tightrope.evidence.errors import GradeUnknown

__all__ = ["CREDIBILITY", "RELIABILITY", "check_grade"]

RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY: Mapping[int, str] = {
    1: "confirmed by other independent sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtfully true",
    5: "improbable",
    6: "truth cannot be judged",
}


def check_grade(reliability: str, credibility: int) -> None:
    """Raises `GradeUnknown` unless the pair is a letter A-F and a figure 1-6."""
    if reliability not in RELIABILITY:
        raise GradeUnknown("no such reliability", value=reliability, allowed="A to F")
    if credibility not in CREDIBILITY:
        raise GradeUnknown("no such credibility", value=credibility, allowed="1 to 6")
