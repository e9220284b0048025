import { useState } from "preact/hooks";
import { Mistake, post, type Told } from "../api";
import { Dialog } from "../parts/dialog";
import { say } from "../parts/say";
import { Trouble } from "../parts/trouble";
import { myName } from "../who";

/** Gives the id of a scenario by its name: small letters, figures and _, a letter first. */
const idFrom = (name: string): string => {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
  return /^\d/.test(plain) ? `s_${plain}` : plain;
};

export function SaveForm(props: { changes: string[]; told: string[]; onClose: () => void }) {
  const [name, setName] = useState("");
  const [text, setText] = useState("");
  const [error, setError] = useState<Told | null>(null);
  const id = idFrom(name);
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    void post("scenario", { name: id, text: text.trim() || name.trim(), changes: props.changes, by: myName(), draws: 0 }).then(
      () => (say(`Saved: ${id} stands in crisis.yaml.`), props.onClose()),
      (reason: unknown) => reason instanceof Mistake && setError(reason.told));
  };
  return (
    <Dialog title="Save as a scenario" onClose={props.onClose}>
      <Trouble told={error} />
      <ul>{props.told.map((one) => <li key={one}>{one}</li>)}</ul>
      <form class="fields" onSubmit={save}>
        <label>Name<input required pattern=".*[A-Za-z0-9].*" title="at least one letter or figure" value={name} aria-describedby="scenario-id" onInput={(event) => setName(event.currentTarget.value)} />
          <small id="scenario-id" class="muted">{id ? <>It stands in the file as <code>{id}</code>.</> : "Letters or figures; the file's name of it is made from them."}</small></label>
        <label class="whole">What is supposed, in words<input value={text} onInput={(event) => setText(event.currentTarget.value)} /></label>
        <p class="actions"><button class="main">Save into crisis.yaml</button></p>
      </form>
    </Dialog>
  );
}
