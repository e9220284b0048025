"""What a what-if can change at a touch, named as the model names it."""

from __future__ import annotations

from tests.words.invented import model
from tightrope.app.workbench.chips import chips_of
from tightrope.crisis import CrisisModel


def crisis() -> CrisisModel:
    told = model().model_dump(by_alias=True)
    told["indicators"] |= {"war_risk": {"name": "War risk"}}
    told["interests"] = {
        "usa": [
            {"in": "oil_price", "wants": "low", "weight": "major"},
            {"duty": "pact", "weight": "minor"},
        ]
    }
    told["effects"] = [
        {
            "from": "may.strike",
            "to": "oil_price",
            "sign": "+",
            "strength": "weak",
            "if": "usa.talk",
        },
        {"from": "oil_price", "to": "war_risk", "sign": "-", "strength": "strong"},
    ]
    told["scenarios"] |= {"told": {"text": "A story", "assume": {"usa.talk": True}}}
    return CrisisModel.model_validate(told)


def test_each_kind_of_chip_is_told_in_the_words_of_the_model() -> None:
    found = chips_of(crisis())
    told = {(one.kind, one.id): one for one in found.chips}
    option = told["option", "may.help"]
    assert (option.group, option.values, option.now) == ("may", ("none", "arms", "troops"), "arms")
    assert option.text == "Help the rebels: with arms, or troops"
    held = told["indicator", "war_risk"]
    assert (held.text, held.values, held.now) == ("War risk", ("low", "normal", "high"), None)
    wanted, kept = told["interest", "usa: oil_price"], told["interest", "usa: pact"]
    assert (wanted.text, wanted.group, wanted.now) == ("“Oil price”, wanted low", "usa", "major")
    assert (kept.text, kept.now) == ("Keeping The Pact of May", "minor")
    links = [one for one in found.chips if one.kind == "link"]
    assert [(one.text, one.group, one.now) for one in links] == [
        (
            "May: keep striking the port raises it, if the United States talks to May",
            "oil_price",
            "weak",
        ),
        ("Oil price lowers it", "war_risk", "strong"),
    ]


def test_scenarios_and_names_stand_beside_the_chips() -> None:
    found = chips_of(crisis())
    assert found.scenarios == {"us_talks_with_may": "us_talks_with_may", "told": "A story"}
    assert found.names["oil_price"] == "Oil price"
    assert found.names["gulf"] == "Gulf states"
    assert found.as_of == "2031-02-03"
    undated = crisis().model_copy(update={"as_of": None})
    assert chips_of(undated).as_of is None
