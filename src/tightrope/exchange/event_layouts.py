"""How each event table says who did what to whom, when and where, and how kindly.

Columns and codes after the codebooks: GDELT 1.0 and 2.0 (Leetaru and Schrodt 2013), ICEWS (Boschee
et al. 2015) with CAMEO (Schrodt 2012), POLECAT with PLOVER (Halterman et al. 2023), ACLED (Raleigh
et al. 2010), UCDP GED (Sundberg and Melander 2013). Expressions are DuckDB's SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventLayout:
    """Where a table says what; expressions of SQL over its columns, else names of columns.

    `intensity` runs from -10 to 10; an act for which `talk` holds takes no side and has none.
    `states` are the columns with the number of a state (Gleditsch and Ward) for source and target,
    `names` those that name who acted where source and target name countries.
    Machines code one event several times over: `address` and `place` (columns that a table may
    leave out) tell which are the same; None where people did.
    """

    name: str
    number: str
    source: str
    target: str
    needs: tuple[str, ...]  # columns it cannot be read without, besides the two of the actors
    code: str  # an expression, as are those below
    kind: str
    talk: str
    intensity: str
    date: str  # the text of the day, which is in one of these forms
    forms: tuple[str, ...]
    states: tuple[str, str] | None = None
    names: tuple[str, str] | None = None
    address: tuple[str, ...] | None = None
    place: tuple[str, ...] = ()
    columns: tuple[str, ...] | None = None  # where the file has no line of names

    @property
    def day(self) -> str:
        """The day as a date; NULL where its text is in none of the forms.

        The first form that fits; a cast would take 3/2/14 for the year 3.
        """
        return f"CAST(TRY_STRPTIME({self.date}, {list(self.forms)}) AS DATE)"


_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def _gdelt_columns(geo: tuple[str, ...], *, address: bool = True) -> tuple[str, ...]:
    return (
        "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
        *(f"Actor1{part}" for part in _ACTOR), *(f"Actor2{part}" for part in _ACTOR),
        "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
        "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
        *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in geo),
        "DATEADDED", *(("SOURCEURL",) if address else ()),
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


def _talk_of_cameo(code: str) -> str:
    """Statements, appeals, intentions, talks and inquiries (01 to 04, 09) take no side."""
    return f"left({code}, 2) IN ('01', '02', '03', '04', '09')"


def _number(column: str) -> str:
    return f"TRY_CAST({column} AS DOUBLE)"


_ISO = ("%Y-%m-%d", "%Y%m%d")


def _gdelt(name: str, columns: tuple[str, ...] | None, day: str = "Day") -> EventLayout:
    return EventLayout(
        name=name,
        columns=columns,
        needs=(day, "EventCode", "GoldsteinScale"),
        number="GlobalEventID",
        source="Actor1CountryCode",
        target="Actor2CountryCode",
        names=("Actor1Name", "Actor2Name"),
        code="EventCode",
        kind=_kind_of_cameo("EventCode"),
        talk=_talk_of_cameo("EventCode"),
        intensity=_number("GoldsteinScale"),
        date=day,
        forms=_ISO,
        address=("SOURCEURL",),
        place=("ActionGeo_FullName",),
    )


# Spreadsheets drop the zero in front of a CAMEO code: 42 is 042, since no root has two digits.
_ICEWS_CODE = """CASE WHEN length("CAMEO Code") < 3 THEN lpad("CAMEO Code", 3, '0')
    ELSE "CAMEO Code" END"""
_FRIENDLY = ("AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
_PLOVER = 'upper("Event Type")'

_GDELT_1 = tuple(part for part in _GEO if part != "ADM2Code")
LAYOUTS: Mapping[str, EventLayout] = {
    "gdelt2": _gdelt("GDELT 2.0", _gdelt_columns(_GEO)),
    "gdelt1": _gdelt("GDELT 1.0", _gdelt_columns(_GDELT_1)),
    "gdelt1-backfile": _gdelt("GDELT 1.0", _gdelt_columns(_GDELT_1, address=False)),
    "gdelt-named": _gdelt("GDELT", None, "SQLDATE"),
    "icews": EventLayout(
        name="ICEWS",
        needs=("Event Date", "CAMEO Code", "Intensity"),
        number="Event ID",
        source="Source Country",
        target="Target Country",
        names=("Source Name", "Target Name"),
        code=_ICEWS_CODE,
        kind=_kind_of_cameo(_ICEWS_CODE),
        talk=_talk_of_cameo(_ICEWS_CODE),
        intensity=_number("Intensity"),
        date='"Event Date"',
        forms=(*_ISO, "%m/%d/%y", "%m/%d/%Y"),
        address=("Story ID",),
        place=("City", "Province", "Country"),
    ),
    "polecat": EventLayout(
        name="POLECAT",
        needs=("Event Date", "Event Type", "Intensity"),
        number="Event ID",
        source="Actor Country",
        target="Recipient Country",
        names=("Actor Name", "Recipient Name"),
        code=_PLOVER,
        kind=f"""CASE
            WHEN {_PLOVER} IN ('ASSAULT', 'MOBILIZE', 'RETREAT') THEN 'military'
            WHEN {_PLOVER} IN ('AID', 'SANCTION') THEN 'economic'
            ELSE 'political' END""",
        talk=f"{_PLOVER} IN ('CONSULT', 'REQUEST')",
        intensity=f"COALESCE({_number('Intensity')}, CASE WHEN {_PLOVER} IN {_FRIENDLY} THEN 5 ELSE -5 END)",
        date='"Event Date"',
        forms=_ISO,
        address=(),
        place=("Placename", "City", "Province", "Country"),
    ),
    "acled": EventLayout(
        name="ACLED",
        needs=("event_date", "sub_event_type"),
        number="event_id_cnty",
        source="actor1",
        target="actor2",
        code="sub_event_type",
        kind="CASE WHEN sub_event_type = 'Agreement' THEN 'political' ELSE 'military' END",
        talk="FALSE",
        intensity="CASE WHEN sub_event_type = 'Agreement' THEN 8 ELSE -10 END",
        date="event_date",
        forms=(*_ISO, "%d %B %Y", "%d %b %Y", "%d-%b-%Y"),
    ),
    "ucdp": EventLayout(
        name="UCDP GED",
        needs=("type_of_violence", "date_start"),
        number="id",
        source="side_a",
        target="side_b",
        code="type_of_violence",
        kind="'military'",
        talk="FALSE",
        intensity="-10",
        date="left(date_start, 10)",
        forms=(*_ISO, "%m/%d/%Y"),
        states=("gwnoa", "gwnob"),
    ),
}

_ROOTS = (
    "make a statement", "appeal", "express the intent to cooperate", "consult",
    "cooperate diplomatically", "cooperate materially", "give aid", "yield", "investigate", "demand",
    "disapprove", "reject", "threaten", "protest", "exhibit force", "reduce relations", "coerce",
    "assault", "fight", "use mass violence",
)  # fmt: skip
_VIOLENCE = {
    "1": "armed conflict of a state",
    "2": "armed conflict between groups",
    "3": "violence against civilians",
}


def label_of(layout: str, code: str) -> str:
    """Gives a table's type of event in words: CAMEO's roots, PLOVER's and ACLED's own names."""
    if layout == "UCDP GED":
        return _VIOLENCE.get(code, code)
    root = code[:2]
    if root.isdigit() and 1 <= int(root) <= len(_ROOTS):
        return _ROOTS[int(root) - 1]
    return code.lower().replace("_", " ")
