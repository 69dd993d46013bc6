// Follows the service's stream of changes, so that what others do is seen without asking.
//
// By fetch, not EventSource: that one neither shows the comments that prove a weak line alive, nor
// events whose names one does not know yet.

import { refresh_all, told } from './store';

const silence_ms = 45_000; // the service says something every 20 s
const poll_ms = 15_000; // while there is no stream
const gather_ms = 250; // a bulk change is many events
const pause_ms = 1500; // at the least between two refreshes
const retry_ms = [500, 1000, 2000, 4000, 8000];

let last_id = '';
let timer: ReturnType<typeof setTimeout> | undefined;
let refreshed_at_ms = 0;

function refresh_soon(): void {
  if (timer) return;
  const wait = Math.max(gather_ms, refreshed_at_ms + pause_ms - Date.now());
  timer = setTimeout(() => {
    timer = undefined;
    refreshed_at_ms = Date.now();
    void refresh_all();
  }, wait);
}

function hear(line: string): void {
  const [, name, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
  if (name === 'id') last_id = value ?? '';
  if (name === 'data' || (name === 'event' && value === 'reload')) refresh_soon();
}

// Returns when the stream has ended, in whatever way.
async function follow(stop: AbortController): Promise<'heard' | 'refused' | 'unheard'> {
  let watch = setTimeout(() => stop.abort(), silence_ms);
  let was_heard = false;
  try {
    const reply = await fetch('/v1/events', {
      cache: 'no-store',
      signal: stop.signal,
      headers: { Accept: 'text/event-stream', ...(last_id ? { 'Last-Event-ID': last_id } : {}) },
    });
    if (!reply.ok || !reply.body) return 'refused';
    was_heard = true;
    told(true);
    refresh_soon();
    const reader = reply.body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(watch);
      watch = setTimeout(() => stop.abort(), silence_ms);
      told(true);
      const lines = (rest + decoder.decode(value, { stream: true })).split(/\r?\n/);
      rest = lines.pop() ?? '';
      lines.forEach(hear);
    }
  } catch {
    /* told below */
  } finally {
    clearTimeout(watch);
  }
  return was_heard ? 'heard' : 'unheard';
}

// Until the time is over, or the line or the reader is back.
function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      if (document.hidden) return;
      clearTimeout(wait);
      removeEventListener('online', done);
      document.removeEventListener('visibilitychange', done);
      resolve();
    };
    const wait = setTimeout(done, ms);
    addEventListener('online', done);
    document.addEventListener('visibilitychange', done);
  });
}

// Runs until the returned function is called.
export function go_live(): () => void {
  let is_over = false;
  let stop = new AbortController();
  const leave = (): void => stop.abort();
  const run = async (): Promise<void> => {
    let tries = 0;
    while (!is_over) {
      stop = new AbortController();
      const end = await follow(stop);
      if (is_over) return;
      if (end === 'heard') tries = 0;
      else await refresh_all();
      await rest(end === 'refused' ? poll_ms : (retry_ms[tries] ?? poll_ms));
      tries += 1;
    }
  };
  addEventListener('offline', leave);
  void run();
  return () => {
    is_over = true;
    removeEventListener('offline', leave);
    stop.abort();
  };
}
