// Under which name a person decides here; empty: the user of the machine.
const KEPT = "tightrope.who";
export const myName = (): string => localStorage.getItem(KEPT) ?? "";
export const setMyName = (name: string): void => localStorage.setItem(KEPT, name.trim());
