import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'mocha';
import { agentTools } from '../../../src/agents/tools';
import { agentToolNames } from '../../../src/vscode/agents/toolNames';

describe('The manifest of the tools for agents', function () {
  this.timeout(120_000);
  it('is generated from the tools', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['scripts/updateAgentTools.mjs', '--check'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
  });

  it('names the tools that activation registers, as VS Code allows it', () => {
    assert.deepEqual(
      agentTools.map(({ name }) => name),
      [...agentToolNames],
    );
    for (const { name, referenceName } of agentTools) {
      assert.match(name, /^(?!copilot_|vscode_)[\w-]+$/);
      assert.match(referenceName, /^[\w-]+$/);
    }
  });
});
