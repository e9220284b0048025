// From what a form says to the smallest edits that bring it about.
import type { Asked, Edit, Element, Path, Value } from "./shapes";

export const same = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b);
export const isObject = (value: Value): value is Element =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const told = (path: Path): string => path.join(".");

const isEmpty = (value: Value): boolean =>
  value === undefined || value === "" || value === null || (Array.isArray(value) && value.length === 0) ||
  (isObject(value) && Object.keys(value).length === 0);

/** Takes out what says nothing: empty texts, lists and maps. */
export function tidy(element: Element): Element {
  return Object.fromEntries(Object.entries(element).filter(([, value]) => !isEmpty(value)));
}

/** Gives the edits that make one element of another at its place: one for each key that differs. */
export function edits(path: Path, before: Element, after: Element): Edit[] {
  const made: Edit[] = [];
  for (const key of Object.keys(before)) if (!(key in after)) made.push({ how: "remove", path: [...path, key] });
  for (const [key, value] of Object.entries(after)) {
    if (!(key in before)) made.push({ how: "add", path: [...path, key], value });
    else if (!same(before[key], value)) made.push({ how: "set", path: [...path, key], value });
  }
  // the last key of a mapping takes the mapping with it: what is put in comes before what is taken out
  return made.sort((a, b) => Number(a.how === "remove") - Number(b.how === "remove"));
}

/** Gives every element of a section with its place, whatever the section's shape. */
export function entries(section: string, asked: Asked, data: Record<string, Value>): { path: Path; value: Value }[] {
  const found: { path: Path; value: Value }[] = [];
  const walk = (here: Value, kind: Asked | null, path: Path): void => {
    if (here === undefined || here === null || kind === null) return;
    if (kind.input === "element") found.push({ path, value: here });
    else if (kind.input === "list" && Array.isArray(here)) here.forEach((one, at) => walk(one, kind.of, [...path, at]));
    else if (kind.input === "map" && isObject(here))
      for (const [key, one] of Object.entries(here)) walk(one, kind.of, [...path, key]);
  };
  walk(data[section], asked, [section]);
  return found;
}

/** Gives the kind of element that stands in a section. */
export function kindOf(asked: Asked | null): string | null {
  return asked === null ? null : (asked.element ?? kindOf(asked.of));
}

export const at = (data: Value, path: Path): Value =>
  path.reduce<Value>((here, key) => (here as Record<Key, Value> | undefined)?.[key], data);
type Key = string | number;
