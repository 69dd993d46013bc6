// The real program in a folder of its own, and marketplaces in small beside it.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ganh = process.env.GANH_PROGRAM;
export const workbook = readFileSync(join(process.env.GANH_EXAMPLES, 'thien-an.xlsx'));
const patience_ms = 30_000;

// Starts it and resolves with the JSON that it prints first.
function start(args) {
  const child = spawn(ganh, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const running = { child, said: null, log: '' };
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (text) => (running.log += text));
  return new Promise((resolve, reject) => {
    let printed = '';
    const give_up = (why) =>
      reject(new Error(`ganh ${args.join(' ')}: ${why}\n${printed}${running.log}`));
    const timer = setTimeout(() => give_up('prints nothing'), patience_ms);
    child.stdout.on('data', (text) => {
      printed += text;
      if (running.said !== null || (!printed.includes('\n') && !printed.endsWith('}'))) return;
      clearTimeout(timer);
      running.said = JSON.parse(printed);
      resolve(running);
    });
    child.on('exit', (code) => give_up(`ended with ${code}`));
  });
}

function ended({ child }) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    child.on('exit', (code) => resolve(code));
    child.kill('SIGTERM');
  });
}

export async function begin_market(which) {
  const running = await start(['sandbox', which, '--json', '--listen', '127.0.0.1:0']);
  return { ...running.said, end: () => ended(running) };
}

// What a customer or the marketplace's own people do there.
export async function market(at, path, body) {
  const reply = await fetch(
    `${at.address}/_sandbox/${path}`,
    body ? { method: 'POST', body: JSON.stringify(body) } : {},
  );
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply.json();
}

export async function begin(...settings) {
  const folder = mkdtempSync(join(tmpdir(), 'ganh-api-'));
  const data = join(folder, 'data');
  const running = await start([
    'serve',
    '--data',
    data,
    '--listen',
    '127.0.0.1:0',
    '--json',
    '--metrics',
    'on',
    ...settings,
  ]);
  return {
    address: running.said.address,
    set_up_code: running.said.set_up_address.split('code=')[1],
    machine_token: JSON.parse(readFileSync(join(data, 'service.json'), 'utf8')).token,
    lives: () => running.child.exitCode === null && running.child.signalCode === null,
    log: () => running.log,
    stop: () => ended(running),
    // Of the folder that it leaves: {status, stdout}.
    doctor: () => spawnSync(ganh, ['doctor', '--data', data, '--json'], { encoding: 'utf8' }),
    async end() {
      await ended(running);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
