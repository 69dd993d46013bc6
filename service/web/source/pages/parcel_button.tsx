// A button beside one of several parcels, and the form that it opens.

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

import { Button } from '../parts/basics';
import { useHere } from '../session';
import { say, type Word } from '../words/say';

export function ParcelButton({
  word,
  number,
  form,
}: {
  word: Word;
  number: number;
  form: (on_close: () => void) => ComponentChildren;
}) {
  const here = useHere();
  const [is_asked, set_asked] = useState(false);
  if (!here.may('orders.write')) return null;
  return (
    <>
      <div class="actions">
        <Button
          name={`${say(word)}: ${say('shipment_number', { n: number })}`}
          on_press={() => set_asked(true)}
        >
          {say(word)}
        </Button>
      </div>
      {is_asked && form(() => set_asked(false))}
    </>
  );
}
