// How each kind of value is entered; what the file would hold goes in and comes out.
import { useRef } from "preact/hooks";
import { Cites } from "./claims";
import { isObject } from "./patch";
import type { Asked, Element, Forms, Shaped, Value } from "./shapes";
import { formula } from "./words";

export interface Around { shaped: Shaped; forms: Forms; element: Element }
interface Entered { id: string; asked: Asked; value: Value; onChange: (value: Value) => void; around: Around; says?: string; levelsOf?: string }

const INDICATOR_LEVELS = ["low", "normal", "high"];
const NAMED: Record<string, (shaped: Shaped) => Record<string, string>> = {
  actor: (shaped) => shaped.names?.actors ?? {},
  treaty: (shaped) => shaped.names?.treaties ?? {},
  indicator: (shaped) => shaped.names?.indicators ?? {},
  option: (shaped) => shaped.names?.options ?? {},
  held: (shaped) => ({ ...shaped.names?.options, ...shaped.names?.indicators }),
};

const asText = (value: Value): string =>
  value === undefined || value === null ? "" : typeof value === "string" ? value : value === true ? "yes" : value === false ? "no" : JSON.stringify(value);

const asNumber = (text: string): Value => {
  const number = Number(text);
  return text.trim() !== "" && Number.isFinite(number) ? number : text;
};

/** A text that is an object or a list, as JSON, is entered as one. */
function fromText(text: string): Value {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}

export function Input(props: Entered) {
  const { asked, value, onChange } = props;
  const text = asText(value);
  if (asked.input === "list") return <List {...props} />;
  if (asked.input === "map") return <Mapped {...props} />;
  if (asked.input === "element") return <Inner {...props} />;
  if (asked.input === "level") return <Choice {...props} words={levelsFor(props)} />;
  if (asked.input === "yes or no") return <Choice {...props} words={["no", "yes"]} />;
  if (asked.input === "choice") return <Choice {...props} words={asked.choices.filter(Boolean)} />;
  if (asked.input === "name") {
    if (asked.names === "formula" || asked.names === "cause") return <Formula {...props} />;
    const named = NAMED[asked.names ?? ""]?.(props.around.shaped);
    if (named) return <Choice {...props} words={Object.keys(named)} named={named} />;
  }
  if (asked.input === "number")
    return <input id={props.id} inputMode="decimal" value={text} onInput={(event) => onChange(asNumber(event.currentTarget.value))} />;
  if (asked.input === "numbers")
    return <input id={props.id} value={Array.isArray(value) ? value.join(", ") : text} placeholder="one number, or least, most likely, most"
      onChange={(event) => onChange(numbers(event.currentTarget.value))} />;
  if (asked.input === "date")
    return <input id={props.id} value={text} placeholder="2025, 2025-06 or 2025-06-18" pattern="\d{4}(-\d{2}(-\d{2})?)?"
      onInput={(event) => onChange(/^\d{4}$/.test(event.currentTarget.value) ? Number(event.currentTarget.value) : event.currentTarget.value)} />;
  if (text.length > 60 || /note|text|because|assumption|summary/.test(props.id))
    return <textarea id={props.id} rows={2} value={text} onInput={(event) => onChange(fromText(event.currentTarget.value))} />;
  return <input id={props.id} value={text} onInput={(event) => onChange(fromText(event.currentTarget.value))} />;
}

function numbers(text: string): Value {
  const parts = text.split(/[,;\s]+/).filter(Boolean).map(asNumber);
  return parts.length === 0 ? undefined : parts.length === 1 ? parts[0] : parts;
}

function levelsFor({ around, levelsOf }: Entered): string[] {
  if (levelsOf === undefined) return (around.element.levels as string[] | undefined) ?? ["no", "yes"];
  return around.shaped.levels[levelsOf] ?? INDICATOR_LEVELS;
}

function Choice({ id, value, onChange, words, named = {} }: Entered & { words: string[]; named?: Record<string, string> }) {
  const text = asText(value);
  return (
    <select id={id} value={text} onChange={(event) => onChange(event.currentTarget.value || undefined)}>
      <option value="">not stated</option>
      {text && !words.includes(text) && <option value={text}>{text}</option>}
      {words.map((word) => <option key={word} value={word}>{named[word] && named[word] !== word ? `${named[word]} (${word})` : word}</option>)}
    </select>
  );
}

function Formula({ id, value, onChange, around, asked }: Entered) {
  const own = useRef<HTMLInputElement>(null);
  const { shaped } = around;
  const text = asText(value);
  const parts = Object.entries(shaped.levels).flatMap(([option, levels]) =>
    levels.length === 2 && levels[1] === "yes" ? [option] : levels.slice(1).map((level) => `${option} >= ${level}`));
  if (asked.names === "cause") parts.push(...Object.keys(shaped.names?.indicators ?? {}));
  const put = (part: string): void => {
    const place = own.current?.selectionStart ?? text.length;
    const gap = text && place > 0 && !/[\s(]$/.test(text.slice(0, place)) ? " " : "";
    onChange(text.slice(0, place) + gap + part + text.slice(place));
    own.current?.focus();
  };
  return (
    <span class="formula">
      <input ref={own} id={id} value={text} spellcheck={false} onInput={(event) => onChange(fromText(event.currentTarget.value))} />
      <select aria-label="Put in a part" value="" onChange={(event) => (put(event.currentTarget.value), (event.currentTarget.value = ""))}>
        <option value="">put in…</option>
        {["not", "and", "or", "if", "iff"].map((word) => <option key={word}>{word}</option>)}
        {parts.map((part) => <option key={part}>{part}</option>)}
      </select>
      {text && shaped.words[text] && <small class="muted">{formula(shaped, text)}</small>}
    </span>
  );
}

function List({ id, asked, value, onChange, around }: Entered) {
  const items = Array.isArray(value) ? (value as Value[]) : [];
  const of = asked.of as Asked;
  if (of.names === "claim") return <Cites id={id} value={items as string[]} onChange={(ids) => onChange(ids)} />;
  if (of.input === "text")
    return <input id={id} value={items.map(asText).join("; ")} placeholder="one; another"
      onChange={(event) => onChange(event.currentTarget.value.split(";").map((one) => one.trim()).filter(Boolean))} />;
  const put = (at: number, one: Value): void => onChange(items.map((own, index) => (index === at ? one : own)));
  return (
    <div class="several" id={id} role="group" tabIndex={-1}>
      {items.map((one, index) => (
        <div class="one" key={index}>
          <label class="sr" for={`${id}-${index}`}>{index + 1}</label>
          <Input id={`${id}-${index}`} asked={of} value={one} around={around} onChange={(next) => put(index, next)} />
          <button type="button" class="quiet" aria-label={`Take out ${index + 1}`} onClick={() => onChange(items.filter((_, own) => own !== index))}>Take out</button>
        </div>
      ))}
      <button type="button" onClick={() => onChange([...items, of.input === "list" ? [] : of.input === "element" ? {} : undefined])}>Add one</button>
    </div>
  );
}

function Mapped({ id, asked, value, onChange, around }: Entered) {
  const items = isObject(value) ? Object.entries(value) : [];
  const of = asked.of as Asked;
  const key = asked.key as Asked;
  const put = (made: [string, Value][]): void => onChange(Object.fromEntries(made));
  return (
    <div class="several" id={id} role="group" tabIndex={-1}>
      {items.map(([name, one], index) => (
        <div class="one" key={index}>
          <label class="sr" for={`${id}-key-${index}`}>Name {index + 1}</label>
          <Input id={`${id}-key-${index}`} asked={key} value={name} around={around}
            onChange={(next) => put(items.map((own, at) => (at === index ? [String(next ?? ""), own[1]] : own)))} />
          <label class="sr" for={`${id}-${index}`}>{name}</label>
          <Input id={`${id}-${index}`} asked={of} value={one} around={around} levelsOf={name}
            onChange={(next) => put(items.map((own, at) => (at === index ? [own[0], next] : own)))} />
          <button type="button" class="quiet" aria-label={`Take out ${name}`} onClick={() => put(items.filter((_, at) => at !== index))}>Take out</button>
        </div>
      ))}
      <button type="button" onClick={() => put([...items, ["", of.input === "element" ? {} : undefined]])}>Add one</button>
    </div>
  );
}

/** An element inside another; one that is its first key alone is written so again. */
function Inner({ id, asked, value, onChange, around, levelsOf }: Entered) {
  const form = around.forms.forms[asked.element ?? ""];
  if (!form) return null;
  const first = (form.fields.find((one) => one.required) ?? form.fields[0])?.key ?? "";
  const isShort = value !== undefined && value !== null && !isObject(value);
  const element: Element = isShort ? { [first]: value } : ((value as Element | undefined) ?? {});
  const inner = { ...around, element };
  const put = (key: string, next: Value): void => {
    const made = { ...element, [key]: next };
    if (next === undefined || next === "") delete made[key];
    onChange(isShort && Object.keys(made).length === 1 && first in made ? made[first] : made);
  };
  const shown = form.fields.filter((one) => one.required || one.key in element);
  const more = form.fields.filter((one) => !shown.includes(one));
  return (
    <fieldset class="inner">
      <legend class="sr">{form.name}</legend>
      {shown.map((one) => (
        <div class="field" key={one.key}>
          <label for={`${id}-${one.key}`}>{one.key.replaceAll("_", " ")}</label>
          <Input id={`${id}-${one.key}`} asked={one.asked} value={element[one.key]} around={inner}
            onChange={(next) => put(one.key, next)} {...(levelsOf ? { levelsOf } : {})} />
        </div>
      ))}
      {more.length > 0 && (
        <select aria-label={`More of the ${form.name}`} value="" onChange={(event) => {
          const chosen = form.fields.find((one) => one.key === event.currentTarget.value);
          if (chosen) put(chosen.key, chosen.asked.input === "list" ? [] : chosen.asked.input === "element" || chosen.asked.input === "map" ? {} : (chosen.default ?? " "));
          event.currentTarget.value = "";
        }}>
          <option value="">more…</option>
          {more.map((one) => <option key={one.key} value={one.key}>{one.key.replaceAll("_", " ")}</option>)}
        </select>
      )}
    </fieldset>
  );
}
