import { useState } from "preact/hooks";
import { Dialog } from "./parts/dialog";
import { keysAreOn, setKeys } from "./parts/keys";
import { SCREENS, type Screen } from "./screens";

/** The keys of the screen, and whether single keys act. */
export function Help({ screen, onClose }: { screen: Screen; onClose: () => void }) {
  const [on, setOn] = useState(keysAreOn());
  const keys: [string, string][] = [
    ...screen.keys,
    ...SCREENS.map((one, index): [string, string] => [String(index + 1), one.name]),
    ["?", "This list"],
    ["Esc", "Close what is open; leave a field, so that keys act again"],
  ];
  return (
    <Dialog title={`Keys: ${screen.name}`} onClose={onClose} kept>
      <label class="check"><input type="checkbox" checked={on}
        onChange={(event) => (setKeys(event.currentTarget.checked), setOn(event.currentTarget.checked))} />
        Single keys act where nobody is typing</label>
      <dl class="keys">
        {keys.map(([key, text]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{text}</dd></div>)}
      </dl>
    </Dialog>
  );
}
