import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** A dialog above the page: the keyboard stays in it and begins in its first field, Escape closes it, focus goes back. */
export function Dialog(props: { title: string; onClose: () => void; children: ComponentChildren; wide?: boolean }) {
  const own = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    own.current?.showModal();
    const first = own.current?.querySelector<HTMLElement>("[autofocus]") ?? own.current?.querySelector<HTMLElement>("form :is(input, select, textarea)");
    first?.focus();
    return () => before?.focus();
  }, []);
  return (
    <dialog ref={own} class={props.wide ? "wide" : ""} aria-labelledby="dialog-title" onClose={props.onClose}
      onCancel={props.onClose}>
      <header>
        <h2 id="dialog-title">{props.title}</h2>
        <button type="button" class="quiet" onClick={props.onClose}>Close</button>
      </header>
      {props.children}
    </dialog>
  );
}
