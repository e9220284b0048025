import type { Told } from "../api";

/** An error as a sentence, with each thing found where there are several. */
export function Trouble({ told }: { told: Told | null }) {
  if (!told) return null;
  return (
    <div class="trouble" role="alert">
      <p>{told.message}</p>
      {told.findings && told.findings.length > 1 && (
        <ul>{told.findings.map((one) => <li key={one.where + one.message}>{one.where}: {one.message}</li>)}</ul>
      )}
    </div>
  );
}
