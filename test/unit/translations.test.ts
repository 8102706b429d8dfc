import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';

describe('Translations', () => {
  it('say all that English says, with the same placeholders, and nothing else', function () {
    // It reads every file of src/.
    this.timeout(60_000);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['scripts/updateTranslations.mjs', '--check'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
  });

  it('have every text that the manifest names, and no other', () => {
    const manifest = readFileSync('package.json', 'utf8');
    const named = [...manifest.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key).sort();
    const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
    assert.deepEqual([...new Set(named)], Object.keys(texts).sort());
  });

  it('are in place before any other module of a bundle is evaluated', () => {
    const entries = [
      'src/extension.ts',
      'src/extension.web.ts',
      'src/vscode/planning.ts',
      'src/vscode/evaluation/evaluation.ts',
      ...readdirSync('src/webview', { recursive: true, encoding: 'utf8' })
        .filter((file) => path.basename(file) === 'main.tsx')
        .map((file) => path.join('src/webview', file)),
    ];
    for (const entry of entries)
      assert.match(readFileSync(entry, 'utf8'), /^import '\S+\/localize';\n/, entry);
  });
});
