// What leads to one thing of the causal map and from it, and who cares: strengths, signs and weights at a touch.
import { useState } from "preact/hooks";
import { ElementForm } from "./form";
import type { Editing } from "./section";
import type { Element, Path, Value } from "./shapes";
import type { Model } from "./store";
import { actor, cause, grounds } from "./words";

const STRENGTHS = ["weak", "medium", "strong"];
const WEIGHTS = ["minor", "major", "vital"];

interface Row { path: Path; value: Element; said: string }
interface Props { model: Model; id: string; onClose: () => void }

/** `id` is `c:` with a cause or an indicator, or `a:` with an actor. */
export function Around({ model, id, onClose }: Props) {
  const { shaped } = model;
  const [editing, setEditing] = useState<(Editing & { kind: string }) | null>(null);
  const isActor = id.startsWith("a:");
  const name = id.slice(2);
  const isIndicator = name in (shaped.names?.indicators ?? {}) && !isActor;
  const effects = (shaped.data.effects as Element[] | undefined) ?? [];
  const links = effects.map((value, at): Row => ({ path: ["effects", at], value, said: "" }));
  const to = isActor ? [] : links.filter((one) => one.value.to === name)
    .map((one) => ({ ...one, said: cause(shaped, one.value.from) }));
  const from = isActor ? [] : links.filter((one) => one.value.from === name)
    .map((one) => ({ ...one, said: cause(shaped, one.value.to) }));
  const interests = Object.entries((shaped.data.interests as Record<string, Element[]> | undefined) ?? {});
  const cares = interests.flatMap(([who, rows]) => rows.flatMap((value, at): Row[] =>
    (isActor ? who === name : value.in === name)
      ? [{ path: ["interests", who, at], value, said: !isActor ? actor(shaped, who) : value.duty ? `keeping ${shaped.names?.treaties[String(value.duty)] ?? String(value.duty)}` : cause(shaped, value.in) }] : []));
  const set = (path: Path, key: string, value: Value, before: Element): void =>
    void model.make([{ how: key in before ? "set" : "add", path: [...path, key], value }]);
  const list = (title: string, rows: Row[], of: "Effect" | "Interest") => rows.length > 0 && (
    <>
      <h4>{title}</h4>
      <ul class="plain elements">
        {rows.map(({ path, value, said }) => (
          <li key={path.join(".")}>
            <div class="said"><p>{said}</p><p class="muted small">{grounds(value)}{value.if ? `, if ${shaped.words[String(value.if)] ?? String(value.if)}` : ""}</p></div>
            <div class="does">
              {of === "Effect"
                ? <Touch label={`Sign: ${said}`} words={["+", "-"]} now={String(value.sign)} onPick={(one) => set(path, "sign", one, value)} shown={{ "+": "raises", "-": "lowers" }} />
                : value.in !== undefined && <Touch label={`Wanted: ${said}`} words={["low", "high"]} now={String(value.wants)} onPick={(one) => set(path, "wants", one, value)} />}
              {of === "Effect"
                ? <Touch label={`Strength: ${said}`} words={STRENGTHS} now={String(value.strength ?? "medium")} onPick={(one) => set(path, "strength", one, value)} />
                : <Touch label={`Weight: ${said}`} words={WEIGHTS} now={String(value.weight)} onPick={(one) => set(path, "weight", one, value)} />}
              <button type="button" aria-label={`Edit: ${said}`} onClick={() => setEditing({ kind: of, path, before: value, named: false, start: {} })}>Edit</button>
              <button type="button" aria-label={`Take out: ${said}`} onClick={() => void model.make([{ how: "remove", path }])}>Take out</button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
  const addLink = (start: Element): void => setEditing({ kind: "Effect", path: ["effects", effects.length], before: null, named: false, start });
  const addInterest = (who: string, start: Element): void =>
    setEditing({ kind: "Interest", path: ["interests", who, interests.find(([own]) => own === who)?.[1].length ?? 0], before: null, named: false, start });
  const indicators = Object.keys(shaped.names?.indicators ?? {}).filter((one) => one !== name);
  const label = isActor ? actor(shaped, name) : cause(shaped, name);
  return (
    <section class="around" aria-label={`Around ${label}`}>
      <header><h3>{label}</h3><button type="button" class="quiet" onClick={onClose}>Close</button></header>
      {list("What leads to it", to, "Effect")}
      {list("What it leads to", from, "Effect")}
      {list(isActor ? "What it cares about" : "Who cares", cares, "Interest")}
      {!to.length && !from.length && !cares.length && <p class="muted">Nothing leads to it or from it, and nobody cares.</p>}
      <p class="actions">
        {!isActor && indicators.length > 0 && <Choose label="Add a link from it to" ids={indicators} named={(one) => cause(shaped, one)} onPick={(one) => addLink({ from: name, to: one })} />}
        {isIndicator && <Choose label="Add a link to it from" ids={[...Object.keys(shaped.names?.options ?? {}), ...indicators]} named={(one) => cause(shaped, one)} onPick={(one) => addLink({ from: one, to: name })} />}
        {isIndicator && <Choose label="Add an interest in it of" ids={Object.keys(shaped.names?.actors ?? {})} named={(one) => actor(shaped, one)} onPick={(one) => addInterest(one, { in: name })} />}
        {isActor && indicators.length > 0 && <Choose label="Add an interest in" ids={indicators} named={(one) => cause(shaped, one)} onPick={(one) => addInterest(name, { in: one })} />}
        {isIndicator && <button type="button" onClick={() => setEditing({ kind: "Indicator", path: ["indicators", name], before: (shaped.data.indicators as Record<string, Element>)[name] ?? null, named: false, start: {} })}>Edit the indicator</button>}
      </p>
      {editing && <ElementForm model={model} {...editing} onClose={() => setEditing(null)} />}
    </section>
  );
}

/** A few words of which one holds; a touch puts another in its place. */
function Touch(props: { label: string; words: string[]; now: string; onPick: (word: string) => void; shown?: Record<string, string> }) {
  return (
    <span class="levels" role="group" aria-label={props.label}>
      {props.words.map((word) => (
        <button key={word} type="button" aria-pressed={word === props.now} onClick={() => word !== props.now && props.onPick(word)}>{props.shown?.[word] ?? word}</button>
      ))}
    </span>
  );
}

/** Chooses the other end, and begins the form with both. */
function Choose(props: { label: string; ids: string[]; named: (id: string) => string; onPick: (id: string) => void }) {
  const [chosen, setChosen] = useState("");
  const id = props.ids.includes(chosen) ? chosen : (props.ids[0] ?? "");
  return (
    <span class="choose">
      <label>{props.label} <select value={id} onChange={(event) => setChosen(event.currentTarget.value)}>
        {props.ids.map((one) => <option key={one} value={one}>{props.named(one)}</option>)}</select></label>
      <button type="button" aria-label={`${props.label} ${props.named(id)}`} onClick={() => props.onPick(id)}>Add</button>
    </span>
  );
}
