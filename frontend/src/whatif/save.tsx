import { useState } from "preact/hooks";
import { Mistake, post, type Told } from "../api";
import { Dialog } from "../parts/dialog";
import { say } from "../parts/say";
import { Trouble } from "../parts/trouble";
import { myName } from "../who";

export function SaveForm(props: { changes: string[]; told: string[]; onClose: () => void }) {
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [error, setError] = useState<Told | null>(null);
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    void post("scenario", { name, text, changes: props.changes, by: myName(), draws: 0 }).then(
      () => (say(`Saved: ${name} stands in crisis.yaml.`), props.onClose()),
      (reason: unknown) => reason instanceof Mistake && setError(reason.told));
  };
  return (
    <Dialog title="Save as a scenario" onClose={props.onClose}>
      <Trouble told={error} />
      <ul>{props.told.map((one) => <li key={one}>{one}</li>)}</ul>
      <form class="fields" onSubmit={save}>
        <label>Name<input required pattern="[a-z][a-z0-9_]*" title="small letters, figures and _" value={name}
          onInput={(event) => setName(event.currentTarget.value)} /></label>
        <label class="whole">What is supposed, in words<input value={text} onInput={(event) => setText(event.currentTarget.value)} /></label>
        <p class="actions"><button class="main">Save into crisis.yaml</button></p>
      </form>
    </Dialog>
  );
}
