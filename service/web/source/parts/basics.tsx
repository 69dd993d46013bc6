// The few things every page is made of.

import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { NoAnswer, Refused } from '../api/client';
import type { Failure } from '../api/store';
import { say, spoken } from '../words/say';
import { Icon, type IconName } from './icon';

type Inside = { children?: ComponentChildren };

// The heading takes the focus when one has come here, so that a screen reader says where one is.
let is_first = true;

export function Heading({ children, back }: Inside & { back?: string }) {
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!is_first) place.current?.focus({ preventScroll: true });
    is_first = false;
  }, []);
  return (
    <div class="heading">
      {back && (
        <a class="back" href={back} aria-label={say('back')}>
          <Icon name="back" />
        </a>
      )}
      <h1 ref={place} tabIndex={-1}>
        {children}
      </h1>
    </div>
  );
}

const double_ms = 600;
const double_px = 40;
let last = { at_ms: 0, x: 0, y: 0 };

// The answer may come between the two taps of a double tap, and another button stand there by then.
function is_second_tap(event: MouseEvent): boolean {
  const before = last;
  last = { at_ms: event.timeStamp, x: event.clientX, y: event.clientY };
  if (event.detail > 1) return true;
  return (
    (event as PointerEvent).pointerType === 'touch' &&
    last.at_ms - before.at_ms < double_ms &&
    Math.hypot(last.x - before.x, last.y - before.y) < double_px
  );
}

interface ButtonProps extends Inside {
  on_press?: () => void;
  kind?: 'main' | 'plain' | 'danger';
  is_busy?: boolean;
  is_off?: boolean;
  icon?: IconName;
  name?: string; // for screen readers, when the text alone does not say of what
  form?: string; // the id of the form that it sends, when it stands outside of it
}

export function Button({
  on_press,
  kind = 'plain',
  is_busy,
  is_off,
  icon,
  name,
  form,
  children,
}: ButtonProps) {
  return (
    <button
      type={on_press ? 'button' : 'submit'}
      form={form}
      class={`button ${kind}`}
      aria-label={name}
      aria-busy={is_busy}
      aria-disabled={is_busy}
      disabled={is_off}
      onClick={(event) => {
        if (is_second_tap(event) || is_busy) event.preventDefault();
        else on_press?.();
      }}
    >
      {icon && <Icon name={icon} />}
      <span>{is_busy ? say('working') : children}</span>
    </button>
  );
}

export type Tone = 'good' | 'warn' | 'bad' | 'calm';

export const Tag = ({ tone = 'calm', children }: Inside & { tone?: Tone }) => (
  <span class={`tag ${tone}`}>{children}</span>
);

export const Notice = ({ tone = 'calm', children }: Inside & { tone?: Tone }) => (
  <div class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
    {children}
  </div>
);

export const Card = ({ tone, children }: Inside & { tone?: Tone | undefined }) => (
  <section class={`card ${tone ?? ''}`}>{children}</section>
);

export const Empty = ({ icon, children }: Inside & { icon: IconName }) => (
  <div class="empty">
    <Icon name={icon} />
    <p>{children}</p>
  </div>
);

export function Failed({ failure }: { failure: Failure | null }) {
  if (!failure) return null;
  if (failure instanceof NoAnswer) {
    return (
      <Notice tone="bad">
        <b>{say('no_answer')}</b>
        <p>{say('no_answer_cure')}</p>
      </Notice>
    );
  }
  if (!(failure instanceof Refused)) return null;
  const { faults, title, detail } = failure.problem;
  const told = faults.length ? faults.slice(0, 10).map(spoken) : [{ problem: title, cure: detail }];
  return (
    <Notice tone="bad">
      {told.map(({ problem, cure }) => (
        <div key={problem}>
          <b>{problem}</b>
          {cure && <p>{cure}</p>}
        </div>
      ))}
    </Notice>
  );
}

export const Skeleton = ({ rows = 4 }: { rows?: number }) => (
  <div class="skeleton" role="status">
    <span class="unseen">{say('fetching')}</span>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} class="card">
        <i />
        <i />
      </div>
    ))}
  </div>
);

// What there is of it; else why not; else that it is coming.
export function Loaded<Body>({
  of,
  children,
}: {
  of: { body: Body | undefined; failure: Failure | null };
  children: (body: Body) => ComponentChildren;
}) {
  if (of.body !== undefined) return <>{children(of.body)}</>;
  return of.failure ? <Failed failure={of.failure} /> : <Skeleton />;
}

export const More = ({ has_more, on_press }: { has_more: boolean; on_press: () => void }) =>
  has_more ? (
    <div class="more">
      <Button on_press={on_press}>{say('show_more')}</Button>
    </div>
  ) : null;

interface FieldProps {
  label: string;
  hint?: string;
  name: string;
  type?: 'text' | 'password' | 'search' | 'date' | 'url';
  value?: string;
  defaultValue?: string;
  required?: boolean;
  minLength?: number;
  maxLength?: number;
  min?: string;
  max?: string;
  pattern?: string;
  inputMode?: 'numeric';
  list?: string;
  autocomplete?: string;
  autocapitalize?: 'none' | 'characters';
  spellcheck?: boolean;
  is_one_of_many?: boolean; // none of them has to be filled in, so that need not be said of each
  on_input?: (value: string) => void;
}

export function Field({ label, hint, on_input, is_one_of_many, ...rest }: FieldProps) {
  const id = `field-${rest.name}`;
  const is_answer = !on_input && !is_one_of_many; // and not a filter
  return (
    <div class="field">
      <label for={id}>
        {label}
        {is_answer && !rest.required && <small> · {say('optional')}</small>}
      </label>
      {hint && (
        <p id={`${id}-hint`} class="quiet">
          {hint}
        </p>
      )}
      <input
        id={id}
        aria-describedby={hint ? `${id}-hint` : undefined}
        autocomplete="off"
        {...(rest as object)}
        onInput={(event) => on_input?.(event.currentTarget.value)}
      />
    </div>
  );
}

export function Select({
  label,
  name,
  options,
  value,
  required,
  on_change,
}: {
  label: string;
  name: string;
  options: [value: string, text: string][];
  value?: string | undefined;
  required?: boolean; // the option '' is none
  on_change?: (value: string) => void;
}) {
  return (
    <div class="field">
      <label for={`field-${name}`}>{label}</label>
      <select
        id={`field-${name}`}
        name={name}
        value={value}
        required={required}
        onChange={(event) => on_change?.(event.currentTarget.value)}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each} selected={each === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

export const Check = ({
  label,
  name,
  checked,
  on_change,
}: {
  label: ComponentChildren;
  name: string;
  checked?: boolean;
  on_change?: (is_on: boolean) => void;
}) => (
  <label class="check">
    <input
      type="checkbox"
      name={name}
      checked={checked}
      onChange={(event) => on_change?.(event.currentTarget.checked)}
    />
    <span>{label}</span>
  </label>
);

// A form whose fields come as texts; the browser checks `required` and the like before.
export function Form({
  on_submit,
  id,
  children,
}: Inside & { on_submit: (fields: Record<string, string>) => void; id?: string }) {
  return (
    <form
      id={id}
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        on_submit(
          Object.fromEntries(
            [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
          ),
        );
      }}
    >
      {children}
    </form>
  );
}
