"""What each screen does for whoever works at it: grounds, what-if, refusals, stops, suggestions."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.evidence.coders.server import answer, serving
from tests.workbench.conftest import Served, end_server, focused, go, press, start_server
from tightrope.app import use_cases
from tightrope.app.drafts.changing import propose_change
from tightrope.app.evidence.reading import read_evidence
from tightrope.app.store.folder import open_folder
from tightrope.crisis import read_crisis
from tightrope.crisis.yaml_tree import read_yaml
from tightrope.draft import by_model
from tightrope.draft.proposal import elements_of
from tightrope.evidence import read_decisions

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shipped case with interests, and an article with claims to decide."""
    folder = tmp_path_factory.mktemp("case") / "w"
    use_cases.init(folder, "cuban-missile-crisis-1962")
    article = folder.parent / "wire.txt"
    article.write_text(
        "MOSCOW, 23 October 1962 - The Soviet Union condemned the United States on Tuesday. "
        "Turkey supports the United States.\n",
        encoding="utf-8",
    )
    use_cases.read(folder, [article])
    return folder


@pytest.fixture
def case(template: Path, tmp_path: Path) -> Path:
    """The same, one's own: for tests that write."""
    return Path(shutil.copytree(template, tmp_path / "w"))


@pytest.fixture(scope="module")
def address(template: Path) -> Iterator[str]:
    """A workbench for tests that only look."""
    served = start_server(template)
    yield served.url
    end_server(served)


def test_every_statement_of_the_bottom_line_is_one_key_from_its_grounds(
    address: str, open_page: Callable[..., Any]
) -> None:
    page = open_page(address, screen="answers")
    page.locator(".statement").first.wait_for()
    first = page.locator(".answers .read section").first
    count = first.locator(".statement").count()
    assert count > 2
    press(page, "j", "q")
    rests = page.get_by_role("complementary", name="What it rests on")
    for at in range(count):
        assert first.locator(".statement.current").count() == 1
        rests.locator("blockquote").first.wait_for()
        assert rests.get_by_role("link", name="in its text").count() > 0, at
        press(page, "j")
    press(page, "k", "o")
    page.wait_for_function("() => location.hash.startsWith('#evidence')")
    page.locator(".card").wait_for()


def test_without_a_statement_the_key_of_the_quote_says_what_it_does(
    address: str, open_page: Callable[..., Any]
) -> None:
    page = open_page(address, screen="answers")
    page.locator(".statement").first.wait_for()
    press(page, "o")
    page.locator("footer [role=status]", has_text="Choose a statement first").wait_for()


def test_weights_and_strengths_are_turned_in_a_what_if(
    address: str, open_page: Callable[..., Any]
) -> None:
    page = open_page(address, screen="whatif")
    told = page.get_by_role("region", name="What it makes different")
    page.get_by_text("What each wants").click()
    row = page.get_by_role("group", name="Soviet Union: “Danger of nuclear war”, wanted low")
    row.get_by_role("button", name="none").click()
    told.get_by_text("no longer counts for the Soviet Union").wait_for()
    told.get_by_role("table", name="What is expected").wait_for()
    row.get_by_role("button", name="vital now").click()
    told.get_by_text("Nothing is changed yet").wait_for()
    page.get_by_label("Find").fill("standing")
    link = page.locator(".chip[aria-label^='Towards “Soviet standing”']").first
    now = link.locator("button", has=page.locator("small")).inner_text().split()[0]
    other = next(word for word in ("weak", "medium", "strong") if word != now)
    link.get_by_role("button", name=other, exact=True).click()
    told.get_by_text(re.compile(f"Soviet standing”.* is {other}")).wait_for()
    told.locator(".effect").first.wait_for()


def test_a_broken_crisis_file_takes_no_screen_away_and_comes_back_by_itself(
    case: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    page = open_page(serve(case).url, screen="model/actors")
    page.get_by_role("button", name="Edit: Cuba").wait_for()
    crisis = case / "crisis.yaml"
    before = crisis.read_text("utf-8")
    lines = before.count("\n")
    crisis.write_text(f"{before}rules: [oops\n", encoding="utf-8")
    broken = page.get_by_role("region", name="The crisis file cannot be read")
    broken.get_by_text(f"crisis.yaml:{lines + 1}: ").wait_for()
    assert "mend this line" in broken.inner_text()
    assert page.locator("nav[aria-label=Screens] a").count() == 6
    go(page, "evidence")
    page.locator("[role=option]").first.wait_for()
    press(page, "a")
    page.locator("footer [role=status]", has_text="Accepted").wait_for()
    page.reload()
    page.locator("[role=option]").first.wait_for()
    go(page, "whatif")
    page.get_by_text("This comes back when crisis.yaml can be read again.").wait_for()
    assert broken.get_by_role("button", name="Try again").is_visible()
    crisis.write_text(before, encoding="utf-8")
    page.locator(".chip").first.wait_for()
    broken.wait_for(state="detached")


def test_a_refusal_is_told_in_the_dialog_which_keeps_what_was_entered(
    case: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    page = open_page(serve(case).url)
    page.locator("[role=option]").first.wait_for()
    press(page, "n")
    dialog = page.get_by_role("dialog")
    assert focused(page).startswith("Quote, word for word")
    dialog.get_by_label("Quote, word for word").fill("These words stand nowhere.")
    dialog.locator("[name=source]").fill("Cuba")
    dialog.locator("[name=relation]").select_option(index=1)
    page.get_by_role("button", name="Add and accept").click()
    dialog.get_by_role("alert").wait_for()
    assert dialog.get_by_label("Quote, word for word").input_value() == "These words stand nowhere."
    page.wait_for_function("() => document.activeElement.name === 'quote'")  # what is in error
    press(page, "Escape")
    dialog.get_by_text("What you entered is not saved.").wait_for()
    assert focused(page) == "Go on"
    press(page, "Enter")
    assert dialog.locator("[name=source]").input_value() == "Cuba"
    press(page, "Escape")
    dialog.get_by_role("button", name="Throw it away").click()
    dialog.wait_for(state="detached")


@pytest.mark.parametrize("key", ["e", "g"])
def test_dialogs_of_a_claim_begin_in_their_first_field(
    case: Path, serve: Callable[..., Served], open_page: Callable[..., Any], key: str
) -> None:
    page = open_page(serve(case).url)
    page.locator("[role=option]").first.wait_for()
    press(page, key)
    page.get_by_role("dialog").wait_for()
    assert focused(page).startswith({"e": "Source", "g": "Reliability"}[key])
    if key == "e":
        date = page.get_by_role("dialog").locator("[name=time_resolved]")
        date.fill("soon")
        press(page, "Enter")  # refused: told inside, and the words are still there
        page.get_by_role("dialog").get_by_role("alert").wait_for()
        assert date.input_value() == "soon"
        date.fill("1962-10-23")
    else:
        press(page, "Tab", "Tab")
    press(page, "Enter")
    page.get_by_role("dialog").wait_for(state="detached")
    page.locator("footer [role=status]", has_text=re.compile("Accepted|Graded")).wait_for()


def test_a_scenario_is_named_in_words_and_filters_are_folded_on_a_narrow_screen(
    case: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    page = open_page(serve(case).url, width=400)
    page.locator("[role=option]").first.wait_for()
    assert not page.locator("#filter-actor").is_visible()
    page.get_by_role("button", name="More filters").click()
    page.locator("#filter-actor").wait_for()
    go(page, "whatif")
    page.locator(".chip button[aria-pressed=false]").first.click()
    page.get_by_role("button", name="Save as a scenario").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("2nd: Câble")
    dialog.get_by_text("It stands in the file as s_2nd_cable.").wait_for()
    page.get_by_role("button", name="Save into crisis.yaml").click()
    dialog.wait_for(state="detached")
    saved = read_crisis(case / "crisis.yaml").model.scenarios["s_2nd_cable"]
    assert saved.text == "2nd: Câble"  # as it was written, where no words were given


def test_a_what_if_that_is_refused_is_told_and_no_other_answer_stands_below_it(
    address: str, open_page: Callable[..., Any]
) -> None:
    page = open_page(address, screen="whatif")
    page.locator(".chip button[aria-pressed=false]").first.click()
    page.locator(".effect").first.wait_for()
    told = {"code": "crisis-invalid", "message": "it cannot be asked so", "hint": None}
    page.route("**/api/whatif", lambda route: route.fulfill(status=400, json={"error": told}))
    page.locator(".chip button[aria-pressed=false]").last.click()
    page.get_by_text("it cannot be asked so").first.wait_for()
    assert page.locator(".effect").count() == 0
    assert "no effect" not in page.locator(".told").inner_text().lower()


def test_a_date_that_is_none_is_told_at_the_field_and_a_year_or_month_is_one(
    address: str, open_page: Callable[..., Any]
) -> None:
    page = open_page(address, screen="whatif")
    page.locator(".chip").first.wait_for()
    press(page, "b")
    date = page.get_by_label("and as it was on")
    for wrong in ("yesterday", "1962-1", "1962-10-2x"):
        date.fill(wrong)
        press(page, "Enter")
        page.get_by_role("alert").get_by_text(f"“{wrong}” is no date").wait_for()
    date.fill("1962-10")
    press(page, "Enter")
    page.get_by_role("columnheader", name="1962-10").wait_for()
    assert page.get_by_role("alert").get_by_text("is no date").count() == 0
    date.fill("1962-02-31")
    press(page, "Escape")  # the field is left, and what it holds is asked
    page.get_by_role("alert").get_by_text("1962-02-31").first.wait_for()
    assert page.locator("table.side").count() == 0  # no column of another date


def test_weeks_that_cannot_be_asked_are_told_at_the_field(
    address: str, open_page: Callable[..., Any]
) -> None:
    page = open_page(address, screen="ahead")
    page.locator(".fan").first.wait_for()
    weeks = page.get_by_label("Weeks ahead")
    for wrong in ("1", "521", "-5", "x", ""):
        weeks.fill(wrong)
        page.get_by_role("alert").get_by_text("a whole number from 2 to 520").wait_for()
    page.wait_for_timeout(900)
    assert "in 12 weeks" in page.locator("main").inner_text()
    weeks.fill("2")
    page.get_by_text("in 2 weeks").first.wait_for()


def test_a_strength_is_changed_at_the_causal_map(
    case: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    page = open_page(serve(case).url, screen="model/effects")
    page.locator(".thing").first.wait_for()
    page.locator(".thing[aria-label^='Danger of nuclear war']").focus()
    press(page, "Enter")
    around = page.get_by_role("region", name="Around Danger of nuclear war")
    around.get_by_role("group", name="Weight: Soviet Union").get_by_role(
        "button", name="minor"
    ).click()
    around.locator(
        "[aria-label='Weight: Soviet Union'] [aria-pressed=true]", has_text="minor"
    ).wait_for()
    own = read_crisis(case / "crisis.yaml").model.interests["ussr"]
    assert {one.in_: one.weight for one in own}["danger"] == "minor"
    strength = around.locator("[aria-label^='Strength: ']").first
    now = strength.locator("[aria-pressed=true]").inner_text()
    other = "strong" if now != "strong" else "weak"
    before = [one.strength for one in read_crisis(case / "crisis.yaml").model.effects]
    strength.get_by_role("button", name=other).click()
    strength.locator("[aria-pressed=true]", has_text=other).wait_for()
    after = [one.strength for one in read_crisis(case / "crisis.yaml").model.effects]
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
    around.get_by_role("button", name=re.compile("^Add an interest in it of")).click()
    page.get_by_role("dialog", name=re.compile("Add: interest")).wait_for()


def test_suggestions_without_an_endpoint_are_explained(
    address: str, open_page: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(address, screen="model/effects")
    page.get_by_role("button", name="Suggest interests and links…").click()
    dialog = page.get_by_role("dialog", name="Suggest interests and links")
    dialog.get_by_text("None is configured here").wait_for()
    assert "TIGHTROPE_LLM_ENDPOINT=" in dialog.inner_text()


def test_what_a_language_model_suggests_waits_under_draft(
    case: Path, serve: Callable[..., Served], open_page: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    pytest.importorskip("httpx", reason="the extra 'llm' is not installed")
    cited = read_decisions(case / "evidence.jsonl")[0].claim.id
    own = dict.fromkeys(by_model._TEXTS) | {
        "kind": "interest", "claims": [cited], "why": "Its allies watch.",
        "actor": "usa", "indicator": "soviet_standing", "wants": "low", "weight": "minor",
    }  # fmt: skip
    indicators = read_crisis(case / "crisis.yaml").model.indicators
    own["indicator"] = next(
        name for name, one in indicators.items() if one.name == "Soviet standing"
    )
    with serving(lambda request, n: answer([own])) as model:
        monkeypatch.setenv("TIGHTROPE_LLM_ENDPOINT", model.url)
        page = open_page(serve(case).url, screen="model/effects")
        page.get_by_role("button", name="Suggest interests and links…").click()
        dialog = page.get_by_role("dialog")
        dialog.locator("input:focus").wait_for()  # the field has the focus as soon as it is there
        assert focused(page).startswith("Language model")
        page.keyboard.type("toy")
        press(page, "Enter")
        dialog.get_by_text("proposes 1 element").wait_for()
        dialog.get_by_role("link", name="Decide them under Draft").click()
    page.get_by_text("Proposed by model:toy").wait_for()
    before = read_crisis(case / "crisis.yaml").model.interests["usa"]
    press(page, "a")
    page.get_by_text("Nothing waits").wait_for()
    after = read_crisis(case / "crisis.yaml").model.interests["usa"]
    assert len(after) == len(before) + 1


def test_a_change_that_an_assistant_proposes_is_told_and_accepted_under_draft(
    case: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    model = read_crisis(case / "crisis.yaml").model
    reading = read_evidence(open_folder(case), model)
    actor = next(iter(model.actors))
    told: dict[str, Any] = {"by": "assistant:helper", "note": "as the texts call it"}
    name = {"name": "Called otherwise", "assumption": "as the texts call it"}
    propose_change(case, reading, "actors", actor, name, **told)
    propose_change(case, reading, "events", event_named(case), None, **told)
    page = open_page(serve(case).url, screen="draft")
    card = page.locator(".proposal")
    card.get_by_role("heading", name="Change of Actors").wait_for()
    card.get_by_text("Proposed by assistant:helper: as the texts call it").wait_for()
    assert "Called otherwise" in card.locator("ul").inner_text()
    press(page, "a")
    card.get_by_role("heading", name="Take out of Events").wait_for()
    assert read_crisis(case / "crisis.yaml").model.actors[actor].name == "Called otherwise"
    assert card.get_by_role("button", name="Change it first").count() == 0
    press(page, "a")
    page.get_by_text("Nothing waits").wait_for()
    assert len(read_crisis(case / "crisis.yaml").model.events) == len(model.events) - 1


def event_named(case: Path) -> str:
    """What the last event of a case without moves is called in a draft."""
    data = read_yaml((case / "crisis.yaml").read_text("utf-8"), "crisis.yaml").data
    told = [one.proposal for one in elements_of(data) if one.proposal.section == "events"]
    return [one.element for one in told if "moves" not in one.value][-1]


def test_what_is_worked_out_can_be_stopped_and_asked_again(
    case: Path, serve: Callable[..., Served], open_page: Callable[..., Any]
) -> None:
    shutil.rmtree(case / ".tightrope" / "answers", ignore_errors=True)
    page = open_page(serve(case).url)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "/api/stop" in one.url else None)
    go(page, "answers")
    page.locator(".progress button").dispatch_event("click")
    page.get_by_text("You stopped it before it was found").wait_for()
    assert len(asked) == 1
    page.get_by_role("button", name="Ask again").click()
    page.locator(".statement").first.wait_for(timeout=180_000)
