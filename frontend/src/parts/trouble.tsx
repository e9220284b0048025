import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Told } from "../api";
import { useToField } from "./dialog";

/** What is said above all screens already: it is not said again on them. */
export const SaidAbove = createContext<string | null>(null);

/** An error as a sentence, with each thing found where there are several. */
export function Trouble({ told, again }: { told: Told | null; again?: (() => void) | undefined }) {
  const above = useContext(SaidAbove);
  useToField(told?.message ?? null, told);
  if (!told) return null;
  return (
    <div class="trouble" role="alert">
      <p>{told.message === above ? "This comes back when crisis.yaml can be read again." : told.message}</p>
      {told.message !== above && told.findings && told.findings.length > 1 && (
        <ul>{told.findings.map((one) => <li key={one.where + one.message}>{one.where}: {one.message}</li>)}</ul>
      )}
      {again && <p><button type="button" onClick={again}>Try again</button></p>}
    </div>
  );
}
