import { useState } from "preact/hooks";
import { Mistake, post, type Told } from "./api";
import { Trouble } from "./parts/trouble";
import type { Opened } from "./types";

/** A folder that is not begun yet: empty for one's own crisis, or from a case that ships. */
export function Begin({ opened, onBegun }: { opened: Opened; onBegun: () => void }) {
  const [error, setError] = useState<Told | null>(null);
  const begin = (example: string | null): void =>
    void post("init", { example }).then(onBegun, (reason: unknown) => reason instanceof Mistake && setError(reason.told));
  return (
    <main class="door">
      <h1>Begin a crisis folder</h1>
      <p>There is no crisis in <code>{opened.path}</code> yet.</p>
      <Trouble told={error} />
      <p><button type="button" class="main" onClick={() => begin(null)}>Begin an empty one</button></p>
      <h2>Or look at a case that ships</h2>
      <ul class="plain">
        {opened.examples.map((name) => (
          <li key={name}><button type="button" onClick={() => begin(name)}>{name}</button></li>
        ))}
      </ul>
    </main>
  );
}
