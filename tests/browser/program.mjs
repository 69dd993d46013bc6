// The real program in a folder of its own, and a marketplace in small beside it.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ganh = process.env.GANH_PROGRAM;
const examples = process.env.GANH_EXAMPLES;
const patience_ms = 20_000;

export const workbook = join(examples, 'thien-an.xlsx');

// Starts it and resolves with what `pattern` found in its output; rejects with all of it.
function start(args, pattern) {
  const child = spawn(ganh, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let said = '';
    const give_up = (why) => reject(new Error(`ganh ${args.join(' ')}: ${why}\n${said}`));
    const timer = setTimeout(() => give_up('has not said what was waited for'), patience_ms);
    const hear = (bytes) => {
      said += bytes;
      const found = pattern.exec(said);
      if (!found) return;
      clearTimeout(timer);
      resolve({ child, found });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('exit', (code) => give_up(`ended with ${code}`));
  });
}

const ended = (child) =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.on('exit', resolve);
    child.kill('SIGTERM');
  });

export async function begin() {
  const folder = mkdtempSync(join(tmpdir(), 'ganh-browser-'));
  const data = join(folder, 'data');
  const market = await start(
    ['sandbox', 'agriconnect', '--json', '--listen', '127.0.0.1:0'],
    /(\{[^]*\})\s*$/,
  );
  const service = await start(
    ['serve', '--data', data, '--listen', '127.0.0.1:0'],
    /(http:\/\/[^\s/]+)\/setup#code=(\S+)/,
  );
  return {
    address: service.found[1],
    set_up: `${service.found[1]}/setup#code=${service.found[2]}`,
    market: JSON.parse(market.found[1]),
    async end() {
      await Promise.all([ended(service.child), ended(market.child)]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
