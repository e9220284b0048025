"""How each event table says who did what to whom, when, and how kindly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventFormat:
    """Columns of a table as SQL expressions; `columns` where the file has no header."""

    name: str
    delimiter: str
    source: str
    target: str
    kind: str
    intensity: str
    day: str
    id: str  # the column that numbers events; a table may leave it out
    quote: str = ""
    columns: tuple[str, ...] | None = None


_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GDELT = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{part}" for part in _ACTOR), *(f"Actor2{part}" for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
    "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip


def _kind_of_cameo(code: str) -> str:
    """CAMEO codes to kinds of tie: what is said is political, what is done by what it is."""
    return f"""CASE
        WHEN {code} LIKE '064%' THEN 'intelligence'
        WHEN {code} LIKE '062%' OR {code} LIKE '072%' OR {code} LIKE '15%' OR {code} LIKE '18%'
            OR {code} LIKE '19%' OR {code} LIKE '20%' OR {code} LIKE '1622%' THEN 'military'
        WHEN {code} LIKE '061%' OR {code} LIKE '071%' OR {code} LIKE '163%'
            OR {code} LIKE '1621%' THEN 'economic'
        ELSE 'political' END"""


FORMATS: Mapping[str, EventFormat] = {
    "gdelt": EventFormat(
        name="GDELT 2.0 events",
        id="GlobalEventID",
        delimiter="\\t",
        source="Actor1CountryCode",
        target="Actor2CountryCode",
        kind=_kind_of_cameo("EventCode"),
        intensity="TRY_CAST(GoldsteinScale AS DOUBLE)",
        day="CAST(TRY_STRPTIME(Day, '%Y%m%d') AS DATE)",
        columns=_GDELT,
    ),
    "icews": EventFormat(
        name="ICEWS",
        id="Event ID",
        delimiter="\\t",
        source='"Source Country"',
        target='"Target Country"',
        kind=_kind_of_cameo('"CAMEO Code"'),
        intensity="TRY_CAST(Intensity AS DOUBLE)",
        day='TRY_CAST("Event Date" AS DATE)',
    ),
    "polecat": EventFormat(
        name="POLECAT",
        id="Event ID",
        delimiter="\\t",
        source='"Actor Country"',
        target='"Recipient Country"',
        kind="""CASE
            WHEN upper("Event Type") IN ('ASSAULT', 'MOBILIZE', 'RETREAT') THEN 'military'
            WHEN upper("Event Type") IN ('AID', 'SANCTION') THEN 'economic'
            ELSE 'political' END""",
        intensity="TRY_CAST(Intensity AS DOUBLE)",
        day='TRY_CAST("Event Date" AS DATE)',
    ),
    "acled": EventFormat(
        name="ACLED-style",
        id="event_id_cnty",
        delimiter=",",
        source="actor1",
        target="actor2",
        kind="CASE WHEN sub_event_type = 'Agreement' THEN 'political' ELSE 'military' END",
        intensity="CASE WHEN sub_event_type = 'Agreement' THEN 1.0 ELSE -1.0 END",
        day="""COALESCE(TRY_CAST(event_date AS DATE),
            CAST(TRY_STRPTIME(event_date, '%d %B %Y') AS DATE))""",
        quote='"',
    ),
}
