// What connecting a marketplace and connecting a carrier ask for alike. Secrets are written and
// never shown again.

import { say, type Word } from '../words/say';
import { Field } from './basics';

// What is left empty is not sent, and stays as it is.
export const or_nothing = (name: string, value = ''): Record<string, string> =>
  value.trim() ? { [name]: value.trim() } : {};

export const SecretField = ({ label, hint, name }: { label: Word; hint: Word; name: string }) => (
  <Field
    label={say(label)}
    hint={say(hint)}
    name={name}
    type="password"
    autocomplete="new-password"
    maxLength={4096}
  />
);
