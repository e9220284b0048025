"use strict";
(() => {
  const tools = document.querySelector(".tools");
  const field = document.getElementById("filter");
  const unfold = document.getElementById("unfold");
  tools.hidden = false;
  // Filter: rows of tables and quotes that do not have the words are put away.
  field.addEventListener("input", () => {
    const wanted = field.value.trim().toLowerCase();
    for (const item of document.querySelectorAll(".annex tbody tr, .quotes > li")) {
      item.hidden = wanted !== "" && !item.textContent.toLowerCase().includes(wanted);
    }
    if (wanted) for (const fold of document.querySelectorAll(".annex details")) fold.open = true;
  });
  unfold.addEventListener("click", () => {
    const folds = [...document.querySelectorAll("details")];
    const open = folds.some((fold) => !fold.open);
    for (const fold of folds) fold.open = open;
    document.body.classList.toggle("all", open);
    unfold.textContent = open ? "Close all" : "Open all";
  });
  // Walk: j and k from statement to statement, q to what it rests on (quotes, those of the elements it
  // was computed from, then the rest), b back to the statement.
  const statements = [...document.querySelectorAll("span[id], li[id], tr[id]")].filter((s) => s.querySelector("a.m"));
  let here = -1;
  let marks = 0;
  const stand = (element) => {
    for (const old of document.querySelectorAll(".here")) old.classList.remove("here");
    for (let fold = element.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    element.classList.add("here");
    element.scrollIntoView({ block: "center" });
  };
  const go = (step) => {
    here = (here + step + statements.length) % statements.length;
    marks = 0;
    stand(statements[here]);
  };
  const follow = () => {
    if (here < 0) return;
    const to = (marked) => [...statements[here].querySelectorAll(marked)].map((link) => link.getAttribute("href").slice(1));
    const on = statements[here].dataset.on;
    const links = [...to("a.m.q"), ...(on ? on.split(" ") : []), ...to("a.m:not(.q)")];
    const found = document.getElementById(links[marks % links.length]);
    marks += 1;
    if (found) stand(found);
  };
  const keys = { j: () => go(1), k: () => go(-1), q: follow, b: () => here >= 0 && stand(statements[here]) };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  // Scenario: shown beside the base alone, wherever scenarios stand side by side; "all" shows all.
  const choices = (select, names, first) => {
    for (const name of [first, ...names]) select.add(new Option(name, name === first ? "" : name));
    select.parentElement.hidden = names.length < 2;
  };
  const heading = (cell) => cell.firstChild?.textContent ?? "";
  const grid = document.querySelector("table[id^='scenes-t-']");
  const names = grid ? [...grid.tHead.rows[0].cells].slice(2, -1).map(heading) : [];
  const scenario = document.getElementById("scenario");
  const shown = document.getElementById("shown");
  choices(scenario, names, "all");
  scenario.addEventListener("change", () => {
    for (const table of document.querySelectorAll("table")) {
      const away = [...table.tHead.rows[0].cells].map((cell) => names.includes(heading(cell)) && scenario.value !== "" && heading(cell) !== scenario.value);
      if (away.some(Boolean) || scenario.value === "") {
        for (const row of table.rows) [...row.cells].forEach((cell, at) => { cell.hidden = away[at]; });
      }
    }
    const chosen = scenario.value;
    for (const sign of document.querySelectorAll("[data-scenario]")) {
      sign.classList.toggle("faded", chosen !== "" && sign.dataset.scenario !== chosen);
    }
    for (const fold of document.querySelectorAll("#scenarios > details")) {
      fold.hidden = chosen !== "" && fold.dataset.of !== chosen;
      if (fold.dataset.of === chosen) fold.open = true;
    }
    shown.textContent = chosen && `“${chosen}” stands beside the base in the tables, in the picture of the scenarios and under “one by one”. All other statements and pictures are of the base.`;
  });
  // Date: what is from later is put away; a month or a year counts from its last day.
  const last = (date) => date + "-12-31".slice(date.length === 4 ? 0 : 3).slice(0, 10 - date.length);
  const dated = [...document.querySelectorAll("[data-when], [data-since]")].map((item) => [item, last(item.dataset.when ?? item.dataset.since)]);
  const until = document.getElementById("until");
  choices(until, [...new Set(dated.map(([, date]) => date))].sort(), "any date");
  until.addEventListener("change", () => {
    for (const [item, date] of dated) {
      const later = until.value !== "" && date > until.value;
      if (item instanceof SVGElement) item.classList.toggle("later-than", later);
      else item.hidden = later;
    }
  });
  // Network: pointing at an actor or focusing it leaves only its own ties in view.
  for (const picture of document.querySelectorAll(".graph")) {
    const ties = [...picture.querySelectorAll("[data-a]")];
    const show = (node) => {
      for (const tie of ties) tie.classList.toggle("faded", node !== null && tie.dataset.a !== node && tie.dataset.b !== node);
    };
    for (const node of picture.querySelectorAll("[data-node]")) {
      node.setAttribute("tabindex", "0");
      for (const event of ["pointerenter", "focus"]) node.addEventListener(event, () => show(node.dataset.node));
      for (const event of ["pointerleave", "blur"]) node.addEventListener(event, () => show(null));
    }
  }
})();
