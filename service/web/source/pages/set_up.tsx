// The first person, with the code that the program printed.

import { at, post } from '../api/client';
import { useAction } from '../api/action';
import { Button, Failed, Field, Form } from '../parts/basics';
import { say } from '../words/say';
import { enter } from './sign_in';

export function SetUp() {
  const code = /^#code=(.+)$/.exec(location.hash)?.[1] ?? '';
  const set_up = useAction(
    async (fields: { code: string; login: string; name: string; password: string }) =>
      enter(await post(at('/v1/setup', {}), fields)),
  );
  return (
    <>
      <h1>{say('set_up')}</h1>
      <p>{say('set_up_why')}</p>
      <Form
        on_submit={({ code: typed = '', login = '', name = '', password = '' }) =>
          void set_up.act({ code: typed.trim(), login: login.trim(), name: name.trim(), password })
        }
      >
        <Field
          label={say('set_up_code')}
          hint={say('set_up_code_hint')}
          name="code"
          required
          maxLength={64}
          defaultValue={decodeURIComponent(code)}
          autocapitalize="none"
          spellcheck={false}
        />
        <Field label={say('your_name')} name="name" required maxLength={255} autocomplete="name" />
        <Field
          label={say('login')}
          hint={say('login_hint')}
          name="login"
          required
          maxLength={64}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
        />
        <Field
          label={say('password')}
          hint={say('password_hint')}
          name="password"
          type="password"
          required
          minLength={8}
          maxLength={200}
          autocomplete="new-password"
        />
        <Failed failure={set_up.failure} />
        <Button kind="main" is_busy={set_up.is_busy}>
          {say('set_up_done')}
        </Button>
      </Form>
    </>
  );
}
