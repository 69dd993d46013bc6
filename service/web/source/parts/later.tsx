// A page that is fetched when somebody first opens it, so that the others come sooner.

import { useEffect, useReducer } from 'preact/hooks';

import { NoAnswer } from '../api/client';
import type { Page } from '../pages/all';
import { Failed, Skeleton } from './basics';

export function later(fetch_page: () => Promise<Page>): Page {
  let Fetched: Page | undefined;
  let is_lost = false;
  return function Later({ route }) {
    const [, redraw] = useReducer<number, void>((count) => count + 1, 0);
    useEffect(() => {
      if (Fetched) return;
      is_lost = false;
      fetch_page()
        .then((page) => {
          Fetched = page;
        })
        .catch(() => {
          is_lost = true;
        })
        .finally(() => redraw());
    }, []);
    if (Fetched) return <Fetched route={route} />;
    return is_lost ? <Failed failure={new NoAnswer()} /> : <Skeleton />;
  };
}
