"""Claims and contradictions of the two invented press reviews, labelled by the codebook by the author of the program.

Real quarrels (the cod war of 1975-76, Chad and Libya in 1987), articles written for the test.
A row: document, quote, source, relation, target, and what differs from the defaults. Sentences
of a contradiction are named by words that stand in one claim's quote on each side.
"""

from __future__ import annotations

from typing import Any

Row = tuple[str, str, str, str, str | None, dict[str, Any]]
WED = {"time_resolved": "1976-01-07"}
SAT = {"time_resolved": "1987-09-05"}
MON = {"time_resolved": "1987-09-07"}
SAID = {"modality": "reported"}

COD_WAR: list[Row] = [
    ("agency", "collided with the British frigate Andromeda", "iceland", "show_of_force", "uk", WED),
    ("agency", "the Andromeda rammed the Thor", "uk", "military_action", "iceland", SAID | {"speakers": ("iceland",)}),
    ("agency", "denied that the frigate rammed the gunboat", "uk", "military_action", "iceland", {"modality": "denied", "speakers": ("uk",)}),
    ("agency", "Iceland would close the base at Keflavik if Britain did not withdraw", "iceland", "red_line", "uk", {"content": "coercion"}),
    ("agency", "Britain has sent four frigates into the zone", "uk", "show_of_force", "iceland", {}),
    ("agency", "offered to mediate between Iceland and Britain", "nato", "mediation_offer", "iceland", {"polarity": 1}),
    ("agency", "offered to mediate between Iceland and Britain", "nato", "mediation_offer", "uk", {"polarity": 1}),
    ("hull", "six frigates of the Royal Navy now steam in the zone Iceland claims", "uk", "show_of_force", "iceland", {}),
    ("hull", "it was the Thor that rammed the Andromeda", "iceland", "military_action", "uk", SAID | WED | {"speakers": ("uk",)}),
    ("hull", "the collision of gunboat and frigate", "iceland", "show_of_force", "uk", {}),
    ("hull", "Two British trawlers have lost their nets to the Icelanders since Sunday", "iceland", "coercion", "uk", {"time_resolved": "1976-01-04/1976-01-09"}),
    ("hull", "Iceland had fired on a British tug", "iceland", "military_action", "uk", SAID),
    ("reykjavik", "Iceland rejected an offer by Joseph Luns of NATO to mediate", "iceland", "mediation_offer", "nato", SAID | {"phase": "refused", "polarity": 1}),
    ("reykjavik", "Iceland has cut the nets of eight British trawlers since Sunday", "iceland", "coercion", "uk", {"time_resolved": "1976-01-04/1976-01-09"}),
    ("reykjavik", "it had fired on a British tug", "iceland", "military_action", "uk", {"modality": "denied", "speakers": ("iceland",)}),
    ("reykjavik", "the frigate Andromeda rammed the gunboat Thor on Wednesday", "uk", "military_action", "iceland", SAID | WED | {"speakers": ("the coastguard",)}),
    ("reykjavik", "A crowd of fishermen marched on the British embassy", "fishermen", "protest", "uk", {}),
    ("essay", "accept the help that Joseph Luns of NATO offered, to mediate", "iceland", "mediation_offer", "nato", {"polarity": 1, "event": "AGREE"}),
    ("essay", "broken off diplomatic relations with another before Iceland did so with Britain on 12 January 1976", "iceland", "diplomatic_ties", "uk", {"polarity": 1, "phase": "ended", "time_resolved": "1976-01-12"}),
    ("essay", "Britain depends on Icelandic waters", "uk", "dependence", "iceland", {"polarity": 0, "modality": "opinion"}),
    ("letter", "since 19 February 1976 Iceland has had no diplomatic relations with Britain", "iceland", "diplomatic_ties", "uk", {"polarity": 1, "phase": "ended", "time_resolved": "1976-02-19"}),
    ("letter", "that Wednesday, 7 January, and saw the Andromeda ram the gunboat", "uk", "military_action", "iceland", WED),
]  # fmt: skip
COD_WAR_CLASHES = [
    # who rammed whom, said and denied
    ("the Andromeda rammed the Thor", "denied that the frigate rammed"),
    ("denied that the frigate rammed", "the frigate Andromeda rammed the gunboat"),
    ("denied that the frigate rammed", "saw the Andromeda ram the gunboat"),
    # four frigates or six, two trawlers or eight
    ("four frigates", "six frigates"),
    ("Two British trawlers", "nets of eight"),
    # the shot at the tug
    ("had fired on a British tug", "denied that it had fired"),
    # the offer of NATO
    ("rejected an offer by Joseph Luns", "accept the help that Joseph Luns"),
    # the day of the rupture
    ("on 12 January 1976", "since 19 February 1976"),
    # hurt in the collision
    ("three sailors were hurt", "treated five sailors"),
]

AOZOU: list[Row] = [
    ("wire", "Chad raided the air base of Maaten al-Sarra in Libya on Saturday and destroyed 22 aircraft", "chad", "military_action", "libya", SAID | SAT | {"speakers": ("chad",)}),
    ("wire", "it killed 1,700 Libyan soldiers in the raid", "chad", "military_action", "libya", SAID | {"speakers": ("chad",)}),
    ("wire", "it had given Chad intelligence for the raid", "france", "intelligence_sharing", "chad", {"polarity": 1, "modality": "denied", "speakers": ("france",)}),
    ("wire", "The United States has delivered Stinger missiles to Chad", "usa", "arms_transfer", "chad", {"polarity": 1}),
    ("tripoli", "the Chadians damaged four aircraft at Maaten al-Sarra on Saturday", "chad", "military_action", "libya", SAID | SAT | {"speakers": ("jana",)}),
    ("tripoli", "Paris had fed N'Djamena intelligence for the raid", "france", "intelligence_sharing", "chad", SAID | {"polarity": 1, "speakers": ("jana",)}),
    ("tripoli", "On Monday at dawn the air force bombed the Chadian capital N'Djamena", "libya", "military_action", "chad", MON),
    ("paris", "was brought down by a French Hawk battery", "france", "military_action", "libya", MON),
    ("paris", "about 20 aircraft wrecked on the ground when the Chadians fell on Maaten al-Sarra", "chad", "military_action", "libya", SAID | SAT | {"speakers": ("officers in Paris",)}),
    ("paris", "it had delivered Stinger missiles to Chad", "usa", "arms_transfer", "chad", {"polarity": 1, "modality": "denied", "speakers": ("usa",)}),
    ("paris", "called on Chad and Libya to keep a truce", "oau", "demand", "chad", {"content": "settlement"}),
    ("radio", "Since Friday, 11 September 1987, a ceasefire to which Chad and Libya agreed is in force", "chad", "settlement", "libya", {"polarity": 1, "time_resolved": "1987-09-11"}),
    ("radio", "its planes bombed N'Djamena", "libya", "military_action", "chad", {"modality": "denied", "speakers": ("libya",)}),
    ("radio", "residents heard the blasts on Monday", "libya", "military_action", "chad", SAID | MON | {"speakers": ("residents",)}),
    ("radio", "the French missile crews shot a Libyan bomber out of the sky", "france", "military_action", "libya", MON),
    ("radio", "Sudan let Libya use its airfields", "sudan", "military_cooperation", "libya", {"polarity": 1}),
    ("review", "on Tuesday, 15 September 1987, when the ceasefire agreed by Libya and Chad began", "chad", "settlement", "libya", {"polarity": 1, "time_resolved": "1987-09-15"}),
    ("review", "on 7 September, a Libyan bomber had fallen to French missiles over N'Djamena", "france", "military_action", "libya", MON),
    ("review", "Libyan planes used Sudan's airfields is untrue", "sudan", "military_cooperation", "libya", {"polarity": 1, "held": "no"}),
]  # fmt: skip
AOZOU_CLASHES = [
    ("destroyed 22 aircraft", "damaged four aircraft"),
    ("damaged four aircraft", "about 20 aircraft"),
    ("France denied that it had given Chad intelligence", "Paris had fed N'Djamena intelligence"),
    ("The United States has delivered Stinger", "denied that it had delivered Stinger"),
    ("bombed the Chadian capital N'Djamena", "Tripoli rejects as invention"),
    ("residents heard the blasts", "Tripoli rejects as invention"),
    ("11 September 1987", "15 September 1987"),
    ("Sudan let Libya use", "is untrue, ministers in Khartoum"),
]
CONFIRMED = {  # the quotes that three independent originals report
    "was brought down by a French Hawk battery",
    "the French missile crews shot a Libyan bomber out of the sky",
    "on 7 September, a Libyan bomber had fallen to French missiles over N'Djamena",
}
