// Who belongs to the cooperative, in which role; and a link for whoever stands beside.

import { useState } from 'preact/hooks';

import { at, patch, post, remove, type Schema } from '../api/client';
import { useAction } from '../api/action';
import { useGet, usePages } from '../api/store';
import { announce } from '../parts/announce';
import {
  Button,
  Card,
  Failed,
  Field,
  Form,
  Heading,
  Loaded,
  More,
  Select,
  Tag,
} from '../parts/basics';
import { LoginField } from '../parts/credentials';
import { Dialog } from '../parts/dialog';
import { Qr } from '../parts/qr';
import { to } from '../route';
import { useHere } from '../session';
import { moment, say, type Word } from '../words/say';

type Member = Schema['Member'];
type Role = Schema['Role'];

const roles: Record<Role, [name: Word, what: Word]> = {
  manager: ['role_manager', 'role_manager_may'],
  staff: ['role_staff', 'role_staff_may'],
  team_member: ['role_team_member', 'role_team_member_may'],
  marketplace_reader: ['role_marketplace_reader', 'role_marketplace_reader_may'],
};
const role_options = (): [Role, string][] =>
  (Object.keys(roles) as Role[]).map((role) => [role, say(roles[role][0])]);

function LinkDialog({
  link,
  name,
  on_close,
}: {
  link: Schema['SignInLink'];
  name: string;
  on_close: () => void;
}) {
  return (
    <Dialog title={say('link_for', { name })} on_close={on_close}>
      <p>{say('link_how', { time: moment(link.expires_at) })}</p>
      <Qr svg={link.qr_svg} name={say('link_qr')} />
      <details>
        <summary>{say('link_text')}</summary>
        <p class="secret">{link.url}</p>
      </details>
    </Dialog>
  );
}

// Asks before somebody belongs to it no longer.
function RemoveDialog({ person, on_close }: { person: Member['person']; on_close: () => void }) {
  const { cooperative_id } = useHere();
  const leave = useAction(async (_: null) => {
    await remove(
      at('/v1/cooperatives/{cooperative_id}/members/{person_id}', {
        cooperative_id,
        person_id: person.id,
      }),
      undefined,
    );
    announce(say('done_remove', { name: person.name }));
  });
  return (
    <Dialog title={say('remove_person', { name: person.name })} on_close={on_close}>
      <p>{say('remove_what_happens')}</p>
      <Failed failure={leave.failure} />
      <Button
        kind="danger"
        is_busy={leave.is_busy}
        on_press={() => void leave.act(null).then((is_done) => is_done && on_close())}
      >
        {say('remove')}
      </Button>
    </Dialog>
  );
}

function MemberCard({ member: { person, role } }: { member: Member }) {
  const { cooperative_id, me } = useHere();
  const [link, set_link] = useState<Schema['SignInLink'] | null>(null);
  const [is_leaving, set_leaving] = useState(false);
  const whose = { cooperative_id, person_id: person.id };
  const is_me = me.person?.id === person.id;
  const change = useAction(async (wanted: Role) => {
    await patch(at('/v1/cooperatives/{cooperative_id}/members/{person_id}', whose), {
      role: wanted,
    });
    announce(say('done_role', { name: person.name, role: say(roles[wanted][0]) }));
  });
  const show = useAction(async (_: null) =>
    set_link(
      await post(
        at('/v1/cooperatives/{cooperative_id}/members/{person_id}/sign-in-links', whose),
        undefined,
      ),
    ),
  );
  return (
    <Card>
      <div class="row">
        <h2>{person.name}</h2>
        <span class="tags">
          {is_me && <Tag tone="good">{say('you')}</Tag>}
          {person.disabled && <Tag tone="bad">{say('disabled')}</Tag>}
        </span>
      </div>
      <p class="quiet">
        {person.login}
        {!person.has_password && ` · ${say('no_password_yet')}`}
      </p>
      <Select
        label={say('role')}
        name={`role-${person.id}`}
        options={role_options()}
        value={role}
        on_change={(wanted) => void change.act(wanted as Role)}
      />
      <p class="quiet">{say(roles[role][1])}</p>
      <Failed failure={change.failure ?? show.failure} />
      <div class="actions">
        <Button
          kind="main"
          is_busy={show.is_busy}
          name={`${say('make_link')}: ${person.name}`}
          on_press={() => void show.act(null)}
        >
          {say('make_link')}
        </Button>
        {!is_me && <Button on_press={() => set_leaving(true)}>{say('remove')}</Button>}
      </div>
      {link && <LinkDialog link={link} name={person.name} on_close={() => set_link(null)} />}
      {is_leaving && <RemoveDialog person={person} on_close={() => set_leaving(false)} />}
    </Card>
  );
}

function InvitationCard({ invitation }: { invitation: Schema['Invitation'] }) {
  const { cooperative_id } = useHere();
  const withdraw = useAction(async (_: null) => {
    await remove(
      at('/v1/cooperatives/{cooperative_id}/invitations/{invitation_id}', {
        cooperative_id,
        invitation_id: invitation.id,
      }),
      undefined,
    );
    announce(say('done_withdraw', { login: invitation.login }));
  });
  return (
    <Card>
      <div class="row">
        <h2>{invitation.login}</h2>
        <Tag>{say('invited')}</Tag>
      </div>
      <p class="quiet">
        {say('invited_as', {
          role: say(roles[invitation.role][0]),
          time: moment(invitation.expires_at),
        })}
      </p>
      <Failed failure={withdraw.failure} />
      <Button
        is_busy={withdraw.is_busy}
        name={`${say('withdraw')}: ${invitation.login}`}
        on_press={() => void withdraw.act(null)}
      >
        {say('withdraw')}
      </Button>
    </Card>
  );
}

function AddForm({ on_close }: { on_close: () => void }) {
  const { cooperative_id } = useHere();
  const [role, set_role] = useState<Role>('staff');
  const add = useAction(async (who: { login: string; name: string; role: Role }, key) => {
    const added = await post(
      at('/v1/cooperatives/{cooperative_id}/members', { cooperative_id }),
      who,
      { key },
    );
    announce(
      'state' in added
        ? say('done_invite', { login: added.login })
        : say('done_add', { name: who.name }),
    );
  });
  return (
    <Dialog title={say('add_person')} on_close={on_close}>
      <Form
        on_submit={({ login = '', name = '' }) =>
          void add
            .act({ login: login.trim(), name: name.trim(), role })
            .then((is_done) => is_done && on_close())
        }
      >
        <Field label={say('name')} name="name" required maxLength={255} />
        <LoginField hint="login_hint" />
        <Select
          label={say('role')}
          name="role"
          options={role_options()}
          value={role}
          on_change={(wanted) => set_role(wanted as Role)}
        />
        <p class="quiet">{say(roles[role][1])}</p>
        <Failed failure={add.failure} />
        <Button kind="main" is_busy={add.is_busy}>
          {say('add_person')}
        </Button>
      </Form>
    </Dialog>
  );
}

function PersonRow({ person }: { person: Schema['Person'] }) {
  const { me } = useHere();
  const change = useAction(async (wanted: { disabled?: boolean; administrator?: boolean }) => {
    await patch(at('/v1/people/{person_id}', { person_id: person.id }), wanted);
    announce(say('done_person', { name: person.name }));
  });
  return (
    <li class="card">
      <div class="row">
        <b>{person.name}</b>
        <span class="tags">
          {person.administrator && <Tag tone="good">{say('administrator')}</Tag>}
          {person.disabled && <Tag tone="bad">{say('disabled')}</Tag>}
        </span>
      </div>
      <p class="quiet">{person.login}</p>
      <Failed failure={change.failure} />
      {me.person?.id !== person.id && (
        <div class="actions">
          <Button
            is_busy={change.is_busy}
            on_press={() => void change.act({ disabled: !person.disabled })}
          >
            {say(person.disabled ? 'enable' : 'disable')}
          </Button>
          <Button
            is_busy={change.is_busy}
            on_press={() => void change.act({ administrator: !person.administrator })}
          >
            {say(person.administrator ? 'make_no_administrator' : 'make_administrator')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Everybody() {
  const [pages, set_pages] = useState(1);
  const found = usePages((after) => at('/v1/people', {}, { after }), pages);
  return (
    <section>
      <h2>{say('everybody')}</h2>
      <Loaded of={{ body: found.body?.flatMap((page) => page.people), failure: found.failure }}>
        {(people) => (
          <ul class="cards two">
            {people.map((person) => (
              <PersonRow key={person.id} person={person} />
            ))}
          </ul>
        )}
      </Loaded>
      <More has_more={found.has_more} on_press={() => set_pages(pages + 1)} />
    </section>
  );
}

export function PeoplePage() {
  const { cooperative_id, me } = useHere();
  const [is_adding, set_adding] = useState(false);
  const found = useGet(at('/v1/cooperatives/{cooperative_id}/members', { cooperative_id }));
  return (
    <>
      <Heading>{say('people')}</Heading>
      <div class="actions">
        <Button kind="main" on_press={() => set_adding(true)}>
          {say('add_person')}
        </Button>
        <a class="button plain" href={to('tokens')}>
          <span>{say('tokens')}</span>
        </a>
      </div>
      <Loaded of={found}>
        {({ members, invitations }) => (
          <div class="cards two">
            {members.map((member) => (
              <MemberCard key={member.person.id} member={member} />
            ))}
            {invitations.map((invitation) => (
              <InvitationCard key={invitation.id} invitation={invitation} />
            ))}
          </div>
        )}
      </Loaded>
      {me.administrator && <Everybody />}
      {is_adding && <AddForm on_close={() => set_adding(false)} />}
    </>
  );
}
