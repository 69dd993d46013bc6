// A text that one takes elsewhere: shown whole, and copied by a button where the browser lets us.

import { say } from '../words/say';
import { announce } from './announce';
import { Button } from './basics';

export function Copied({ text, name }: { text: string; name: string }) {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    announce(say('done_copy'));
  };
  return (
    <>
      <p class="secret" tabIndex={0}>
        {text}
      </p>
      {'clipboard' in navigator && (
        <Button name={`${say('copy')}: ${name}`} on_press={() => void copy()}>
          {say('copy')}
        </Button>
      )}
    </>
  );
}
