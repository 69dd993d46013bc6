// Orders that nobody could read, as the marketplace sent them; set aside once they were seen to.

import { useAction } from '../api/action';
import { at, post, type Schema } from '../api/client';
import { know, useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Button, Card, Empty, Failed, Field, Form, Heading, Loaded } from '../parts/basics';
import { to } from '../route';
import { useHere } from '../session';
import { moment, say } from '../words/say';

function One({ order }: { order: Schema['QuarantinedOrders']['orders'][number] }) {
  const here = useHere();
  const { cooperative_id } = here;
  const dismiss = useAction(async (why: string, key) => {
    const left = await post(
      at('/v1/cooperatives/{cooperative_id}/quarantine-steps', { cooperative_id }),
      { channel_id: order.channel_id, external_id: order.external_id, step: 'dismiss', why },
      { key },
    );
    know(at('/v1/cooperatives/{cooperative_id}/quarantined-orders', { cooperative_id }), left);
    announce(say('done_dismiss', { order: order.external_id }));
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
