// What can be printed of an order's parcels.

import { useAction } from '../api/action';
import { at, put, type Schema } from '../api/client';
import { useGet } from '../api/store';
import { announce } from '../parts/announce';
import { Card, Failed } from '../parts/basics';
import { useHere } from '../session';
import { say } from '../words/say';

type Parcel = Schema['OrderPapers']['shipments'][number];

const Print = ({ href, text }: { href: string; text: string }) => (
  <a class="button plain" href={href} target="_blank" rel="noopener">
    <span>{text}</span>
  </a>
);

function KeepWaybill({ parcel }: { parcel: Parcel }) {
  const { cooperative_id } = useHere();
  const keep = useAction(async (file: Blob) => {
    await put(
      at('/v1/cooperatives/{cooperative_id}/shipments/{shipment_id}/waybill.pdf', {
        cooperative_id,
        shipment_id: parcel.id,
      }),
      file,
      { type: 'application/pdf' },
    );
    announce(say('kept_waybill'));
  });
  return (
    <>
      <div class="field">
        <label for={`waybill-${parcel.id}`}>{say('keep_waybill')}</label>
        <input
          id={`waybill-${parcel.id}`}
          type="file"
          accept="application/pdf"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file) void keep.act(file);
          }}
        />
      </div>
      <Failed failure={keep.failure} />
    </>
  );
}

export function PapersCard({ order_id }: { order_id: string }) {
  const here = useHere();
  const { cooperative_id } = here;
  const { body } = useGet(
    at('/v1/cooperatives/{cooperative_id}/orders/{order_id}/papers', { cooperative_id, order_id }),
  );
  if (!body?.shipments.length) return null;
  return (
    <Card>
      <h2>{say('print_title')}</h2>
      {body.shipments.map((parcel) => {
        const address = { cooperative_id, shipment_id: parcel.id };
        const slip = '/v1/cooperatives/{cooperative_id}/shipments/{shipment_id}/packing-slip.pdf';
        return (
          <div key={parcel.id}>
            {body.shipments.length > 1 && <h3>{say('shipment_number', { n: parcel.number })}</h3>}
            <div class="actions">
              <Print href={at(slip, address)} text={say('print_slip')} />
              <Print href={at(slip, address, { pay: 'true' })} text={say('print_slip_code')} />
              <Print
                href={at(
                  '/v1/cooperatives/{cooperative_id}/shipments/{shipment_id}/label.pdf',
                  address,
                )}
                text={say('print_label')}
              />
              {parcel.has_waybill_pdf && (
                <Print
                  href={at(
                    '/v1/cooperatives/{cooperative_id}/shipments/{shipment_id}/waybill.pdf',
                    address,
                  )}
                  text={say('print_waybill')}
                />
              )}
            </div>
            {here.may('orders.write') && <KeepWaybill parcel={parcel} />}
          </div>
        );
      })}
    </Card>
  );
}
