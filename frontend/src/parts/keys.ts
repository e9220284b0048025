// Single keys: only where nobody is typing, and only while a person wants them.
import { useLayoutEffect, useRef } from "preact/hooks";

export type Keys = Record<string, (event: KeyboardEvent) => void>;

const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]";
const KEPT = "tightrope.single-keys";

export const keysAreOn = (): boolean => localStorage.getItem(KEPT) !== "off";
export const setKeys = (on: boolean): void => localStorage.setItem(KEPT, on ? "on" : "off");

const listening: { keys: Keys }[] = []; // those shown last act first

function hear(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key !== "Escape" && (!keysAreOn() || target?.closest(TYPING))) return;
  const own = [...listening].reverse().find((one) => one.keys[event.key]);
  if (document.querySelector("dialog[open]")) return;
  const field = event.key === "Escape" ? target?.closest<HTMLElement>(TYPING) : null;
  if (!own && field) return field.blur(); // the keys act again
  if (!own) return;
  event.preventDefault();
  own.keys[event.key]?.(event);
}

/**
 * Has keys act while the component is shown; those of a component shown later stand above. What a key
 * does is what it does after the key before it, however quickly the two come.
 */
export function useKeys(keys: Keys): void {
  const own = useRef({ keys });
  own.current.keys = keys;
  useLayoutEffect(() => {
    if (!listening.length) window.addEventListener("keydown", hear);
    listening.push(own.current);
    return () => void listening.splice(listening.indexOf(own.current), 1);
  }, []);
}
