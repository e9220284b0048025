// The crisis file as this page has it, and how it is changed: what is asked was chosen for the text seen.
import { useCallback, useEffect, useState } from "preact/hooks";
import { Mistake, get, post, type Told } from "../api";
import { useAnswer } from "../asking";
import { say } from "../parts/say";
import { myName } from "../who";
import type { Changed, Clash, Edit, Forms, Placed, Shaped } from "./shapes";

let formsAsked: Promise<Forms> | null = null;
const askForms = (): Promise<Forms> => (formsAsked ??= get<Forms>("model/forms"));

export interface Asking { edits: Edit[]; clashes: Clash[]; seen: string; said: string }

export interface Model {
  shaped: Shaped;
  forms: Forms;
  findings: Placed[];
  busy: boolean;
  clash: Asking | null;
  /** Makes edits, chosen for the text `seen`; gives null where they were made, else what stood against them. */
  make: (edits: Edit[], seen?: string, over?: boolean) => Promise<Told | null>;
  turn: (way: "undo" | "redo", edit?: string) => Promise<void>;
  merge: (kept: string, gone: string) => Promise<Told | null>;
  place: (on: "ties" | "causes", places: Record<string, [number, number]>) => void;
  leave: () => void;
}

const FILES = ["crisis.yaml", "edits.jsonl", "layout.json", "evidence.jsonl"];

export function useModel(): { model: Model | null; error: Told | null; again: () => void } {
  const asked = useAnswer<Shaped>("model", { by: myName() }, FILES);
  const [forms, setForms] = useState<Forms | null>(null);
  const [all, setAll] = useState<{ text: string; findings: Placed[] } | null>(null);
  const [busy, setBusy] = useState(false);
  const [clash, setClash] = useState<Asking | null>(null);
  const shaped = asked.value;
  useEffect(() => void askForms().then(setForms, () => (formsAsked = null)), []);
  useEffect(() => {
    if (!shaped) return;
    const { text } = shaped;
    get<{ findings: Placed[] }>("model/findings").then((found) => setAll({ text, findings: found.findings }), () => setAll(null));
  }, [shaped?.text]);

  const done = (what: string[], merged: boolean): void => {
    const first = what[0] ?? "Nothing changed";
    say(`${first}${what.length > 1 ? `, and ${what.length - 1} more` : ""}.${merged ? " Somebody else had changed the file meanwhile; both stand in it." : ""}`);
    asked.again();
  };
  const send = useCallback(async (place: string, body: object): Promise<Told | null> => {
    setBusy(true);
    try {
      const made = await post<Changed>(place, { ...body, by: myName() });
      done(made.what, made.merged);
      return null;
    } catch (reason) {
      if (reason instanceof Mistake) return reason.told;
      throw reason;
    } finally {
      setBusy(false);
    }
  }, [asked.again]);

  if (!shaped || !forms) return { model: null, error: asked.error, again: asked.again };
  const make = async (edits: Edit[], seen = shaped.text, over = false): Promise<Told | null> => {
    if (!edits.length) return null;
    const error = await send("model/edit", { seen, edits, over });
    if (error?.code !== "edits-clash") return error;
    setClash({ edits, seen, said: error.what ?? error.message, clashes: (error as Told & { clashes: Clash[] }).clashes });
    return null;
  };
  const turn = async (way: "undo" | "redo", edit?: string): Promise<void> => {
    const error = await send(`model/${way}`, edit ? { edit } : {});
    if (error) say(error.message, true);
  };
  return {
    error: asked.error,
    again: asked.again,
    model: {
      shaped, forms, busy, clash, make, turn,
      findings: all?.text === shaped.text ? all.findings : shaped.findings,
      merge: (kept, gone) => send("model/merge", { seen: shaped.text, kept, gone }),
      place: (on, places) =>
        void post("model/layout", { on, places }).catch((reason) => say(reason instanceof Mistake ? reason.message : String(reason), true)),
      leave: () => (setClash(null), asked.again()),
    },
  };
}
