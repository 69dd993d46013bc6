// Orders that nobody could read, as the marketplace sent them; set aside once they were seen to.

import { useAction } from '../api/action';
import { at, post, type Schema, type Sent } from '../api/client';
import { know, useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Card, Empty, Failed, Field, Form, Heading, Loaded } from '../parts/basics';
import { to } from '../route';
import { useHere } from '../session';
import { moment, say } from '../words/say';

type QuarantineSteps = '/v1/cooperatives/{cooperative_id}/quarantine-steps';

function One({ order }: { order: Schema['QuarantinedOrders']['orders'][number] }) {
  const here = useHere();
  const { cooperative_id } = here;
  const { channel_id, external_id } = order;
  const ask = async (body: Sent<QuarantineSteps, 'post'>, key: string) => {
    const left = await post(
      at('/v1/cooperatives/{cooperative_id}/quarantine-steps', { cooperative_id }),
      body,
      { key },
    );
    know(at('/v1/cooperatives/{cooperative_id}/quarantined-orders', { cooperative_id }), left);
  };
  const read_again = useAction(async (_: null, key) => {
    await ask({ channel_id, external_id, step: 'read_again' }, key);
    announce(say('done_read_again', { order: external_id }));
  });
  const dismiss = useAction(async (why: string, key) => {
    await ask({ channel_id, external_id, step: 'dismiss', why }, key);
    announce(say('done_dismiss', { order: external_id }));
  });
  return (
    <Card tone="bad">
      <h2>{order.external_id}</h2>
      <p class="quiet">
        {order.channel} · {moment(order.received_at)}
      </p>
      <p>{say('unreadable_why', { why: order.why })}</p>
      <details>
        <summary>{say('as_it_came')}</summary>
        <p class="raw">{order.raw}</p>
      </details>
      {here.may('orders.write') && (
        <>
          <Button is_busy={read_again.is_busy} on_press={() => void read_again.act(null)}>
            {say('read_again')}
          </Button>
          <Failed failure={read_again.failure} />
        </>
      )}
      {here.may('orders.write') && (
        <Form on_submit={({ why = '' }) => void dismiss.act(why.trim())}>
          <Field label={say('dismiss_why')} name="why" required maxLength={500} />
          <Failed failure={dismiss.failure} />
          <Button is_busy={dismiss.is_busy}>{say('dismiss')}</Button>
        </Form>
      )}
    </Card>
  );
}

export function UnreadablePage() {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/quarantined-orders', { cooperative_id }),
  );
  return (
    <>
      <Heading back={to()}>{say('unreadable')}</Heading>
      <Loaded of={found}>
        {({ orders }) =>
          orders.length === 0 ? (
            <Empty icon="check">{say('none_unreadable')}</Empty>
          ) : (
            <div class="cards two">
              {orders.map((order) => (
                <One key={`${order.channel_id} ${order.external_id}`} order={order} />
              ))}
            </div>
          )
        }
      </Loaded>
    </>
  );
}
