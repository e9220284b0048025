export type Kind = "option" | "interest" | "link" | "indicator";
export interface Chip { kind: Kind; id: string; group: string; text: string; values: string[]; now: string | null }
export interface ChipList {
  chips: Chip[];
  scenarios: Record<string, string>;
  names: Record<string, string>;
  as_of: string | null;
}
export interface Difference { subject: string; what: string; before: string; after: string; cites: string[]; assumptions: string[]; is_size: boolean; concept: string }
export interface Played {
  changed: string[];
  effect: string;
  is_size_only: boolean;
  expected: string;
  differences: Difference[];
  of_day: string;
  only_held: string;
}
export interface SideBySide {
  columns: string[];
  holds: (boolean | null)[];
  rows: { option: string; owner: string; text: string; levels: string[] }[];
}
