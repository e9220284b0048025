import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

const FIELDS = ":is(input, select, textarea, ul[tabindex])";

/**
 * A dialog above the page: the keyboard stays in it and begins in its first field, and focus goes back
 * when it closes. Escape and Close ask first where something was entered; `kept` says that it is safe.
 */
export function Dialog(props: { title: string; onClose: () => void; children: ComponentChildren; wide?: boolean; kept?: boolean }) {
  const own = useRef<HTMLDialogElement>(null);
  const entered = useRef(false);
  const [sure, setSure] = useState(false);
  const goOn = useRef<HTMLButtonElement>(null);
  useEffect(() => void (sure && goOn.current?.focus()), [sure]);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    own.current?.showModal();
    const inside = (what: string): HTMLElement | null | undefined => own.current?.querySelector<HTMLElement>(what);
    (inside("[autofocus]") ?? inside(`.inside ${FIELDS}`) ?? inside(".inside button") ?? inside("header button"))?.focus();
    return () => before?.focus();
  }, []);
  const leave = (event?: Event): void => {
    event?.preventDefault();
    if (entered.current && !props.kept) setSure(true);
    else props.onClose();
  };
  return (
    <dialog ref={own} class={props.wide ? "wide" : ""} aria-labelledby="dialog-title" onCancel={leave} onClose={props.onClose}>
      <header>
        <h2 id="dialog-title">{props.title}</h2>
        <button type="button" class="quiet" onClick={() => leave()}>Close</button>
      </header>
      {sure && <div class="trouble" role="alert">
        <p>What you entered is not saved.</p>
        <p class="actions"><button type="button" ref={goOn} onClick={() => setSure(false)}>Go on</button>
          <button type="button" onClick={props.onClose}>Throw it away</button></p>
      </div>}
      <div class="inside" onInput={() => (entered.current = true)}>{props.children}</div>
    </dialog>
  );
}
