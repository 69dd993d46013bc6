// What a phone fetches before it shows anything: the page and all that it names, compressed.
//   node build_steps/weigh.mjs dist
// Fails when that is more than a weak line brings in a few seconds.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const first_load_bytes_max = 60_000;

const [dist] = process.argv.slice(2);
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, name]) => name);

let total = 0;
for (const name of ['index.html', ...new Set(named)]) {
  const bytes = gzipSync(readFileSync(join(dist, name)), { level: 9 }).length;
  total += bytes;
  console.log(`${String(bytes).padStart(7)}  ${name}`);
}
console.log(`${String(total).padStart(7)}  together, of ${first_load_bytes_max}`);
if (total > first_load_bytes_max) process.exit(1);
