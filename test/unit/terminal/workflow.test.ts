import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { ockhamIn } from './ockham';

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly uses?: string; readonly run?: string }[] }>
  >;
}

describe('The ready workflow', () => {
  const workflow = parse(readFileSync('examples/ci/ockham-check.yml', 'utf8')) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it('may only read, and pins what it uses', () => {
    assert.deepEqual(workflow.permissions, { contents: 'read' });
    for (const { uses } of steps)
      if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/);
  });

  it('runs commands that the program understands', function () {
    this.timeout(60_000);
    const commands = steps.flatMap(
      ({ run = '' }) => /^ockham ([^>]+?)(?: >.*)?$/.exec(run)?.[1] ?? [],
    );
    const outputs = commands.map((command) => ockhamIn('examples', ...command.split(' ')));
    assert.deepEqual(
      outputs.map(({ stderr }) => stderr),
      ['', ''],
    );
    // The example's next step costs more than its budget.
    const [check, scan] = outputs;
    assert.equal(check?.status, 2);
    assert.match(check.stdout, /^::error file=support\.ockham\.json,line=\d+/);
    assert.equal(scan?.status, 0);
    assert.match(scan.stdout, /"version":"2\.1\.0"/);
  });
});
