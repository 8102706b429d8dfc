import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { resolvePlan } from '../../../src/core/plan/resolve';
import { planProject } from '../../../src/scaffold/planProject';
import { ScaffoldRefusal } from '../../../src/scaffold/starter';
import { writeProject } from '../../../src/scaffold/writeProject';

const day = '2026-11-22';
let home: string;
let startersFolder: string;

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'ockham-scaffold-'));
  startersFolder = path.join(home, 'starters');
  const files: Readonly<Record<string, string>> = {
    'settings.json': '{ "own": 1, "models": {}, "retrieval": { "chunkTokens": 7 } }',
    'src/main.ts': 'export const answer = 42;\r\n',
    '.env.example': 'API_KEY=',
    gitignore: '.env',
    '.env': 'API_KEY=secret',
    'node_modules/left/index.js': 'left',
    'runs/usage.jsonl': '{}',
    '.data/index': 'x',
    'evals/results/prompt.json': '{}',
    'evals/run.ts': '',
  };
  for (const [file, text] of Object.entries(files)) {
    const to = path.join(startersFolder, 'rag', file);
    mkdirSync(path.dirname(to), { recursive: true });
    writeFileSync(to, text);
  }
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

function plan(target: string) {
  return planProject({ approach: 'rag', startersFolder, target, source: undefined, day });
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

describe('writing a starter', () => {
  it('copies byte for byte what the preview lists, and leaves out secrets and what runs leave behind', async () => {
    const target = path.join(home, 'new', 'deeper', 'project');
    const project = await plan(target);
    assert.equal(existsSync(path.join(home, 'new')), false, 'planning writes nothing');
    await writeProject(project);
    const expected = ['.env.example', '.gitignore', 'evals/run.ts', 'settings.json', 'src/main.ts'];
    assert.deepEqual(filesIn(target), expected);
    assert.deepEqual(project.files.map(({ to }) => to).sort(), expected);
    for (const { to, bytes } of project.files) {
      assert.equal(statSync(path.join(target, to)).size, bytes, to);
    }
    assert.equal(
      readFileSync(path.join(target, 'src/main.ts'), 'utf8'),
      'export const answer = 42;\r\n',
    );
  });

  it('writes the offers of the catalog, and the one that the plan trains, where a starter trains', async () => {
    const starter = path.join(startersFolder, 'fine-tuning');
    mkdirSync(starter);
    writeFileSync(path.join(starter, 'settings.json'), '{}');
    writeFileSync(path.join(starter, 'offers.json'), '[]');
    writeFileSync(path.join(starter, 'training.json'), '{ "epochs": 3 }');
    const target = path.join(home, 'project');
    await writeProject(
      await planProject({
        approach: 'fine-tuning',
        startersFolder,
        target,
        source: {
          plan: resolvePlan({ version: 1, choices: { fineTunedModel: 'fireworks:up to 16B' } }),
          folder: home,
        },
        day,
      }),
    );
    const readJson = (file: string): unknown =>
      JSON.parse(readFileSync(path.join(target, file), 'utf8'));
    assert.deepEqual(readJson('offers.json'), bundledCatalog.fineTuningOffers);
    assert.deepEqual(readJson('training.json'), { epochs: 3, offer: 'fireworks:up to 16B' });
  });

  it('gives the same bytes every time', async () => {
    const first = await plan(path.join(home, 'one'));
    const second = await plan(path.join(home, 'one'));
    assert.deepEqual(first, second);
  });

  for (const [what, make] of [
    [
      'a folder with files',
      (at: string) => {
        mkdirSync(at);
        writeFileSync(path.join(at, 'mine.txt'), 'mine');
      },
    ],
    [
      'an empty folder',
      (at: string) => {
        mkdirSync(at);
      },
    ],
    ['a file', (at: string) => writeFileSync(at, 'mine')],
    ['a link to nowhere', (at: string) => symlinkSync(path.join(home, 'nowhere'), at)],
  ] as const) {
    it(`touches nothing where ${what} lies`, async () => {
      const target = path.join(home, 'project');
      make(target);
      const before = readdirSync(home).sort();
      await assert.rejects(writeProject(await plan(target)), ScaffoldRefusal);
      assert.deepEqual(readdirSync(home).sort(), before);
      if (what === 'a folder with files') assert.deepEqual(filesIn(target), ['mine.txt']);
    });
  }

  it('refuses a target inside a file', async () => {
    writeFileSync(path.join(home, 'file'), '');
    await assert.rejects(
      writeProject(await plan(path.join(home, 'file', 'project'))),
      ScaffoldRefusal,
    );
  });

  it('leaves nothing behind when it fails half-way, not even the folders above', async () => {
    const project = await plan(path.join(home, 'above', 'project'));
    rmSync(path.join(startersFolder, 'rag', 'src', 'main.ts'));
    await assert.rejects(writeProject(project), /ENOENT/);
    assert.deepEqual(readdirSync(home), ['starters']);
  });

  it('lets one of two that write at once win, whole', async () => {
    const target = path.join(home, 'project');
    const results = await Promise.allSettled([
      writeProject(await plan(target)),
      writeProject(await plan(target)),
    ]);
    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal(filesIn(target).length, 5);
    assert.deepEqual(readdirSync(home).sort(), ['project', 'starters']);
  });

  it('takes any name of a folder, and any title, without breaking the JSON', async () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter(
        (text) => !/[/\0\\]/.test(text) && !/^\.{1,2}$/.test(text) && Buffer.byteLength(text) < 200,
      );
    await fc.assert(
      fc.asyncProperty(name, fc.string({ unit: 'grapheme' }), async (folder, title) => {
        const target = path.join(home, 'names', folder);
        const source = { plan: resolvePlan({ version: 1, title, task: title }), folder: home };
        await writeProject(
          await planProject({ approach: 'rag', startersFolder, target, source, day }),
        );
        const settings = JSON.parse(
          readFileSync(path.join(target, 'settings.json'), 'utf8'),
        ) as Record<string, unknown>;
        assert.equal(settings['title'], title === '' ? undefined : title);
        rmSync(target, { recursive: true });
      }),
      { numRuns: 40 },
    );
    for (const folder of ["it's", 'two words', '"quoted"', 'Übung 日本', '$(echo x)', '-rf']) {
      await writeProject(await plan(path.join(home, 'names', folder)));
      assert.ok(existsSync(path.join(home, 'names', folder, 'settings.json')), folder);
    }
  });
});
