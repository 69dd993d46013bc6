// Where one is: `#/orders/ord_1` is ['orders', 'ord_1'].

import { useEffect, useState } from 'preact/hooks';

export type Route = string[];

const current = (): Route => {
  const { hash } = location;
  return hash.startsWith('#/')
    ? hash.slice(2).split('/').filter(Boolean).map(decodeURIComponent)
    : [];
};

export const to = (...route: string[]): string => `#/${route.map(encodeURIComponent).join('/')}`;

export function go(...route: string[]): void {
  location.hash = to(...route);
}

export function useRoute(): Route {
  const [route, set_route] = useState(current);
  useEffect(() => {
    const change = (): void => {
      set_route(current());
      scrollTo(0, 0);
    };
    addEventListener('hashchange', change);
    return () => removeEventListener('hashchange', change);
  }, []);
  return route;
}
