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
    unfold.textContent = open ? "Close all" : "Open all";
  });
  // Walk: j and k from statement to statement, q to the quote it rests on, b back to the statement.
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
    const links = statements[here].querySelectorAll("a.m");
    const found = document.getElementById(links[marks % links.length].getAttribute("href").slice(1));
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
  // Scenario: a click on the head of a column shows it beside the base alone; again shows all.
  for (const table of document.querySelectorAll("table[id^='scenes']")) {
    const heads = [...table.querySelectorAll("thead th")];
    heads.slice(2, -1).forEach((head, n) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.setAttribute("aria-pressed", "false");
      button.addEventListener("click", () => {
        const alone = button.getAttribute("aria-pressed") === "false";
        for (const other of table.querySelectorAll("thead button")) other.setAttribute("aria-pressed", "false");
        button.setAttribute("aria-pressed", String(alone));
        for (const row of table.rows) {
          [...row.cells].forEach((cell, at) => {
            cell.hidden = alone && at > 1 && at < heads.length - 1 && at !== n + 2;
          });
        }
      });
    });
  }
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
