// Turns what Vite made into the table that service/web/page.h promises.
//   node build_steps/embed.mjs dist assets.cpp

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [dist, out] = process.argv.slice(2);

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

// The page knows its own places; these are the ones that lead to it from outside.
const paths_of = { 'index.html': ['/', '/setup', '/sign-in'], 'docs.html': ['/docs'] };

function compressed(bytes) {
  const gzip = gzipSync(bytes, { level: 9 });
  gzip[9] = 255; // the operating system it was made on: the same bytes everywhere
  return gzip.length < bytes.length * 0.9 ? gzip : Buffer.alloc(0);
}

function literal(bytes) {
  let text = '';
  for (const byte of bytes) {
    const is_plain = byte >= 32 && byte < 127 && byte !== 34 && byte !== 92 && byte !== 63;
    text += is_plain ? String.fromCharCode(byte) : '\\' + byte.toString(8).padStart(3, '0');
  }
  return `"${text}"`;
}

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(dist.length + 1))
  .sort();

const constants = [];
const rows = [];
for (const [number, name] of files.entries()) {
  const bytes = readFileSync(join(dist, name));
  const type = types[extname(name)];
  if (!type) throw new Error(`${name}: what content type has it?`);
  const tag = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
  constants.push(
    `constexpr char plain_${number}[] = ${literal(bytes)};`,
    `constexpr char gzip_${number}[] = ${literal(compressed(bytes))};`,
  );
  for (const path of paths_of[name] ?? [`/${name}`]) {
    rows.push([
      path,
      `    {"${path}", "${type}", text(plain_${number}), text(gzip_${number}), ` +
        `"\\"${tag}\\"", ${name.startsWith('assets/')}},`,
    ]);
  }
}
rows.sort(([a], [b]) => (a < b ? -1 : 1));

writeFileSync(
  out,
  `#include <array>

#include "service/web/page.h"

namespace ganh::service::web {

namespace {

template <std::size_t size>
constexpr std::string_view text(const char (&literal)[size]) {
  return {literal, size - 1};
}

${constants.join('\n')}

constexpr std::array<Asset, ${rows.length}> all{{
${rows.map(([, row]) => row).join('\n')}
}};

}  // namespace

std::span<const Asset> assets() {
  return all;
}

}  // namespace ganh::service::web
`,
);
