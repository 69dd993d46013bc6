// What one types to be let in: the same everywhere it is asked for.

import { say, type Word } from '../words/say';
import { Field } from './basics';

// With `is_own` the browser may fill it in.
export const LoginField = ({ hint, is_own }: { hint?: Word; is_own?: boolean }) => (
  <Field
    label={say('login')}
    {...(hint ? { hint: say(hint) } : {})}
    name="login"
    required
    maxLength={64}
    {...(is_own ? { autocomplete: 'username' } : {})}
    autocapitalize="none"
    spellcheck={false}
  />
);

export const NewPasswordField = ({ label }: { label: Word }) => (
  <Field
    label={say(label)}
    hint={say('password_hint')}
    name="password"
    type="password"
    required
    minLength={8}
    maxLength={200}
    autocomplete="new-password"
  />
);
