import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Validator, type Schema } from '@cfworker/json-schema';
import { describe, it } from 'mocha';
import { ockham, ockhamIn, useScratch, type Run } from './ockham';

const day = '2026-11-22';
const sarifSchema = JSON.parse(
  readFileSync('node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json', 'utf8'),
) as Schema;
const validator = new Validator(sarifSchema, '4', false);

interface SarifResult {
  readonly ruleId: string;
  readonly level: string;
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
}

/** What was found, after the whole log was held against the published schema. */
function sarifResults({ stdout, stderr }: Run): [string, string, string, number][] {
  assert.notEqual(stdout, '', stderr);
  const log = JSON.parse(stdout) as { runs: [{ results: readonly SarifResult[] }] };
  const { valid, errors } = validator.validate(log);
  assert.ok(valid, JSON.stringify(errors, undefined, 1));
  return log.runs[0].results.map(({ ruleId, level, locations: [location] }) => {
    const { artifactLocation, region } = location?.physicalLocation ?? assert.fail();
    return [ruleId, level, path.posix.basename(artifactLocation.uri), region.startLine];
  });
}

const overBudget = `{
  "version": 1,
  "workload": { "queriesPerDay": 5000 },
  "limits": { "monthlyBudget": 0.01 }
}`;

describe('Findings for machines', function () {
  this.timeout(120_000);
  const write = useScratch();
  /** Assembled here, so that no scanner takes this file for a leak. */
  const secret = `ghp_${'a1B2c3D4e5F6g7H8i9J0'.repeat(2).slice(0, 36)}`;

  it('are SARIF 2.1.0 of several plans, each where it stands', () => {
    const folder = path.join(path.dirname(write('outside.txt', '')), 'my plans');
    mkdirSync(path.join(folder, 'node_modules/x'), { recursive: true });
    mkdirSync(path.join(folder, 'none'));
    writeFileSync(path.join(folder, 'a holds.ockham.json'), '{ "version": 1 }');
    writeFileSync(path.join(folder, 'b,c%.ockham.json'), overBudget);
    writeFileSync(path.join(folder, 'd.ockham.json'), '{\n  "version": 1,\n  "limits": 5\n}');
    writeFileSync(path.join(folder, 'node_modules/x/other.ockham.json'), 'not a plan');

    const all = ockham('check', folder, '--format', 'sarif', '--today', day);
    assert.equal(all.status, 3);
    assert.deepEqual(sarifResults(all), [
      ['plan/over-budget', 'error', 'b,c%25.ockham.json', 4],
      ['plan/invalid', 'error', 'd.ockham.json', 3],
    ]);
    const some = ockham('check', `${folder}/{a,b}*.ockham.json`, '--json', '--today', day);
    assert.equal(some.status, 2);
    const { status, plans } = JSON.parse(some.stdout) as { status: string; plans: unknown[] };
    assert.deepEqual([status, plans.length], ['over budget', 2]);

    const github = ockham('check', folder, '--format', 'github', '--today', day).stdout.split('\n');
    assert.match(github[0] ?? '', /^::error file=.*b%2Cc%25\.ockham\.json,line=4,col=32,title=/);
    assert.match(github[1] ?? '', /^::error file=.*d\.ockham\.json,line=3,col=13,title=/);
    assert.equal(github[2], '3 plans: 1 holds, 1 over budget, 1 invalid.');

    for (const nothing of [`${folder}/*.json5`, path.join(folder, 'none')]) {
      const { status: refused, stderr } = ockham('check', nothing);
      assert.equal(refused, 3);
      assert.match(stderr, /name a plan, a folder or a glob/);
    }
  });

  it('name what a corpus should not hold, never what a secret says', () => {
    const corpus = path.dirname(write('outside.txt', ''));
    mkdirSync(path.join(corpus, 'corpus'));
    const text = 'All returns are free within thirty days of delivery. '.repeat(20);
    writeFileSync(path.join(corpus, 'corpus/a.md'), text);
    writeFileSync(path.join(corpus, 'corpus/b.md'), text);
    writeFileSync(path.join(corpus, 'corpus/key.md'), `Deploying\n\ntoken: ${secret}\n`);
    const found = ockham('scan', path.join(corpus, 'corpus'), '--duplicates', '--format', 'sarif');
    assert.deepEqual(sarifResults(found), [
      ['corpus/secret', 'warning', 'key.md', 3],
      ['corpus/duplicate', 'note', 'b.md', 1],
    ]);
    const github = ockham('scan', path.join(corpus, 'corpus'), '--format', 'github');
    assert.match(github.stdout, /^::warning file=.*key\.md,line=3,title=.*::.*GitHub token\.$/m);
    for (const { stdout, stderr } of [found, github])
      assert.ok(!`${stdout}${stderr}`.includes(secret));
  });

  it('name the rows of a dataset that are no use', () => {
    const row = JSON.stringify({ prompt: 'Where is my parcel?', completion: 'tracking' });
    const leaky = JSON.stringify({ prompt: `My key is ${secret}`, completion: 'noted' });
    const file = write('train.jsonl', [row, '{"prompt": "a"}', row, leaky, ''].join('\n'));
    const found = ockham('inspect', file, '--format', 'sarif');
    assert.deepEqual(sarifResults(found), [
      ['dataset/invalid-row', 'error', 'train.jsonl', 2],
      ['dataset/repeated-row', 'warning', 'train.jsonl', 3],
      ['dataset/secret', 'warning', 'train.jsonl', 4],
    ]);
    assert.ok(!found.stdout.includes(secret));
  });

  it('have paths as GitHub names them, wherever in the checkout a step runs', () => {
    const checkout = path.join(path.dirname(write('outside.txt', '')), 'checkout');
    mkdirSync(path.join(checkout, 'plans'), { recursive: true });
    writeFileSync(path.join(checkout, 'plans/a.ockham.json'), overBudget);
    const before = process.env['GITHUB_WORKSPACE'];
    try {
      process.env['GITHUB_WORKSPACE'] = checkout;
      const args = ['check', 'a.ockham.json', '--format', 'github', '--today', day];
      const { stdout } = ockhamIn(path.join(checkout, 'plans'), ...args);
      assert.match(stdout, /^::error file=plans\/a\.ockham\.json,line=4,/);
    } finally {
      if (before === undefined) delete process.env['GITHUB_WORKSPACE'];
      else process.env['GITHUB_WORKSPACE'] = before;
    }
  });

  it('refuse a format that does not exist', () => {
    const { status, stderr } = ockham('scan', 'examples/docs', '--format', 'xml');
    assert.deepEqual([status, stderr.trim().split('\n').length], [2, 1]);
    assert.match(stderr, /--format takes text, json, sarif, github, not "xml"/);
  });
});
