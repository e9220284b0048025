// Who stands with whom: as a matrix, drawn, and in words.
import { useState } from "preact/hooks";
import { ElementForm } from "./form";
import { gathered, spreadByTies, type Lead } from "./layouts";
import { DrawnMap } from "./map";
import { Section, type Editing } from "./section";
import type { Element } from "./shapes";
import type { Model } from "./store";
import { actor, counted, line } from "./words";

const WIDTHS: Record<string, number> = { weak: 1.2, medium: 2.4, strong: 4 };

export function Ties({ model }: { model: Model }) {
  const [drawn, setDrawn] = useState(true);
  const ties = (model.shaped.data.ties as Element[] | undefined) ?? [];
  return (
    <>
      <p class="actions" role="group" aria-label="How ties are shown">
        <button type="button" aria-pressed={drawn} onClick={() => setDrawn(true)}>Drawn</button>
        <button type="button" aria-pressed={!drawn} onClick={() => setDrawn(false)}>Matrix</button>
      </p>
      {drawn ? <Network model={model} ties={ties} /> : <Matrix model={model} ties={ties} />}
      <Section model={model} section="ties" />
    </>
  );
}

/** Whether a tie stands on a date; each date may be a day, a month or a year. */
function stands(tie: Element, on: string): boolean {
  const [since, until] = [String(tie.since ?? ""), String(tie.until ?? "")];
  return since <= on.slice(0, since.length) && until >= on.slice(0, until.length);
}

function Network({ model, ties: all }: { model: Model; ties: Element[] }) {
  const asOf = String(model.shaped.data.as_of ?? "");
  const ties = asOf ? all.filter((one) => stands(one, asOf)) : all;
  const ends = new Set(ties.flatMap((one) => [String(one.from), String(one.to)]));
  const things = Object.keys(model.shaped.names?.actors ?? {}).filter((id) => ends.has(id)).map((id) => ({ id, label: actor(model.shaped, id), kind: "actor" }));
  const leads = ties.map((one, at): Lead => ({
    from: String(one.from), to: String(one.to), sign: String(one.sign), width: WIDTHS[String(one.strength ?? "medium")] ?? 2.4,
    said: line(model.shaped, "ties", one, ["ties", at]),
  }));
  return (
    <>
      <DrawnMap label="Ties between actors" things={things} leads={gathered(leads)} places={model.shaped.layout.ties ?? {}} spread={spreadByTies}
        onPlace={(places) => model.place("ties", places)} />
      <Legend more="Thin, middle and thick lines: weak, medium, strong." />
      {ties.length < all.length && <p class="muted">Not drawn: {counted(all.length - ties.length, "tie")} over, or not yet begun, on {asOf}.</p>}
    </>
  );
}

export function Legend({ more }: { more: string }) {
  return (
    <p class="legend muted">
      <span class="plus">+ whole line: friendly, or raises.</span> <span class="minus">− broken line: hostile, or lowers.</span> {more} Drag, or
      move with the arrow keys; where things stand is kept with the folder.
    </p>
  );
}

function Matrix({ model, ties }: { model: Model; ties: Element[] }) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const ids = Object.keys(model.shaped.names?.actors ?? {});
  const between = (from: string, to: string): number[] => ties.flatMap((one, at) => (one.from === from && one.to === to ? [at] : []));
  const open = (from: string, to: string): void => {
    const [first] = between(from, to);
    setEditing(first === undefined
      ? { path: ["ties", ties.length], before: null, named: false, start: { from, to } }
      : { path: ["ties", first], before: ties[first] as Element, named: false, start: {} });
  };
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label="Matrix of ties">
      <table class="matrix">
        <caption>From the actor of the row towards the actor of the column; a press edits or adds a tie</caption>
        <thead><tr><td />{ids.map((id) => <th key={id} scope="col">{actor(model.shaped, id)}</th>)}</tr></thead>
        <tbody>
          {ids.map((from) => (
            <tr key={from}>
              <th scope="row">{actor(model.shaped, from)}</th>
              {ids.map((to) => {
                const own = between(from, to);
                const signs = own.map((at) => (ties[at]?.sign === "-" ? "−" : "+"));
                const said = own.length ? own.map((at) => line(model.shaped, "ties", ties[at], ["ties", at])).join("; ") : `${actor(model.shaped, from)} and ${actor(model.shaped, to)}: no tie, add one`;
                return <td key={to}>{from === to ? "" : (
                  <button type="button" class={`quiet ${signs.includes("−") ? "minus" : signs.length ? "plus" : ""}`} aria-label={said} title={said} onClick={() => open(from, to)}>{signs.join(" ") || "·"}</button>
                )}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {editing && <ElementForm model={model} kind="Tie" {...editing} onClose={() => setEditing(null)} />}
    </div>
  );
}
