// A section as a list: each element in words with what it rests on, to be edited, moved or taken out.
import { useState } from "preact/hooks";
import { ElementForm } from "./form";
import { entries, isObject, kindOf, same, told } from "./patch";
import type { Asked, Element, Path, Placed, Value } from "./shapes";
import type { Model } from "./store";
import { SECTIONS, actor, counted, grounds, line } from "./words";

export interface Editing { path: Path; before: Element | null; named: boolean; start: Element }

interface Props {
  model: Model;
  section: string;
  /** Whether the order of its elements means something, so that they are moved. */
  ordered?: boolean;
  start?: Element;
  /** What more is said of an element. */
  more?: (path: Path, value: Value) => preact.ComponentChildren;
}

export function Section({ model, section, ordered = false, start = {}, more }: Props) {
  const [editing, setEditing] = useState<Editing | null>(null);
  const asked = model.forms.sections.find((one) => one.key === section)?.asked as Asked;
  const kind = kindOf(asked) ?? "";
  const form = model.forms.forms[kind];
  const { data } = model.shaped;
  const owned = asked.input === "map" && asked.key?.names === "actor";
  const all = entries(section, asked, data);
  const owners = owned ? Object.keys(model.shaped.names?.actors ?? {}) : [];
  const groups: [string, typeof all][] = owned
    ? owners.map((owner): [string, typeof all] => [owner, all.filter((one) => one.path[1] === owner)]).filter(([, found]) => found.length)
    : [["", all]];
  const begin = (owner: string): void => {
    const here = owned ? [section, owner] : [section];
    const inList = asked.input === "list" || asked.of?.input === "list";
    if (owned && asked.of?.input === "element") return setEditing({ path: here, before: null, named: false, start }); // one for each
    const length = owned ? ((data[section] as Record<string, Value[]> | undefined)?.[owner]?.length ?? 0) : all.length;
    setEditing({ path: inList ? [...here, length] : here, before: null, named: !inList, start });
  };
  return (
    <section class="model-section" aria-label={SECTIONS[section]}>
      {!all.length && <p class="muted">Nothing stands here yet.{form && ` ${form.says.replaceAll("`", "")}`}</p>}
      {groups.map(([owner, found]) => (
        <div key={owner}>
          {owner && <h3>{actor(model.shaped, owner)}</h3>}
          <ol class="plain elements">
            {found.map(({ path, value }, index) => (
              <Row key={told(path)} model={model} section={section} path={path} value={value} index={index} count={found.length}
                ordered={ordered} more={more?.(path, value)} onEdit={(before) => setEditing({ path, before, named: false, start: {} })} />
            ))}
          </ol>
          {owner && asked.of?.input !== "element" && <button type="button" onClick={() => begin(owner)}>Add to {actor(model.shaped, owner)}</button>}
        </div>
      ))}
      <p class="actions">
        {!owned && <button type="button" onClick={() => begin("")}>Add {form ? article(form.name) : "one"}</button>}
        {owned && owners.length > groups.length && (
          <BeginFor model={model} section={section} owners={owners.filter((one) => !groups.some(([own]) => own === one))} onBegin={begin} />
        )}
      </p>
      {editing && <ElementForm model={model} kind={kind} {...editing} onClose={() => setEditing(null)} />}
    </section>
  );
}

/** Chooses whose the first element is; by a button of its own, as the arrow keys choose what they pass. */
function BeginFor({ model, section, owners, onBegin }: { model: Model; section: string; owners: string[]; onBegin: (owner: string) => void }) {
  const [chosen, setChosen] = useState("");
  const owner = owners.includes(chosen) ? chosen : (owners[0] ?? "");
  return (
    <>
      <label>For <select aria-label={`For: ${SECTIONS[section]}`} value={owner} onChange={(event) => setChosen(event.currentTarget.value)}>
        {owners.map((one) => <option key={one} value={one}>{actor(model.shaped, one)}</option>)}
      </select></label>
      <button type="button" aria-label={`Begin for ${actor(model.shaped, owner)}: ${SECTIONS[section]}`} onClick={() => onBegin(owner)}>Begin for {actor(model.shaped, owner)}</button>
    </>
  );
}

const article = (name: string): string => `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;

export const findingsAt = (findings: Placed[], path: Path): Placed[] =>
  findings.filter((one) => one.path.length >= path.length && same(one.path.slice(0, path.length), path));

interface RowProps {
  model: Model; section: string; path: Path; value: Value; index: number; count: number; ordered: boolean;
  more: preact.ComponentChildren; onEdit: (before: Element) => void;
}

function Row({ model, section, path, value, index, count, ordered, more, onEdit }: RowProps) {
  const found = findingsAt(model.findings, path);
  const words = line(model.shaped, section, value, path);
  const form = model.forms.forms[kindOf(model.forms.sections.find((one) => one.key === section)?.asked ?? null) ?? ""];
  const open = (): void => {
    const first = form?.fields.find((one) => one.required)?.key ?? "";
    onEdit(isObject(value) ? value : { [first]: value });
  };
  const move = (by: number): void => {
    const parent = path.slice(0, -1);
    const list = [...(parent.reduce<Value>((here, key) => (here as Record<string | number, Value>)[key], model.shaped.data) as Value[])];
    const [own] = list.splice(index, 1);
    list.splice(index + by, 0, own);
    void model.make([{ how: "set", path: parent, value: list }]);
  };
  return (
    <li class={found.some((one) => one.finding.severity === "error") ? "wrong" : ""}>
      <div class="said">
        <p>{ordered && <span class="muted">{index + 1}. </span>}{words}</p>
        <p class="muted small">
          {path.length > 1 && typeof path[path.length - 1] === "string" && <code>{path.slice(1).join(".")}</code>} {form?.grounded && grounds(value)}
          {isObject(value) && typeof value.note === "string" && <> · {value.note}</>}
          {isObject(value) && typeof value.assumption === "string" && <> · {value.assumption}</>}
          {isObject(value) && typeof value.because === "string" && <> · because {value.because}</>}
        </p>
        {more}
        {found.map((one) => <p key={one.finding.message} class={one.finding.severity === "error" ? "bad" : "warned"}>{one.finding.message}{one.finding.hint && `; ${one.finding.hint}`}</p>)}
      </div>
      <div class="does">
        {ordered && <button type="button" class="quiet" disabled={index === 0} aria-label={`Move up: ${words}`} onClick={() => move(-1)}>Up</button>}
        {ordered && <button type="button" class="quiet" disabled={index === count - 1} aria-label={`Move down: ${words}`} onClick={() => move(1)}>Down</button>}
        <button type="button" class="quiet" aria-label={`Edit: ${words}`} onClick={open}>Edit</button>
        <button type="button" class="quiet" aria-label={`Take out: ${words}`} onClick={() => void model.make([{ how: "remove", path }])}>Take out</button>
      </div>
    </li>
  );
}

/** Says of each rule how many states it alone takes away. */
export function RuleCount({ model, path }: { model: Model; path: Path }) {
  const taken = model.shaped.states?.by_rule[Number(path[1])];
  if (taken === undefined) return null;
  const said = taken === null ? "too entangled to count" : taken === 0 ? "takes nothing away that the others leave" : `alone takes away ${counted(taken, "state")}`;
  return <p class={taken === 0 ? "warned" : "muted small"}>{said}</p>;
}
