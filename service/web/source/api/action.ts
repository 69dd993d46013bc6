// Something that is to happen once, however often it is tapped or sent.

import { useRef, useState } from 'preact/hooks';

import { make_key, NoAnswer, Refused } from './client';
import { type Failure, refresh_all, told } from './store';

const again_ms = 1500;
const tries_max = 3;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

// The key stays with the intention until there is a definite answer.
async function try_until_answered<T>(run: (key: string) => Promise<T>, key: string): Promise<T> {
  for (let tries = 1; ; ++tries) {
    try {
      const answer = await run(key);
      told(true);
      return answer;
    } catch (failure) {
      const is_under_way =
        failure instanceof Refused &&
        failure.status === 409 &&
        failure.problem.reason.startsWith('idempotency');
      if (failure instanceof Refused) told(true);
      if (tries === tries_max || !(failure instanceof NoAnswer || is_under_way)) throw failure;
      await wait(again_ms * tries);
    }
  }
}

export interface Action<A> {
  act: (argument: A) => Promise<boolean>; // whether it was done
  is_busy: boolean;
  failure: Failure | null;
  clear: () => void;
}

export function useAction<A>(run: (argument: A, key: string) => Promise<unknown>): Action<A> {
  const [is_busy, set_busy] = useState(false);
  const [failure, set_failure] = useState<Failure | null>(null);
  const failure_of = useRef<Failure | null>(null);
  const at_work = useRef(false);
  const intention = useRef({ text: '', key: '' });

  const act = async (argument: A): Promise<boolean> => {
    if (at_work.current) return false;
    at_work.current = true;
    set_busy(true);
    set_failure(null);
    failure_of.current = null;
    const text = JSON.stringify(argument) ?? '';
    if (intention.current.text !== text || !intention.current.key) {
      intention.current = { text, key: make_key() };
    }
    let is_done = false;
    try {
      await try_until_answered((key) => run(argument, key), intention.current.key);
      is_done = true;
    } catch (caught) {
      if (!(caught instanceof Refused || caught instanceof NoAnswer)) throw caught;
      failure_of.current = caught;
      set_failure(caught);
      if (caught instanceof NoAnswer) told(false);
    }
    // Whoever asks again after an answer means it anew.
    if (!(failure_of.current instanceof NoAnswer)) intention.current.key = '';
    void refresh_all();
    at_work.current = false;
    set_busy(false);
    return is_done;
  };
  return { act, is_busy, failure, clear: () => set_failure(null) };
}
