import { createContext, type ComponentChildren } from "preact";
import { useCallback, useContext, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

const FIELDS = ":is(input, select, textarea, ul[tabindex])";

const ToField = createContext<((message: string) => void) | null>(null);

/** Brings the keyboard back to the field whose value an error in a dialog quotes, else to the last one. */
export function useToField(error: string | null, told: unknown): void {
  const toField = useContext(ToField);
  useEffect(() => void (error && toField?.(error)), [told]);
}

/**
 * A dialog above the page: the keyboard stays in it and begins in its first field, and focus goes back
 * when it closes. Escape and Close ask first where something was entered; `kept` says that it is safe.
 */
export function Dialog(props: { title: string; onClose: () => void; children: ComponentChildren; wide?: boolean; kept?: boolean }) {
  const own = useRef<HTMLDialogElement>(null);
  const entered = useRef(false);
  const [sure, setSure] = useState(false);
  const last = useRef<HTMLElement | null>(null); // the field that was written in last
  const gone = useRef(false);
  const goOn = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => void (sure && goOn.current?.focus()), [sure]);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const shown = own.current;
    shown?.showModal();
    const inside = (what: string): HTMLElement | null | undefined => own.current?.querySelector<HTMLElement>(what);
    (inside("[autofocus]") ?? inside(`.inside ${FIELDS}`) ?? inside(".inside button") ?? inside("header button"))?.focus();
    return () => {
      gone.current = true;
      shown?.close(); // as long as it is open nothing outside it can have the focus
      before?.focus();
    };
  }, []);
  const toField = useCallback((message: string): void => {
    const fields = [...(own.current?.querySelectorAll<HTMLInputElement>(`.inside ${FIELDS}`) ?? [])];
    const inError = fields.find((one) => typeof one.value === "string" && one.value.trim().length > 1 && message.includes(`'${one.value.trim()}'`));
    (inError ?? last.current ?? fields[0])?.focus();
  }, []);
  const leave = (event?: Event): void => {
    event?.preventDefault();
    if (entered.current && !props.kept) setSure(true);
    else props.onClose();
  };
  return (
    <dialog ref={own} class={props.wide ? "wide" : ""} aria-labelledby="dialog-title" onCancel={leave} onClose={() => gone.current || props.onClose()}>
      <header>
        <h2 id="dialog-title">{props.title}</h2>
        <button type="button" class="quiet" onClick={() => leave()}>Close</button>
      </header>
      {sure && <div class="trouble" role="alert">
        <p>What you entered is not saved.</p>
        <p class="actions"><button type="button" ref={goOn} onClick={() => setSure(false)}>Go on</button>
          <button type="button" onClick={props.onClose}>Throw it away</button></p>
      </div>}
      <div class="inside" onInput={() => (entered.current = true)} onFocusIn={(event) => event.target instanceof HTMLElement && event.target.matches(FIELDS) && (last.current = event.target)}>
        <ToField.Provider value={toField}>{props.children}</ToField.Provider></div>
    </dialog>
  );
}
