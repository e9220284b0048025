// The workbench: takes the key from the address, shows the shell, lets one screen work at a time.
import { render } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Mistake, get, post, sentence, type Told } from "./api";
import { Begin } from "./begin";
import { listenAnew, startLive, useLive } from "./live";
import { useKeys } from "./parts/keys";
import { stepName } from "./parts/steps";
import { SaidAbove, Trouble } from "./parts/trouble";
import { visible } from "./parts/visible";
import { say, useSaid } from "./parts/say";
import { Help } from "./help";
import { SCREENS, screenAt } from "./screens";
import type { Opened } from "./types";
import { myName, setMyName } from "./who";

function Shell({ opened, look }: { opened: Opened; look: () => void }) {
  const [at, setAt] = useState(screenAt(location.hash));
  const [help, setHelp] = useState(false);
  const [step, setStep] = useState("");
  const [away, setAway] = useState(false);
  const said = useSaid();
  useLayoutEffect(() => {
    const turn = (): void => setAt(screenAt(location.hash));
    window.addEventListener("hashchange", turn);
    return () => window.removeEventListener("hashchange", turn);
  }, []);
  useEffect(() => void (document.title = `${at.name} · ${opened.title ?? "Tightrope"}`), [at, opened]);
  useLive("step", (told) => setStep(told.name ?? ""));
  useLive("closed", () => setAway(true));
  useLive("open", () => setAway(false));
  useEffect(() => {
    const timer = setTimeout(() => setStep(""), 2000);
    return () => clearTimeout(timer);
  }, [step]);
  useKeys({
    "?": () => setHelp(true),
    ...Object.fromEntries(SCREENS.map((one, index) => [String(index + 1), () => void (location.hash = one.id)])),
  });
  const Screen = at.screen;
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => (event.preventDefault(), document.getElementById("main")?.focus())}>
        Go to the content
      </a>
      <header class="top">
        <p class="title" title={`${opened.title} (${opened.path})`}><span class="name">{visible(opened.title ?? "")}</span>{opened.as_of && <span class="muted day"> · as of {opened.as_of}</span>}</p>
        <nav aria-label="Screens">
          {SCREENS.map((one, index) => (
            <a key={one.id} href={`#${one.id}`} aria-current={one === at ? "page" : undefined}>
              {one.name}<kbd aria-hidden="true">{index + 1}</kbd>
            </a>
          ))}
        </nav>
        <label class="who">You decide as <input defaultValue={myName()} placeholder={opened.user} size={10}
          onInput={(event) => setMyName(event.currentTarget.value)} /></label>
        <button type="button" class="quiet" onClick={() => setHelp(true)}>Keys<kbd aria-hidden="true">?</kbd></button>
      </header>
      <main id="main" tabIndex={-1}>
        {opened.trouble && <Broken told={opened.trouble} look={look} />}
        <SaidAbove.Provider value={opened.trouble?.message ?? null}><Screen opened={opened} /></SaidAbove.Provider>
      </main>
      <footer class={said.bad ? "foot bad" : "foot"}>
        <p role="status" aria-live="polite">{said.text}</p>
        {step && <p class="step">Working: {stepName(step)}</p>}
        {away && <p class="bad">The workbench does not answer. What was decided is safe; start it again with tightrope serve FOLDER --port {location.port}: what is not written yet waits in this browser for that port.</p>}
      </footer>
      {help && <Help screen={at} onClose={() => setHelp(false)} />}
    </>
  );
}

/** What is to be done where the crisis file cannot be read, and what goes on meanwhile. */
function Broken({ told, look }: { told: Told; look: () => void }) {
  return (
    <section class="broken" aria-label="The crisis file cannot be read">
      <Trouble told={told} />
      <p>Claims can be read and decided meanwhile. The model, its answers and what-ifs come back by themselves
        when the file is mended and saved. <button type="button" onClick={look}>Try again</button></p>
    </section>
  );
}

const keyIn = (hash: string): string | null => new URLSearchParams(hash.slice(1)).get("key");

function Door() {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<Told | null>(null);
  const look = (): void =>
    void startAfter(get<Opened>("state")).then((found) => (setOpened(found), setError(null)))
      .catch((reason: unknown) => setError(reason instanceof Mistake ? reason.told : null));
  const enter = (key: string, before = ""): Promise<boolean> => {
    history.replaceState(null, "", location.pathname + before);
    return post("session", { key }).then(() => (look(), true), (reason: unknown) => (setError(reason instanceof Mistake ? reason.told : null), say(sentence(reason), true), false));
  };
  // at once, not after the page is painted: what follows # may be another by then, and the key with it gone
  useLayoutEffect(() => {
    const key = keyIn(location.hash);
    if (key) void enter(key);
    else look();
    // the new address in the same tab: only what follows # changes, so the page is not loaded anew
    const changed = (event: HashChangeEvent): void => {
      const next = keyIn(location.hash);
      if (next) void enter(next, new URL(event.oldURL).hash).then((entered) => entered && listenAnew());
    };
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, []);
  useLive("changed", (said) => void (said.files?.includes("crisis.yaml") && look()));
  useLive("again", look);
  if (error && !opened) return <main class="door"><h1>Tightrope</h1><Trouble told={error} again={look} /></main>;
  if (!opened) return <p class="notice">The workbench is loading.</p>;
  return opened.title === null ? <Begin opened={opened} onBegun={look} /> : <Shell opened={opened} look={look} />;
}

/** Hears the server before anything is asked that may change. */
async function startAfter(state: Promise<Opened>): Promise<Opened> {
  const found = await state;
  await startLive();
  return found;
}

const root = document.getElementById("workbench");
if (root) {
  root.textContent = "";
  render(<Door />, root);
}
