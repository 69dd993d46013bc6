// A reader of the stream of changes.

export async function follow(client, last_seen = null) {
  const stop = new AbortController();
  const reply = await fetch(`${client.address}/v1/events`, {
    headers: [...client.credentials(), ...(last_seen ? [['Last-Event-ID', last_seen]] : [])],
    signal: stop.signal,
  });
  const events = [];
  let wake = () => {};
  const read = async () => {
    let text = '';
    for await (const chunk of reply.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const whole = text.split('\n\n');
      text = whole.pop();
      for (const block of whole) {
        const event = Object.fromEntries(
          block
            .split('\n')
            .filter((line) => !line.startsWith(':'))
            .map((line) => [
              line.slice(0, line.indexOf(':')),
              line.slice(line.indexOf(':') + 1).trim(),
            ]),
        );
        if (event.data !== undefined)
          events.push({ ...event, data: JSON.parse(event.data || 'null') });
      }
      wake();
    }
  };
  const reading = read().catch(() => {}); // ends by being aborted
  return {
    reply,
    events,
    // The first event for which `wanted(event)`; null when none comes in time.
    async wait_for(wanted, patience_ms = 15_000) {
      const until = Date.now() + patience_ms;
      for (;;) {
        const found = events.find(wanted);
        if (found || Date.now() > until) return found ?? null;
        await new Promise((resolve) => {
          const timer = setTimeout(resolve, until - Date.now());
          wake = () => (clearTimeout(timer), resolve());
        });
      }
    },
    async end() {
      stop.abort();
      await reading;
    },
  };
}
