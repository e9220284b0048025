// The model: each part of the crisis file in words, to be shaped; every edit checked, small and undoable.
import { useLayoutEffect, useState } from "preact/hooks";
import { useKeys } from "../parts/keys";
import { Trouble } from "../parts/trouble";
import { Causes } from "./causes";
import { ClashDialog, MergeActors } from "./dialogs";
import { Options, Rules } from "./options";
import { Overview } from "./overview";
import { Section } from "./section";
import { Shown } from "./shown";
import { useModel, type Model as Own } from "./store";
import { Ties } from "./ties";
import { Timeline } from "./timeline";
import { SECTIONS, counted } from "./words";
import { ElementForm } from "./form";
import type { Element } from "./shapes";

type View = (props: { model: Own }) => preact.ComponentChildren;
interface Tab { id: string; name: string; view: View; sections: string[] }

const several = (...sections: string[]): View => ({ model }) => (
  <>{sections.map((one) => <div key={one}>{sections.length > 1 && <h2>{SECTIONS[one]}</h2>}<Section model={model} section={one} ordered={one === "priorities" || one === "rankings"} /></div>)}</>
);

const TABS: Tab[] = [
  { id: "overview", name: "Overview", view: Overview, sections: [] },
  { id: "actors", name: "Actors", view: Actors, sections: ["actors"] },
  { id: "ties", name: "Ties", view: ({ model }) => <><Ties model={model} /><h2>{SECTIONS.dependence}</h2><Section model={model} section="dependence" /><Settings model={model} section="alignment" kind="AlignmentSettings" /></>, sections: ["ties", "dependence", "alignment"] },
  { id: "treaties", name: "Treaties", view: several("treaties"), sections: ["treaties"] },
  { id: "options", name: "Options", view: Options, sections: ["options"] },
  { id: "rules", name: "Rules", view: ({ model }) => <><Rules model={model} /><h2>{SECTIONS.closed_moves}</h2><Section model={model} section="closed_moves" /></>, sections: ["rules", "closed_moves"] },
  { id: "effects", name: "Interests and links", view: ({ model }) => <><Causes model={model} />{several("energy_shocks", "expect_signs")({ model })}</>, sections: ["effects", "indicators", "interests", "energy_shocks", "expect_signs"] },
  { id: "priorities", name: "Typed lines", view: several("priorities", "rankings", "weights", "payoffs", "unknown_preferences", "pictures"), sections: ["priorities", "rankings", "weights", "payoffs", "unknown_preferences", "pictures"] },
  { id: "red_lines", name: "Red lines and offers", view: several("red_lines", "offers", "demands"), sections: ["red_lines", "offers", "demands"] },
  { id: "events", name: "Events", view: Timeline, sections: ["events"] },
  { id: "scenarios", name: "Scenarios", view: several("scenarios"), sections: ["scenarios"] },
  { id: "dynamics", name: "Pace", view: ({ model }) => <Settings model={model} section="dynamics" kind="DynamicsSettings" />, sections: ["dynamics"] },
];

export const MODEL_KEYS: [string, string][] = [["[", "The part before"], ["]", "The part after"], ["u", "Undo your last edit"], ["r", "Do it again"]];

const tabAt = (): Tab => TABS.find((one) => one.id === location.hash.split("/")[1]) ?? (TABS[0] as Tab);

export function Model() {
  const { model, error, again } = useModel();
  const [tab, setTab] = useState(tabAt());
  useLayoutEffect(() => {
    const turn = (): void => setTab(tabAt());
    window.addEventListener("hashchange", turn);
    return () => window.removeEventListener("hashchange", turn);
  }, []);
  const step = (by: number): void => void (location.hash = `model/${(TABS[(TABS.indexOf(tab) + by + TABS.length) % TABS.length] as Tab).id}`);
  useKeys({ "[": () => step(-1), "]": () => step(1), u: () => void model?.turn("undo"), r: () => void model?.turn("redo") });
  if (error && !model) return <><h1 class="sr">Model</h1><Trouble told={error} again={again} /></>;
  if (!model) return <p class="notice">The model is being read.</p>;
  const View = tab.view;
  const { undo, redo, as_read } = model.shaped;
  return (
    <div class="model">
      <h1 class="sr">Model</h1>
      <nav class="parts" aria-label="Parts of the model">
        {TABS.map((one) => {
          const wrong = model.findings.filter((found) => found.finding.severity === "error" && one.sections.includes(String(found.path[0]))).length;
          return <a key={one.id} href={`#model/${one.id}`} aria-current={one === tab ? "page" : undefined}>{one.name}{wrong > 0 && <span class="bad" title={counted(wrong, "error")}> ({wrong})</span>}</a>;
        })}
      </nav>
      <div class="part">
        {error && <><Trouble told={error} again={again} /><p class="muted">What is shown is how the file stood before; it cannot be changed from here until it can be read.</p></>}
        <p class="actions turns">
          <button type="button" disabled={!undo.length || model.busy} title={undo[0]?.what} onClick={() => void model.turn("undo")}>Undo</button>
          <button type="button" disabled={!redo.length || model.busy} title={redo[0]?.what} onClick={() => void model.turn("redo")}>Do again</button>
          <span class="muted">{undo[0] ? `Last: ${undo[0].what}` : "Nothing of yours to undo"}</span>
        </p>
        {as_read === null && <p class="bad" role="alert">The file has errors that keep it from being read; the overview lists them.</p>}
        <h2 class="part-name">{tab.name}</h2>
        <View model={model} />
      </div>
      {model.clash && <ClashDialog model={model} asking={model.clash} />}
    </div>
  );
}

function Actors({ model }: { model: Own }) {
  const [merging, setMerging] = useState(false);
  const several = Object.keys(model.shaped.names?.actors ?? {}).length > 1;
  return (
    <>
      <p class="actions"><button type="button" disabled={!several} onClick={() => setMerging(true)}>Two of them are one…</button></p>
      <Section model={model} section="actors" />
      {merging && <MergeActors model={model} onClose={() => setMerging(false)} />}
    </>
  );
}

/** A part of the file that is one element. */
function Settings({ model, section, kind }: { model: Own; section: string; kind: string }) {
  const [open, setOpen] = useState(false);
  const before = (model.shaped.data[section] as Element | undefined) ?? null;
  return (
    <section>
      <h2>{SECTIONS[section]}</h2>
      <p class="muted">{model.forms.forms[kind]?.says}</p>
      {before ? <Shown value={before} asked={model.forms.sections.find((one) => one.key === section)?.asked ?? null} forms={model.forms} shaped={model.shaped} />
        : <p>As the program has it by default.</p>}
      <button type="button" onClick={() => setOpen(true)}>{before ? "Edit" : "Set"}</button>
      {open && <ElementForm model={model} kind={kind} path={[section]} before={before} onClose={() => setOpen(false)} />}
    </section>
  );
}
