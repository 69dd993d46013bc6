// What was read, by address: kept while the service is away, asked for again when something has
// changed, and only sent anew when it is not as it was (ETag).

import { useEffect, useReducer, useState } from 'preact/hooks';

import { type Address, type Answer, ask, NoAnswer, Refused } from './client';
import type { paths } from './schema';

export type Failure = Refused | NoAnswer;

interface Entry {
  body: unknown;
  tag: string;
  failure: Failure | null;
  asked_at_ms: number;
  is_asking: boolean;
  is_due: boolean; // something changed while the question was on its way
  users: Set<() => void>;
}

const fresh_ms = 3000;
const entries = new Map<string, Entry>();

function entry_of(address: string): Entry {
  let entry = entries.get(address);
  if (!entry) {
    entry = {
      body: undefined,
      tag: '',
      failure: null,
      asked_at_ms: 0,
      is_asking: false,
      is_due: false,
      users: new Set(),
    };
    entries.set(address, entry);
  }
  return entry;
}

// Contact with the service, for whoever tells people about it.
export const contact = {
  heard_at_ms: 0,
  is_lost: false,
  users: new Set<() => void>(),
};

export function told(is_heard: boolean): void {
  if (is_heard) contact.heard_at_ms = Date.now();
  if (contact.is_lost === is_heard) {
    contact.is_lost = !is_heard;
    contact.users.forEach((tell) => tell());
  }
}

const me = '/v1/me';

async function refresh(address: string): Promise<void> {
  const entry = entry_of(address);
  if (entry.is_asking) {
    entry.is_due = true;
    return;
  }
  entry.is_asking = true;
  entry.asked_at_ms = Date.now();
  try {
    const reply = await ask('GET', address, entry.tag ? { 'If-None-Match': entry.tag } : {});
    if (reply.status !== 304) {
      entry.body = reply.body;
      entry.tag = reply.tag;
    }
    entry.failure = null;
    told(true);
  } catch (failure) {
    entry.failure = failure as Failure;
    told(failure instanceof Refused);
    // What is gone or not ours any more is not shown from memory.
    if (failure instanceof Refused && failure.status < 500 && failure.status !== 429) {
      entry.body = undefined;
      entry.tag = '';
      if (failure.status === 401 && !entry_of(me).is_asking) void refresh(me);
    }
  }
  entry.is_asking = false;
  entry.users.forEach((tell) => tell());
  if (entry.is_due) {
    entry.is_due = false;
    await refresh(address);
  }
}

// Asks for what will surely be wanted, before there is a page to want it.
export const warm = (...addresses: string[]): void =>
  addresses.forEach((each) => void refresh(each));

const wants = (entry: Entry): boolean =>
  !entry.is_asking && Date.now() - entry.asked_at_ms > fresh_ms;

// Everything that is on the screen; the rest is asked for again when it is next looked at.
export async function refresh_all(): Promise<void> {
  const seen = [...entries].filter(([, { users }]) => users.size > 0);
  for (const [address, { users }] of [...entries]) if (users.size === 0) entries.delete(address);
  await Promise.all(seen.map(([address]) => refresh(address)));
}

// What a POST brought back need not be asked for.
export function know<P extends keyof paths>(address: Address<P>, body: Answer<P, 'get'>): void {
  const entry = entry_of(address);
  Object.assign(entry, { body, tag: '', failure: null, asked_at_ms: Date.now() });
  entry.users.forEach((tell) => tell());
}

// Somebody else sits here now.
export function forget_all(): void {
  for (const entry of entries.values()) {
    Object.assign(entry, { body: undefined, tag: '', failure: null, asked_at_ms: 0 });
  }
}

export interface View<Body> {
  body: Body | undefined;
  failure: Failure | null;
}

const useTick = (): (() => void) =>
  useReducer<number, void>((count) => count + 1, 0)[1] as () => void;

export function useGet<P extends keyof paths>(address: Address<P> | null): View<Answer<P, 'get'>> {
  const tell = useTick();
  useEffect(() => {
    if (address === null) return undefined;
    const entry = entry_of(address);
    entry.users.add(tell);
    if (wants(entry)) void refresh(address);
    return () => {
      entry.users.delete(tell);
    };
  }, [address]);
  const entry = address === null ? undefined : entry_of(address);
  return { body: entry?.body as Answer<P, 'get'> | undefined, failure: entry?.failure ?? null };
}

// The first `count` pages of a list, each an entry of its own. `has_more` when there is a next one.
export function usePages<
  P extends keyof paths,
  Body extends Answer<P, 'get'> & { next: string | null },
>(
  address_of: (after: string | undefined) => Address<P>,
  count: number,
): View<Body[]> & { has_more: boolean } {
  const tell = useTick();
  const addresses: string[] = [];
  const bodies: Body[] = [];
  let failure: Failure | null = null;
  let after: string | null | undefined;
  for (let page = 0; page < count && after !== null; ++page) {
    const address = address_of(after);
    addresses.push(address);
    const entry = entry_of(address);
    failure ??= entry.failure;
    if (entry.body === undefined) break;
    bodies.push(entry.body as Body);
    after = (entry.body as Body).next;
  }
  useEffect(() => {
    for (const address of addresses) {
      const entry = entry_of(address);
      entry.users.add(tell);
      if (wants(entry)) void refresh(address);
    }
    return () => addresses.forEach((address) => entry_of(address).users.delete(tell));
  }, [addresses.join(' ')]);
  return { body: bodies.length ? bodies : undefined, failure, has_more: Boolean(after) };
}

// The whole of a list, fetched page after page, where one has to find anything in it.
export function useAllPages<
  P extends keyof paths,
  Body extends Answer<P, 'get'> & { next: string | null },
>(address_of: (after: string | undefined) => Address<P>): View<Body[]> {
  const [count, set_count] = useState(1);
  const found = usePages<P, Body>(address_of, count);
  const is_next_wanted = found.has_more && found.body?.length === count;
  useEffect(() => {
    if (is_next_wanted) set_count(count + 1);
  }, [is_next_wanted, count]);
  return found;
}

export function useContact(): typeof contact {
  const tell = useTick();
  useEffect(() => {
    contact.users.add(tell);
    return () => {
      contact.users.delete(tell);
    };
  }, []);
  return contact;
}
