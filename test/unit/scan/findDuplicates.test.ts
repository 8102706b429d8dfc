import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { findDuplicates } from '../../../src/measure/scan/findDuplicates';
import { createRoots } from '../../../src/measure/scan/roots';
import { scanFolders } from '../../../src/measure/scan/scanFolders';
import { ScanCancelled } from '../../../src/measure/scan/scanProgress';

const builtFolder = path.resolve('dist');
const passage = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ');

let scratch: string;
before(() => (scratch = mkdtempSync(path.join(os.tmpdir(), 'ockham-duplicates-'))));
after(() => rmSync(scratch, { recursive: true, force: true }));

describe('findDuplicates', () => {
  it('finds equal and nearly equal files on disk, and stops at once when cancelled', async () => {
    const files = {
      'a.md': passage,
      'copy.md': passage,
      'page.html': `<p>${passage}</p><p>And a closing line.</p>`,
      'same size.md': passage.replaceAll('word', 'term'),
      'empty.md': '',
      'empty too.md': '',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(scratch, name), text);
    const roots = createRoots([scratch], (relativeTo) => ({ relativeTo, globs: {} }));
    const scan = await scanFolders(roots, { builtFolder });
    const { exact, near, comparedFiles } = await findDuplicates(scan, roots, { builtFolder });
    assert.deepEqual(
      exact.map(({ paths }) => paths),
      [['a.md', 'copy.md']],
    );
    assert.deepEqual(
      near.map(({ paths }) => [...paths].sort()),
      [['a.md', 'page.html']],
    );
    assert.equal(comparedFiles, 3);
    const cancelled = findDuplicates(scan, roots, { builtFolder, signal: AbortSignal.timeout(1) });
    await assert.rejects(cancelled, ScanCancelled);
  });
});
