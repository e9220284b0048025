// The screens, in the order of the work.
import type { ComponentType } from "preact";
import { Evidence } from "./evidence/evidence";
import { EVIDENCE_KEYS } from "./evidence/keys";
import type { Opened } from "./types";

export interface Screen {
  id: string;
  name: string;
  screen: ComponentType<{ opened: Opened }>;
  keys: [string, string][];
}

export const SCREENS: Screen[] = [
  { id: "evidence", name: "Evidence", screen: Evidence, keys: EVIDENCE_KEYS },
];

/** Gives the screen that an address names: `#evidence`, `#answers/…`; the first where it names none. */
export function screenAt(hash: string): Screen {
  const name = hash.slice(1).split("/")[0];
  return SCREENS.find((one) => one.id === name) ?? (SCREENS[0] as Screen);
}
