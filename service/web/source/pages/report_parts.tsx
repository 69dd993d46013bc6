// What every report has: its days, its rows beyond the page, its workbook.

import { ask } from '../api/client';
import { useAction } from '../api/action';
import { Button, Failed } from '../parts/basics';
import { save } from '../parts/save';
import { say } from '../words/say';

export interface Days {
  from: string;
  to: string;
}

export const LeftOut = ({ n }: { n: number }) =>
  n > 0 ? <p class="quiet">{say('rows_left_out', { n })}</p> : null;

export const WithoutPrice = ({ n }: { n: number }) =>
  n > 0 ? <p class="quiet">{say('without_price', { n })}</p> : null;

export function AsWorkbook({ address, name }: { address: string; name: string }) {
  const fetch_it = useAction(async (_: null) => {
    const { body } = await ask('GET', address);
    save(body as Blob, `${name}.xlsx`);
  });
  return (
    <>
      <Failed failure={fetch_it.failure} />
      <Button is_busy={fetch_it.is_busy} on_press={() => void fetch_it.act(null)}>
        {say('as_workbook')}
      </Button>
    </>
  );
}
