// The published shapes of the model, as far as these screens read them.

export type Key = string | number;
export type Path = Key[];
export type Value = unknown;
export type Element = Record<string, Value>;

export interface Finding { check: string; severity: "error" | "warning"; where: string; message: string; hint: string }
export interface Placed { finding: Finding; path: Path }
export interface Done { id: string; way: "edit" | "undo" | "redo"; at: string; by: string; what: string }
export interface Counted { every: number; left: number | null; by_rule: (number | null)[] }
export type Places = Record<string, [number, number]>;

export interface Shaped {
  text: string;
  data: Record<string, Value>;
  as_read: Record<string, Value> | null;
  findings: Placed[];
  states: Counted | null;
  words: Record<string, string>;
  names: Record<"actors" | "options" | "indicators" | "treaties", Record<string, string>> | null;
  levels: Record<string, string[]>;
  undo: Done[];
  redo: Done[];
  history: Done[];
  layout: { ties?: Places; causes?: Places };
}

export interface Asked {
  input: "text" | "number" | "numbers" | "yes or no" | "level" | "date" | "choice" | "name" | "element" | "list" | "map";
  choices: string[];
  names: string | null;
  element: string | null;
  of: Asked | null;
  key: Asked | null;
}
export interface Field { key: string; asked: Asked; required: boolean; default: Value; says: string }
export interface Form { name: string; says: string; grounded: boolean; fields: Field[] }
export interface Forms { sections: Field[]; forms: Record<string, Form> }

export interface Edit { how: "add" | "set" | "remove"; path: Path; value?: Value }
export interface Changed { text: string; what: string[]; merged: boolean }
export interface Tried { what: string[]; findings: Finding[]; states: Counted; words: Record<string, string> }
export interface Clash { path: Path; was: Value; theirs: Value; ours: Value }

export interface Quoted { claim: string; quote: string; document: string; accepted: boolean }
export interface Waiting { id: string; section: string; key: Path; value: Element; text: string; quotes: Quoted[]; proposed_by: string; why: string; how: "add" | "change" | "remove"; what: string[] }
export interface Proposed {
  made: boolean;
  untouched: boolean;
  waiting: Waiting[];
  rejected: string[];
  gaps: { place: string; says: string; claims: string[] }[];
  names: Record<string, string>;
}
