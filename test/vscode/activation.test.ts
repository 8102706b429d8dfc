import assert from 'node:assert/strict';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';

// The first file by name, so that no other test has made the extension load anything yet.
describe('Activation', () => {
  it('is light: what works on plans and evaluations is not loaded before it is asked for', async () => {
    const extension = vscode.extensions.getExtension('ockham.ockham');
    assert.ok(extension);
    await extension.activate();
    // Other extensions load files from a dist/ of their own in the same process.
    const built = path.join(realpathSync(extension.extensionPath), 'dist') + path.sep;
    const loaded = Object.keys(createRequire(__filename).cache)
      .filter((file) => file.startsWith(built))
      .map((file) => path.basename(file));
    assert.deepEqual(loaded, ['extension.js']);
  });
});
