// A value of the file in words: what its keys mean, and nothing of how it is written.
import { isObject } from "./patch";
import type { Asked, Form, Forms, Shaped, Value } from "./shapes";
import { formula } from "./words";

interface Props { value: Value; asked?: Asked | null; forms: Forms; shaped: Shaped }

const plain = (text: string): string => text.replaceAll("_", " ");

/** What a name stands for, by what is asked for there. */
function named(shaped: Shaped, asked: Asked | null | undefined, text: string): string {
  const names = shaped.names;
  if (asked?.names === "formula" || asked?.names === "cause") return formula(shaped, text);
  if (!names || asked?.input !== "name") return plain(text);
  return names.actors[text] ?? names.options[text] ?? names.indicators[text] ?? names.treaties[text] ?? text;
}

export function Shown({ value, asked, forms, shaped }: Props) {
  if (value === null || value === undefined) return <span class="muted">not stated</span>;
  if (typeof value === "boolean") return <>{value ? "yes" : "no"}</>;
  if (Array.isArray(value))
    return value.every((one) => !isObject(one) && !Array.isArray(one))
      ? <>{value.map((one) => named(shaped, asked?.of, String(one))).join(", ") || "none"}</>
      : <ol class="plain shown">{(value as Value[]).map((one, at) => <li key={at}><Shown value={one} asked={asked?.of ?? null} forms={forms} shaped={shaped} /></li>)}</ol>;
  if (!isObject(value)) return <>{named(shaped, asked, String(value))}</>;
  const form = asked?.element ? forms.forms[asked.element] : undefined;
  return (
    <dl class="shown">
      {Object.entries(value).map(([key, one]) => (
        <div key={key}>
          <dt>{form ? plain(key) : named(shaped, asked?.key, key)}</dt>
          <dd><Shown value={one} asked={field(form, key) ?? asked?.of ?? null} forms={forms} shaped={shaped} /></dd>
        </div>
      ))}
    </dl>
  );
}

const field = (form: Form | undefined, key: string): Asked | null => form?.fields.find((one) => one.key === key)?.asked ?? null;
