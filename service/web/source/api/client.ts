// Asks the service and understands its answers. The types come from openapi.yaml, so that the page
// cannot speak of what the service does not have.

import { current_language } from '../words/say';
import type { components, paths } from './schema';

export type Schema = components['schemas'];
export type Problem = Schema['Problem'];

// An address of the API that remembers which path it is of.
export type Address<P extends keyof paths> = string & { readonly of?: P };

type Json<R> = R extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Responses<P extends keyof paths, M extends string> = paths[P] extends {
  [K in M]: { responses: infer R };
}
  ? R
  : never;
export type Answer<P extends keyof paths, M extends string> = Json<
  Responses<P, M>[keyof Responses<P, M> & (200 | 201 | 202 | 204)]
>;
export type Sent<P extends keyof paths, M extends string> = paths[P] extends {
  [K in M]: { requestBody: { content: infer C } };
}
  ? C extends { 'application/json': infer Body }
    ? Body
    : Blob
  : undefined;

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Names<Rest>
  : never;

export function at<P extends keyof paths>(
  path: P,
  fill: Record<Names<P>, string>,
  query: Record<string, string | number | undefined> = {},
): Address<P> {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((fill as Record<string, string>)[name] ?? ''),
  );
  const rest = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  return rest ? `${filled}?${rest}` : filled;
}

// The service said no, in its own words.
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.title);
  }
}

// Nobody said anything: whether it was done is not known.
export class NoAnswer extends Error {}

const timeout_ms = 20_000; // a weak line needs some 2 s for the largest page
const upload_timeout_ms = 180_000;

interface Reply {
  status: number;
  body: unknown;
  tag: string;
}

const unreadable = (status: number): Problem => ({
  type: 'about:blank',
  title: `${status}`,
  status,
  detail: '',
  reason: 'answer.unreadable',
  faults: [],
});

export async function ask(
  method: string,
  address: string,
  headers: Record<string, string> = {},
  body?: unknown,
): Promise<Reply> {
  const is_file = body instanceof Blob;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), is_file ? upload_timeout_ms : timeout_ms);
  try {
    const reply = await fetch(address, {
      method,
      cache: 'no-store',
      credentials: 'same-origin',
      signal: stop.signal,
      headers: {
        'Accept-Language': current_language(),
        ...(body === undefined || is_file ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? null : is_file ? body : JSON.stringify(body),
    });
    const type = reply.headers.get('Content-Type') ?? '';
    const content = type.includes('json')
      ? await reply.json()
      : reply.ok && reply.status === 200
        ? await reply.blob()
        : undefined;
    if (!reply.ok && reply.status !== 304) {
      // A proxy's page in the service's place is not an answer either.
      if (!type.includes('json') && reply.status >= 500) throw new NoAnswer();
      throw new Refused(reply.status, (content as Problem) ?? unreadable(reply.status));
    }
    return { status: reply.status, body: content, tag: reply.headers.get('ETag') ?? '' };
  } catch (failure) {
    if (failure instanceof Refused) throw failure;
    throw new NoAnswer();
  } finally {
    clearTimeout(timer);
  }
}

interface More {
  key?: string;
  if_match?: string;
  type?: string;
}

const headers_of = ({ key, if_match, type }: More): Record<string, string> => ({
  ...(key ? { 'Idempotency-Key': key } : {}),
  ...(if_match ? { 'If-Match': if_match } : {}),
  ...(type ? { 'Content-Type': type } : {}),
});

const with_method =
  <M extends string>(method: M) =>
  async <P extends keyof paths>(
    address: Address<P>,
    body: Sent<P, M>,
    more: More = {},
  ): Promise<Answer<P, M>> =>
    (await ask(method.toUpperCase(), address, headers_of(more), body)).body as Answer<P, M>;

export const post = with_method('post');
export const put = with_method('put');
export const patch = with_method('patch');
export const remove = with_method('delete');

export async function get_tagged<P extends keyof paths>(
  address: Address<P>,
): Promise<{ body: Answer<P, 'get'>; tag: string }> {
  const { body, tag } = await ask('GET', address);
  // A proxy that compresses makes the tag weak, and If-Match takes no weak one.
  return { body: body as Answer<P, 'get'>, tag: tag.replace(/^W\//, '') };
}

// crypto.randomUUID wants https; this does not.
export function make_key(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
