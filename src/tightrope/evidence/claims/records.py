"""Claims and decisions as plain records (JSON objects) and back, checked field by field."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from tightrope.errors import nearest
from tightrope.evidence.claims.claim import Anchor, Claim, Decision
from tightrope.evidence.errors import BadRecord

if TYPE_CHECKING:
    from pydantic import TypeAdapter

__all__ = ["claim_from_record", "decision_from_record", "parse_line", "to_line"]

_NESTED: dict[type, dict[str, type]] = {Decision: {"claim": Claim}, Claim: {"anchor": Anchor}}


def to_line(item: Claim | Decision) -> str:
    """Gives one line of JSON, keys in the order of the type, without the line end."""
    return json.dumps(asdict(item), ensure_ascii=False, separators=(", ", ": "))


def parse_line(line: str, where: str) -> Mapping[str, Any]:
    """Gives the JSON object of one line; `BadRecord` where it is not one."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRecord("this line is not JSON", where=where, value=line[:60]) from error
    if not isinstance(record, dict):
        raise BadRecord("this line is not a JSON object", where=where, value=line[:60])
    return record


def claim_from_record(record: Mapping[str, Any], where: str) -> Claim:
    """Gives the claim a record describes; `BadRecord` names the field that is wrong."""
    _check_keys(record, Claim, where)
    claim: Claim = _validate(Claim, record, where)
    _check_claim(claim, where)
    return claim


def decision_from_record(record: Mapping[str, Any], where: str) -> Decision:
    """Gives the decision a record describes; `BadRecord` names the field that is wrong."""
    _check_keys(record, Decision, where)
    decision: Decision = _validate(Decision, record, where)
    _check_claim(decision.claim, where)
    if decision.reliability not in "ABCDEF" or len(decision.reliability) != 1:
        raise BadRecord(
            "reliability is a letter",
            where=where,
            value=decision.reliability,
            allowed="A to F; unknown is F",
        )
    if not 1 <= decision.credibility <= 6:
        raise BadRecord(
            "credibility is a figure",
            where=where,
            value=decision.credibility,
            allowed="1 to 6; unknown is 6",
        )
    return decision


def _check_claim(claim: Claim, where: str) -> None:
    """What the types alone do not say of a claim."""
    if not 0 <= claim.confidence <= 1:
        raise BadRecord(
            "field 'confidence' is out of range",
            where=where,
            value=claim.confidence,
            allowed="0 to 1",
        )
    anchor = claim.anchor
    if not 0 <= anchor.start < anchor.end or anchor.end - anchor.start != len(anchor.exact):
        raise BadRecord(
            "field 'anchor': start and end do not span the quote",
            where=where,
            value=f"{anchor.start}:{anchor.end}",
            hint="offsets count code points from 0",
        )


def _check_keys(record: Mapping[str, Any], kind: type, where: str, path: str = "") -> None:
    """Unknown keys are errors: nothing a person wrote is dropped on load."""
    known = [field.name for field in fields(kind)]
    for key in record:
        if key not in known:
            raise BadRecord(
                "unknown key", where=where, value=path + str(key), hint=nearest(str(key), known)
            )
    for key, inner in _NESTED.get(kind, {}).items():
        value = record.get(key)
        if isinstance(value, Mapping):
            _check_keys(value, inner, where, f"{path}{key}.")


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # heavy: only needed where records are read

    return TypeAdapter(kind)


def _validate(kind: type, record: Mapping[str, Any], where: str) -> Any:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_python(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        missing = first["type"] == "missing"
        raise BadRecord(
            f"field '{field}' is missing" if missing else f"field '{field}': {first['msg']}",
            where=where,
            value=None if missing else first.get("input"),
        ) from error
