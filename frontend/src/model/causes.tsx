// What brings what about and who cares: links between options, indicators and those who want them.
import { useState } from "preact/hooks";
import { Around } from "./around";
import { ElementForm } from "./form";
import { spreadByCauses, type Lead, type Thing } from "./layouts";
import { DrawnMap } from "./map";
import { at } from "./patch";
import { Section, type Editing } from "./section";
import { Legend } from "./ties";
import type { Element } from "./shapes";
import type { Model } from "./store";
import { Suggest } from "./suggest";
import { actor, cause, line } from "./words";

const WIDTHS: Record<string, number> = { weak: 1.2, medium: 2.4, strong: 4, minor: 1.2, major: 2.4, vital: 4 };

export function Causes({ model }: { model: Model }) {
  const { shaped } = model;
  const interests = (shaped.data.interests as Record<string, Element[]> | undefined) ?? {};
  const first = String(shaped.data.focal ?? Object.keys(interests)[0] ?? "");
  const [only, setOnly] = useState(first in interests ? first : "");
  const [picked, setPicked] = useState("");
  const [editing, setEditing] = useState<Editing | null>(null);
  const links = ((shaped.data.effects as Element[] | undefined) ?? []).map((one, place): Lead => ({
    from: `c:${String(one.from)}`, to: `c:${String(one.to)}`, sign: String(one.sign), width: WIDTHS[String(one.strength ?? "medium")] ?? 2.4, path: ["effects", place],
    said: line(shaped, "effects", one, ["effects", place]), dashed: one.disputed === "yes",
  }));
  const cares = Object.entries(interests).flatMap(([who, rows]) => rows.flatMap((one, place): Lead[] => (one.in ? [{
    from: `c:${String(one.in)}`, to: `a:${who}`, sign: one.wants === "low" ? "-" : "+", width: WIDTHS[String(one.weight)] ?? 2.4, path: ["interests", who, place],
    said: `${actor(shaped, who)}: ${line(shaped, "interests", one, [])}`,
  }] : [])));
  const all = [...links, ...cares];
  const leads = only ? around(all, `a:${only}`) : all;
  const ids = [...new Set(leads.flatMap((one) => [one.from, one.to]))];
  const things = ids.map((id): Thing => {
    const name = id.slice(2);
    const kind = id.startsWith("a:") ? "actor" : name in (shaped.names?.indicators ?? {}) ? "indicator" : "option";
    return { id, kind, label: kind === "actor" ? actor(shaped, name) : cause(shaped, name) };
  });
  const open = (lead: Lead): void => {
    if (lead.path) setEditing({ path: lead.path, before: at(shaped.data, lead.path) as Element, named: false, start: {} });
  };
  return (
    <>
      <p class="actions"><label>What leads to the wants of <select value={only} onChange={(event) => setOnly(event.currentTarget.value)}>
        <option value="">everybody</option>
        {Object.keys(interests).map((who) => <option key={who} value={who}>{actor(shaped, who)}</option>)}
      </select></label></p>
      <DrawnMap label="Causal map" things={things} leads={leads} places={shaped.layout.causes ?? {}} spread={spreadByCauses}
        onPlace={(places) => model.place("causes", places)} onPick={setPicked} onLead={open} />
      <Legend more="Thick lines are strong links or vital interests; towards an actor, + is wanted high and − low; dotted is disputed." />
      <p class="muted">Enter on a box, or a press, shows what leads to it and from it, with strengths to be changed; a press on a line edits it.</p>
      {picked && <Around key={picked} model={model} id={picked} onClose={() => setPicked("")} />}
      <p class="actions"><Suggest kinds={["interest", "link"]} label="Suggest interests and links…" /></p>
      <h2>Links</h2><Section model={model} section="effects" />
      <h2>Indicators</h2><Section model={model} section="indicators" />
      <h2>Interests</h2><Section model={model} section="interests" />
      {editing && <ElementForm model={model} kind={editing.path[0] === "effects" ? "Effect" : "Interest"} {...editing} onClose={() => setEditing(null)} />}
    </>
  );
}

/** What leads to one place, over any number of steps. */
function around(leads: Lead[], end: string): Lead[] {
  const seen = new Set([end]);
  for (let before = -1; before !== seen.size; ) {
    before = seen.size;
    for (const one of leads) if (seen.has(one.to)) seen.add(one.from);
  }
  return leads.filter((one) => seen.has(one.to) && (one.to === end || !one.to.startsWith("a:")));
}
