// The screens, in the order of the work.
import type { ComponentType } from "preact";
import { AHEAD_KEYS, Ahead } from "./ahead/ahead";
import { ANSWERS_KEYS, Answers } from "./answers/answers";
import { Evidence } from "./evidence/evidence";
import { EVIDENCE_KEYS } from "./evidence/keys";
import { DRAFT_KEYS, DraftScreen } from "./model/draft";
import { MODEL_KEYS, Model } from "./model/model";
import type { Opened } from "./types";
import { WHATIF_KEYS, WhatIf } from "./whatif/whatif";

export interface Screen {
  id: string;
  name: string;
  screen: ComponentType<{ opened: Opened }>;
  keys: [string, string][];
}

export const SCREENS: Screen[] = [
  { id: "evidence", name: "Evidence", screen: Evidence, keys: EVIDENCE_KEYS },
  { id: "draft", name: "Draft", screen: DraftScreen, keys: DRAFT_KEYS },
  { id: "model", name: "Model", screen: Model, keys: MODEL_KEYS },
  { id: "answers", name: "Answers", screen: Answers, keys: ANSWERS_KEYS },
  { id: "whatif", name: "What if", screen: WhatIf, keys: WHATIF_KEYS },
  { id: "ahead", name: "What comes next", screen: Ahead, keys: AHEAD_KEYS },
];

/** Gives the screen that an address names: `#evidence/c-12ab`; the first where it names none. */
export function screenAt(hash: string): Screen {
  const name = hash.slice(1).split("/")[0];
  return SCREENS.find((one) => one.id === name) ?? (SCREENS[0] as Screen);
}
