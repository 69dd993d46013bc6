// A question in front of the page. The browser keeps the focus inside and lets Escape close it.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { say } from '../words/say';
import { Icon } from './icon';

export function Dialog({
  title,
  on_close,
  children,
}: {
  title: string;
  on_close: () => void;
  children: ComponentChildren;
}) {
  const place = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={place}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        on_close();
      }}
    >
      <div class="dialog-head">
        <h2>{title}</h2>
        <button type="button" class="back" aria-label={say('close')} onClick={on_close}>
          <Icon name="cross" />
        </button>
      </div>
      {children}
    </dialog>
  );
}
