// What the crisis is called, when it is looked at, what is wrong, and who changed what.
import { useState } from "preact/hooks";
import type { Told } from "../api";
import { Trouble } from "../parts/trouble";
import { Left } from "./options";
import type { Edit, Shaped, Value } from "./shapes";
import type { Model } from "./store";
import { SECTIONS, actor, counted } from "./words";

const PLAIN = ["title", "as_of", "summary", "focal"] as const;

export function Overview({ model }: { model: Model }) {
  const [began, setBegan] = useState<Pick<Shaped, "text" | "data"> | null>(null); // what stood when writing began
  const { text, data } = began ?? model.shaped;
  const [now, setNow] = useState<Record<string, Value>>({});
  const [error, setError] = useState<Told | null>(null);
  const value = (key: string): string => String(now[key] ?? data[key] ?? "");
  const save = (): void => {
    const made = PLAIN.flatMap((key): Edit[] => {
      if (now[key] === undefined || now[key] === data[key]) return [];
      if (now[key] === "") return key in data ? [{ how: "remove", path: [key] }] : [];
      return [{ how: key in data ? "set" : "add", path: [key], value: now[key] }];
    });
    void model.make(made, text).then((stands) => (setError(stands), stands || (setNow({}), setBegan(null))));
  };
  const put = (key: string) => (event: { currentTarget: { value: string } }): void => (setBegan({ text, data }), setNow({ ...now, [key]: event.currentTarget.value }));
  return (
    <>
      <form class="fields" onSubmit={(event) => (event.preventDefault(), save())}>
        <label>Title<input required value={value("title")} onInput={put("title")} /></label>
        <label>As of<input value={value("as_of")} placeholder="2025-06-20" onInput={put("as_of")} /></label>
        <label>Whose course the brief is about
          <select value={value("focal")} onChange={put("focal")}>
            <option value="">nobody's in particular</option>
            {Object.keys(model.shaped.names?.actors ?? {}).map((id) => <option key={id} value={id}>{actor(model.shaped, id)}</option>)}
          </select></label>
        <label class="whole">Summary<textarea rows={3} value={value("summary")} onInput={put("summary")} /></label>
        <p class="actions"><button type="submit" class="main" disabled={!Object.keys(now).length || model.busy}>Save</button></p>
      </form>
      <Trouble told={error} />
      <Left model={model} />
      <Findings model={model} />
      <History model={model} />
    </>
  );
}

function Findings({ model }: { model: Model }) {
  const errors = model.findings.filter((one) => one.finding.severity === "error").length;
  const said = model.findings.length ? `${counted(errors, "error")} and ${counted(model.findings.length - errors, "warning")}` : "nothing is wrong";
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">Checks: {said}</h2>
      <ul class="plain elements">
        {model.findings.map(({ finding, path }, at) => (
          <li key={at} class={finding.severity === "error" ? "wrong" : ""}>
            <div class="said">
              <p class={finding.severity === "error" ? "bad" : "warned"}>{finding.message}{finding.hint && `; ${finding.hint}`}</p>
              <p class="muted small">{finding.where}{path[0] !== undefined && SECTIONS[String(path[0])] && <> · <a href={`#model/${sectionTab(String(path[0]))}`}>{SECTIONS[String(path[0])]}</a></>}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const TAB_OF: Record<string, string> = { indicators: "effects", interests: "effects", rankings: "priorities", weights: "priorities", payoffs: "priorities", offers: "red_lines", demands: "red_lines", dependence: "ties", alignment: "ties", energy_shocks: "effects", expect_signs: "effects", closed_moves: "rules", unknown_preferences: "priorities", pictures: "priorities" };
const sectionTab = (section: string): string => TAB_OF[section] ?? section;

function History({ model }: { model: Model }) {
  const { history, undo, redo } = model.shaped;
  const can = new Map([...undo.map((one): [string, "undo"] => [one.id, "undo"]), ...redo.map((one): [string, "redo"] => [one.id, "redo"])]);
  return (
    <section aria-labelledby="history">
      <h2 id="history">What was changed here</h2>
      {!history.length && <p class="muted">Nothing yet. What is changed here, and by draft, can be undone later too.</p>}
      <ol class="plain elements">
        {history.map((one) => (
          <li key={one.id + one.way + one.at}>
            <div class="said">
              <p>{one.way === "edit" ? "" : one.way === "undo" ? "Undone: " : "Done again: "}{one.what}</p>
              <p class="muted small">{one.by || "somebody"}, {one.at.slice(0, 16).replace("T", " ")}</p>
            </div>
            {one.way === "edit" && can.has(one.id) && (
              <div class="does"><button type="button" class="quiet" aria-label={`${can.get(one.id) === "undo" ? "Undo" : "Do again"}: ${one.what}`}
                onClick={() => void model.turn(can.get(one.id) as "undo" | "redo", one.id)}>{can.get(one.id) === "undo" ? "Undo" : "Do again"}</button></div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
