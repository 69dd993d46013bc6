// A field for an amount: what cannot be read as whole đồng is refused before anything is sent.

import { useState } from 'preact/hooks';

import { vnd_of } from '../words/amount';
import { say } from '../words/say';
import { Field, Notice } from './basics';

interface MoneyFieldProps {
  label: string;
  hint?: string;
  name: string;
  required?: boolean;
  defaultValue?: string;
  may_be_negative?: boolean;
}

export function MoneyField({ may_be_negative, hint, ...rest }: MoneyFieldProps) {
  const [is_wrong, set_wrong] = useState(false);
  const check = (event: Event): boolean => {
    const field = event.target as HTMLInputElement;
    const is_read = field.value === '' || vnd_of(field.value, may_be_negative) !== null;
    field.setCustomValidity(is_read ? '' : say('not_an_amount'));
    return is_read;
  };
  return (
    <div
      onInput={(event) => check(event) && set_wrong(false)}
      onChange={(event) => set_wrong(!check(event))}
    >
      <Field
        {...rest}
        hint={hint ?? say('amount_hint')}
        maxLength={24}
        {...(may_be_negative ? {} : { inputMode: 'numeric' as const })} // those keys lack a minus
      />
      {is_wrong && <Notice tone="bad">{say('not_an_amount')}</Notice>}
    </div>
  );
}
