// Signed in, and no cooperative yet.

import { useState } from 'preact/hooks';

import { at, post } from '../api/client';
import { useAction } from '../api/action';
import { refresh_all } from '../api/store';
import { Button, Card, Failed, Field, Form, Heading, Notice } from '../parts/basics';
import { Invitations } from '../parts/invitations';
import { to } from '../route';
import { useHere } from '../session';
import { say } from '../words/say';
import { Workbook } from './workbook';

export function FirstSteps() {
  const { me } = useHere();
  const [is_typing, set_typing] = useState(false);
  const make = useAction(async (name: string, key) => {
    await post(at('/v1/cooperatives', {}), { name }, { key });
  });
  if (!me.administrator) {
    return (
      <>
        <Heading>{say('hello', { name: me.name })}</Heading>
        <Invitations me={me} />
        {me.invitations.length === 0 && <Notice>{say('no_membership')}</Notice>}
        <p>
          <a href={to('account')}>{say('account')}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <Heading>{say('hello', { name: me.name })}</Heading>
      <Invitations me={me} />
      <p>{say('first_steps')}</p>
      <Card>
        <h2>{say('first_workbook')}</h2>
        <Workbook cooperative_id="new" on_done={() => void refresh_all()} />
      </Card>
      {is_typing ? (
        <Card>
          <h2>{say('first_name')}</h2>
          <Form on_submit={({ name = '' }) => void make.act(name.trim())}>
            <Field label={say('cooperative_name')} name="name" required maxLength={255} />
            <Failed failure={make.failure} />
            <Button kind="main" is_busy={make.is_busy}>
              {say('begin')}
            </Button>
          </Form>
        </Card>
      ) : (
        <Button on_press={() => set_typing(true)}>{say('first_name')}</Button>
      )}
    </>
  );
}
