// What is asked of a person: whose change stands where two changed one place; which two actors are one.
import { useState } from "preact/hooks";
import type { Told } from "../api";
import { Dialog } from "../parts/dialog";
import { Trouble } from "../parts/trouble";
import { told } from "./patch";
import { Shown } from "./shown";
import type { Value } from "./shapes";
import type { Asking, Model } from "./store";
import { actor, begun } from "./words";

export function ClashDialog({ model, asking }: { model: Model; asking: Asking }) {
  const gone = asking.clashes.some((one) => one.theirs === null);
  const shown = (value: Value) => <Shown value={value} forms={model.forms} shaped={model.shaped} />;
  return (
    <Dialog title="Somebody changed the same place" wide onClose={model.leave}>
      <p>{begun(asking.said)}. Nothing of yours was written. Look at what they made of it.</p>
      {asking.clashes.map((one) => (
        <section key={told(one.path)}>
          <h3><code>{told(one.path)}</code></h3>
          <dl class="versions">
            <div><dt>It was</dt><dd>{shown(one.was)}</dd></div>
            <div><dt>They made it</dt><dd>{one.theirs === null ? "taken out" : shown(one.theirs)}</dd></div>
            <div><dt>You wanted</dt><dd>{one.ours === null ? "to take it out" : shown(one.ours)}</dd></div>
          </dl>
        </section>
      ))}
      {gone && <p>What was taken out cannot be changed any more: add it anew if you want it.</p>}
      <p class="actions">
        <button type="button" class="main" onClick={model.leave}>Leave it as they made it</button>
        <button type="button" disabled={gone} onClick={() => void model.make(asking.edits, asking.seen, true).then((stands) => stands || model.leave())}>Put mine in its place</button>
      </p>
    </Dialog>
  );
}

export function MergeActors({ model, onClose }: { model: Model; onClose: () => void }) {
  const ids = Object.keys(model.shaped.names?.actors ?? {});
  const [kept, setKept] = useState(ids[0] ?? "");
  const [gone, setGone] = useState(ids[1] ?? "");
  const [error, setError] = useState<Told | null>(null);
  const choice = (label: string, value: string, set: (id: string) => void) => (
    <label>{label}<select value={value} onChange={(event) => set(event.currentTarget.value)}>
      {ids.map((id) => <option key={id} value={id}>{actor(model.shaped, id)}</option>)}
    </select></label>
  );
  return (
    <Dialog title="Two actors that are one" onClose={onClose}>
      <p>The second one's name and aliases become aliases of the first, which stands wherever the second stood; ties between the two are taken out. It can be undone.</p>
      <form onSubmit={(event) => (event.preventDefault(), void model.merge(kept, gone).then((stands) => (stands ? setError(stands) : onClose())))}>
        <div class="fields">{choice("Keep", kept, setKept)}{choice("Is the same as", gone, setGone)}</div>
        <Trouble told={error} />
        <p class="actions"><button type="submit" class="main" disabled={kept === gone || model.busy}>Make them one</button></p>
      </form>
    </Dialog>
  );
}
