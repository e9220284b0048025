"""The words English tells time with: months, weekdays, numbers, and the patterns built on them."""

from __future__ import annotations

__all__ = [
    "CENTURY",
    "DAY",
    "MONTH",
    "MONTHS",
    "NUMBER",
    "NUMBERS",
    "PART",
    "SEASON",
    "SEASONS",
    "UNIT",
    "VAGUE",
    "WEEKDAY",
    "WEEKDAYS",
    "YEAR",
]

MONTHS: dict[str, int] = {
    name[:length]: number
    for number, name in enumerate(
        (
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ),
        start=1,
    )
    for length in (3, 4, len(name))
}
WEEKDAYS: dict[str, int] = {
    name[:length]: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
    for length in (3, len(name))
}
NUMBERS: dict[str, float] = {
    "a": 1,
    "an": 1,
    "one": 1,
    "a couple of": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "a dozen": 12,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "half a": 0.5,
    "half an": 0.5,
}
# First month, and how many.
SEASONS: dict[str, tuple[int, int]] = {
    "spring": (3, 3),
    "summer": (6, 3),
    "autumn": (9, 3),
    "fall": (9, 3),
    "winter": (12, 3),  # into the next year
}

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
CENTURY = r"(?:1[6-9]|20)"
YEAR = rf"{CENTURY}\d\d"
SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
UNIT = r"(?:hour|day|week|month|year|decade)"
NUMBER = (
    r"(?:\d{1,3}|half an?|a couple of|a dozen|an?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty)"
)
PART = r"(?:early|late|mid)"
VAGUE = r"(?:several|many|some|a few|few|recent|coming|these|those|the)"
