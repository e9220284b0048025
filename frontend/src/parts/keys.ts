// Single keys: only where nobody is typing, and only while a person wants them.
import { useEffect } from "preact/hooks";

export type Keys = Record<string, (event: KeyboardEvent) => void>;

const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]";
const KEPT = "tightrope.single-keys";

export const keysAreOn = (): boolean => localStorage.getItem(KEPT) !== "off";
export const setKeys = (on: boolean): void => localStorage.setItem(KEPT, on ? "on" : "off");

/** Has keys act while the component is shown; later ones stand above earlier ones. */
export function useKeys(keys: Keys, inDialog = false): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const act = keys[event.key];
      const target = event.target instanceof Element ? event.target : null;
      if (!act || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== "Escape" && (!keysAreOn() || target?.closest(TYPING))) return;
      if (!inDialog && document.querySelector("dialog[open]")) return;
      event.preventDefault();
      act(event);
    };
    window.addEventListener("keydown", hear);
    return () => window.removeEventListener("keydown", hear);
  });
}
