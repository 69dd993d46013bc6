// What waits for one's own yes or no: cooperatives that one has been invited to.

import { at, post } from '../api/client';
import { useAction } from '../api/action';
import { announce } from './announce';
import { Button, Card, Failed } from './basics';
import { role_words, type Me } from '../session';
import { say } from '../words/say';

function Invitation({ invitation }: { invitation: Me['invitations'][number] }) {
  const { cooperative, role } = invitation;
  const answer = useAction(async (accept: boolean) => {
    await post(
      at('/v1/me/invitations/{invitation_id}/answer', { invitation_id: invitation.id }),
      { accept },
    );
    announce(say(accept ? 'done_accept' : 'done_decline', { cooperative }));
  });
  return (
    <Card>
      <h2>{say('invitation', { cooperative })}</h2>
      <p class="quiet">{say('invitation_what', { role: say(role_words[role]) })}</p>
      <Failed failure={answer.failure} />
      <div class="actions">
        <Button kind="main" is_busy={answer.is_busy} on_press={() => void answer.act(true)}>
          {say('accept')}
        </Button>
        <Button is_busy={answer.is_busy} on_press={() => void answer.act(false)}>
          {say('decline')}
        </Button>
      </div>
    </Card>
  );
}

export function Invitations({ me }: { me: Me }) {
  if (me.invitations.length === 0) return null;
  return (
    <div class="cards two">
      {me.invitations.map((invitation) => (
        <Invitation key={invitation.id} invitation={invitation} />
      ))}
    </div>
  );
}
