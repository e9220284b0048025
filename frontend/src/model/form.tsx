// The form of one element: what the file would hold, tried while it is written, saved as small edits.
import { useEffect, useState } from "preact/hooks";
import { Mistake, post, type Told } from "../api";
import { Dialog } from "../parts/dialog";
import { Trouble } from "../parts/trouble";
import { Input } from "./inputs";
import { edits, same, tidy, told } from "./patch";
import type { Edit, Element, Form as Shape, Path, Tried, Value } from "./shapes";
import type { Model } from "./store";
import { counted } from "./words";

interface Props {
  model: Model;
  kind: string;
  /** Where it stands; of a new one where its section is, with the place it goes to. */
  path: Path;
  before: Element | null;
  /** Whether a new one needs a name, and for whom it is where the section has one list for each. */
  named?: boolean;
  start?: Element;
  onClose: () => void;
}

const TRY_AFTER = 350; // milliseconds without a key

export function ElementForm({ model, kind, path, before, named = false, start = {}, onClose }: Props) {
  const form = model.forms.forms[kind] as Shape;
  const [seen] = useState(model.shaped.text); // what another does meanwhile is no part of what is wanted here
  const [element, setElement] = useState<Element>(before ?? start);
  const [name, setName] = useState("");
  const [error, setError] = useState<Told | null>(null);
  const [all, setAll] = useState(before === null);
  const place = named ? [...path, name] : path;
  const made = wanted(place, before, tidy(element));
  const untouched = before === null && same(tidy(element), tidy(start)); // nothing is wrong with it yet
  const tried = useTried(seen, untouched || (named && !name.trim()) ? [] : made);
  const fields = form.fields.filter((one) => all || one.required || one.key in element || one.key in start || ["cites", "assumption"].includes(one.key));
  const put = (key: string, value: Value): void => setElement((now) => ({ ...now, [key]: value }));
  const save = (): void => {
    if (!made.length) return onClose();
    void model.make(made, seen).then((stands) => (stands ? setError(stands) : onClose()));
  };
  const words = { ...model.shaped.words, ...tried.found?.words };
  const around = { shaped: { ...model.shaped, words }, forms: model.forms, element };
  const title = before ? `Edit the ${form.name}` : `Add: ${form.name}`;
  return (
    <Dialog title={title} wide onClose={onClose}>
      <p class="muted">{plain(form.says)}{before && <> It stands at <code>{told(path)}</code>.</>}</p>
      <form class="element" onSubmit={(event) => (event.preventDefault(), save())}>
        {named && (
          <div class="field"><label for="element-name">id<span class="muted"> (needed)</span></label>
            <input id="element-name" required value={name} pattern="[A-Za-z_][\w\-]*" placeholder="short, without spaces"
              onInput={(event) => setName(event.currentTarget.value)} /></div>
        )}
        {fields.map((one) => (
          <div class="field" key={one.key}>
            <label for={`field-${one.key}`}>{one.key.replaceAll("_", " ")}{one.required && <span class="muted"> (needed)</span>}</label>
            <div>
              <Input id={`field-${one.key}`} asked={one.asked} value={element[one.key]} around={around} onChange={(value) => put(one.key, value)} />
              <small class="muted">{plain(one.says)}</small>
            </div>
          </div>
        ))}
        {!all && fields.length < form.fields.length && <button type="button" class="link" onClick={() => setAll(true)}>Show everything it can say</button>}
        <div aria-live="polite" class="tried">
          {tried.found?.findings.map((one) => <p class="bad" key={one.message}>{one.message}{one.hint && `; ${one.hint}`}</p>)}
          {tried.error && <p class="bad">{tried.error}</p>}
          {tried.found && ["Rule", "Option"].includes(kind) && <StatesLeft tried={tried.found} now={model.shaped.text === seen ? (model.shaped.states?.left ?? null) : null} />}
        </div>
        <Trouble told={error} />
        <p class="actions">
          <button type="submit" class="main" disabled={model.busy}>{before ? "Save" : "Add it"}</button>
          <button type="button" onClick={onClose}>Leave it</button>
        </p>
      </form>
    </Dialog>
  );
}

function StatesLeft({ tried, now }: { tried: Tried; now: number | null }) {
  const { left, every } = tried.states;
  if (left === null) return <p>The rules are too entangled to count the states they leave.</p>;
  const before = now === null ? "" : now === left ? ", as many as now" : ` (now ${now.toLocaleString("en")})`;
  return <p class={left ? "" : "bad"}>Leaves {counted(left, "feasible state")} of {every.toLocaleString("en")}{before}.</p>;
}

/** What the types say of themselves, without the marks of code. */
const plain = (says: string): string => says.replaceAll("`", "");

function wanted(path: Path, before: Element | null, after: Element): Edit[] {
  if (before === null) return [{ how: "add", path, value: after }];
  return same(before, after) ? [] : edits(path, before, after);
}

/** Asks what edits would do, once nobody has written for a moment. */
function useTried(seen: string, made: Edit[]): { found: Tried | null; error: string } {
  const [found, setFound] = useState<Tried | null>(null);
  const [error, setError] = useState("");
  const key = JSON.stringify(made);
  useEffect(() => {
    if (!made.length) return void (setFound(null), setError(""));
    const stop = new AbortController();
    const timer = setTimeout(() => {
      post<Tried>("model/try", { seen, edits: made }, stop.signal)
        .then((tried) => (setFound(tried), setError("")))
        .catch((reason) => !stop.signal.aborted && (setFound(null), setError(reason instanceof Mistake ? (reason.told.what ?? reason.told.message) : "")));
    }, TRY_AFTER);
    return () => (clearTimeout(timer), stop.abort());
  }, [key]);
  return { found, error };
}
