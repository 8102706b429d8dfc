import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';

describe('A starter', () => {
  it('listens on this machine alone', () => {
    let servers = 0;
    for (const starter of ['prompt', 'rag', 'fine-tuning', 'hybrid']) {
      const files = readdirSync(path.join('starters', starter), {
        recursive: true,
        encoding: 'utf8',
      })
        .filter((file) => /\.(ts|mjs|js)$/.test(file) && !file.includes('node_modules'))
        .map((file) => path.join('starters', starter, file));
      for (const file of files) {
        const source = readFileSync(file, 'utf8');
        for (const [, host = ''] of source.matchAll(/\.listen\([^,)]+,\s*([^,)]+)/g)) {
          servers += 1;
          assert.match(host, /^('127\.0\.0\.1'|host)$/, file);
        }
        assert.doesNotMatch(source, /\.listen\([^,)]*\)/, `${file} listens everywhere`);
        // Where a HOST can be set, it is this machine unless it is.
        for (const [, fallback] of source.matchAll(/\bHOST: z[^\n]*default\('([^']*)'\)/g))
          assert.equal(fallback, '127.0.0.1', file);
      }
    }
    assert.ok(servers >= 6);
  });
});
