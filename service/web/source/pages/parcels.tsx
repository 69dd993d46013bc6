// Where an order's parcels are: what their carriers told, and the link for the customer.

import { at, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { Card, Tag, type Tone } from '../parts/basics';
import { Copied } from '../parts/copy';
import { useHere } from '../session';
import { current_language, moment, say } from '../words/say';

type Parcel = Schema['Tracking'];
type Event = Parcel['events'][number];

const tones: Partial<Record<Event['progress'], Tone>> = {
  delivered: 'good',
  failed_attempt: 'bad',
  returned: 'bad',
  cancelled: 'bad',
  lost: 'bad',
  damaged: 'bad',
};

function Told({ event }: { event: Event }) {
  return (
    <li>
      <div class="row">
        <Tag tone={tones[event.progress] ?? 'calm'}>{event[current_language()]}</Tag>
        <span class="quiet">{moment(event.at)}</span>
      </div>
      <p class="quiet">
        {event.place && `${event.place} · `}
        {say('carrier_said', { code: event.code, text: event.text })}
      </p>
    </li>
  );
}

function Way({ parcel }: { parcel: Parcel }) {
  return (
    <Card>
      <h2>
        {say('parcel_way')} · {say('shipment_number', { n: parcel.number })}
      </h2>
      <p>
        <b>{parcel.carrier}</b> {parcel.waybill}
      </p>
      {parcel.events.length === 0 ? (
        <p class="quiet">{say('parcel_no_news')}</p>
      ) : (
        <ul class="lines">
          {[...parcel.events].reverse().map((event) => (
            <Told key={`${event.at} ${event.code} ${event.text}`} event={event} />
          ))}
        </ul>
      )}
      {parcel.link && (
        <details>
          <summary>{say('parcel_link')}</summary>
          <Copied text={parcel.link} name={say('parcel_link')} />
        </details>
      )}
    </Card>
  );
}

// Nothing while nothing is packed.
export function Parcels({ order_id }: { order_id: string }) {
  const { cooperative_id } = useHere();
  const found = useGet(
    at('/v1/cooperatives/{cooperative_id}/tracking', { cooperative_id }, { reference: order_id }),
  );
  const handed_over = found.body?.shipments.filter((parcel) => parcel.carrier) ?? [];
  return (
    <>
      {handed_over.map((parcel) => (
        <Way key={parcel.shipment_id} parcel={parcel} />
      ))}
    </>
  );
}
