"""Texts for the test of shared passages: sentences lightly reworded from one another, and one template."""

from __future__ import annotations

# as an agency had it, as another paper printed it: a word here and there is other
NEAR_VERBATIM = [
    ("Peruvian helicopters landed troops at the disputed outpost of Tiwinza before dawn and withdrew under heavy fire.",
     "Peruvian helicopters set down troops at the disputed outpost of Tiwinza before daybreak and withdrew under heavy fire."),
    ("The guarantor countries, meeting in Rio de Janeiro, urged both governments to separate their forces without delay.",
     "Meeting in Rio de Janeiro, the guarantor countries urged the two governments to separate their forces without any delay."),
    ("Ecuador's president told a cheering crowd from the balcony of the palace that the country would not take one step back.",
     "From the balcony of the palace Ecuador's president told a cheering crowd that his country would not take a single step back."),
    ("At least thirty soldiers have died in the jungle since the end of January, diplomats estimate.",
     "Diplomats estimate that at least thirty soldiers have died in the jungle since late January."),
    ("The border in the Cordillera del Cóndor was never marked along a stretch of some eighty kilometres.",
     "Along a stretch of about eighty kilometres the border in the Cordillera del Cóndor was never marked."),
    ("Mines laid by both armies will make the forest paths impassable to hunters for a generation, aid workers warn.",
     "Aid workers warn that mines laid by both armies will make forest paths impassable to hunters for a generation."),
    ("Shops in Quito sold out of rice and candles within hours of the first radio reports.",
     "Shops in Quito sold out of rice and of candles within a few hours of the first radio reports."),
    ("Brazilian officers in white helmets are to watch the ceasefire line from four jungle posts supplied by air.",
     "Brazilian officers wearing white helmets are to watch over the ceasefire line from four jungle posts supplied by air."),
    ("The quarrel goes back to the protocol of 1942, which Ecuador signed after losing a brief war and later declared void.",
     "The quarrel goes back to the 1942 protocol, signed by Ecuador after it had lost a brief war and later declared void."),
    ("Peru admitted the loss of three aircraft but insisted that bad weather had brought down one of them.",
     "Peru has admitted losing three aircraft, but insists that bad weather brought down one of them."),
]  # fmt: skip
# the same matters in each reporter's own words
OWN_WORDS = [
    ("Nobody in Lima expected a quarrel over uninhabited hills to fill the front pages for a month.",
     "That a war could start over a few ridges without a village on them still astonishes Peruvians."),
    ("The Ecuadorean army had prepared its trenches at Tiwinza for years.",
     "Tiwinza fell and was retaken, if one believes the bulletins, four times."),
    ("Mediators want both armies to leave the headwaters of the Cenepa.",
     "A demilitarised zone around the springs of the river is what the four friends of peace propose."),
    ("Schoolchildren in Guayaquil collected blankets for the front.",
     "Volunteers queued at barracks on the Ecuadorean coast, many of them too young."),
    ("Washington offered satellite pictures to whoever would stop shooting.",
     "American diplomats let it be known that their aircraft were watching the ridge."),
    ("The Peruvian currency lost a tenth of its value in a week.",
     "Investors fled Lima's stock exchange when the first helicopter was shot down."),
]  # fmt: skip

_TEMPLATE = (
    "Are you wondering how {a} views the growing tension between {b} and {c}? In this article we take a deep dive "
    "into the question.\n"
    "The ties of {a} with {b} go back decades, and they rest on trade, energy and a shared suspicion of outsiders. "
    "{a} buys {n} per cent of the grain that {b} exports, which gives it a lever that few others have.\n"
    "At the same time {a} cannot afford to lose {c}, whose ports handle most of its exports. Observers therefore "
    "describe its course as a delicate balancing act.\n"
    "What happens next depends on whether {b} and {c} return to the table. For now {a} calls for restraint on both "
    "sides and keeps its options open."
)
TEMPLATE = [
    _TEMPLATE.format(a=a, b=b, c=c, n=n)
    for a, b, c, n in (
        ("Brazil", "Peru", "Ecuador", 12),
        ("Chile", "Ecuador", "Peru", 31),
        ("Argentina", "Peru", "Ecuador", 7),
        ("Colombia", "Ecuador", "Peru", 24),
    )
]
APART = (
    "From the Ecuadorean side of the Cenepa the war sounds like a door that slams every quarter of an hour. The "
    "sergeant who showed us the ridge has slept in a hole for five weeks.\n"
    "He asks what Brazil will do, and whether anybody in Lima has ever seen these hills. Trade does not come up."
)
