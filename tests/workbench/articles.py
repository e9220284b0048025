"""Five articles on a quarrel over gas, written for these tests."""

from __future__ import annotations

ARTICLES = {
    "1-cut.txt": """\
Algeria cuts gas to Morocco

MADRID, 1 March 2024 - Algeria cut gas deliveries to Morocco on Friday. Algeria condemned Morocco.
Algeria demanded that Morocco withdraw from the border post.
""",
    "2-treaty.txt": """\
Spain and Algeria sign

ALGIERS, 3 March 2024 - Algeria and Spain signed a partnership treaty on 2 February 2024.
Spain supports Algeria in the talks on prices. Spain buys natural gas from Algeria.
""",
    "3-threat.txt": """\
Warning from Algiers

ALGIERS, 5 March 2024 - Algeria threatened Morocco with military action.
If Morocco attacks Algeria, Algeria will strike Morocco, Algiers warned on Monday.
""",
    "4-sanctions.txt": """\
Rabat answers

RABAT, 8 March 2024 - Morocco imposed sanctions on Algeria on 7 March 2024.
Morocco condemned Algeria. Morocco offered to negotiate with Algeria.
""",
    "5-mediation.txt": """\
Madrid offers to mediate

MADRID, 10 March 2024 - Spain offered to mediate between Algeria and Morocco.
Spain criticized Algeria on Saturday. Morocco welcomed the offer by Spain.
""",
}
