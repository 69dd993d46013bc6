// The first person, with the code that the program printed.

import { at, post } from '../api/client';
import { useAction } from '../api/action';
import { Button, Failed, Field, Form } from '../parts/basics';
import { LoginField, NewPasswordField } from '../parts/credentials';
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
        <LoginField hint="login_hint" is_own />
        <NewPasswordField label="password" />
        <Failed failure={set_up.failure} />
        <Button kind="main" is_busy={set_up.is_busy}>
          {say('set_up_done')}
        </Button>
      </Form>
    </>
  );
}
