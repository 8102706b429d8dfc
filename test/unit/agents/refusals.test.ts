import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { folderWorkspace } from '../../../src/terminal/mcp/folderWorkspace';
import { builtFolder, findTool, refusalOf, runTool, useAgentFolder } from './folder';

describe('What tools for agents refuse', function () {
  this.timeout(120_000);
  const get = useAgentFolder();
  const refused = (name: string, input: unknown) =>
    refusalOf(runTool(get().workspace, name, input));

  it('names the field that is wrong, and what it must be', async () => {
    const cases: readonly (readonly [name: string, input: unknown, message: RegExp])[] = [
      ['scan_corpus', { folder: 'docs' }, /there is no field "folder": use "folders"/],
      ['scan_corpus', { folders: 'docs' }, /folders must be a list of folder paths/],
      ['scan_corpus', { folders: [7] }, /folders\.0 must be a list of folder paths/],
      ['scan_corpus', { folders: ['nowhere'] }, /"nowhere" does not exist/],
      ['scan_corpus', { exclude: ['*a*b*c*d*e*'] }, /exclude: .* must not have more than 3/],
      [
        'scan_corpus',
        { models: ['gpt-4o-mimi'] },
        /does not know "gpt-4o-mimi", did you mean .*gpt-4o-mini/,
      ],
      ['assess_plan', { plan: 7 }, /plan must be the path of a plan/],
      ['assess_plan', { plan: 'README.md' }, /its name must end in \.ockham\.json/],
      ['assess_plan', { plan: 'none.ockham.json' }, /does not exist: update_plan creates it/],
      ['assess_plan', { changes: [] }, /changes must be an object/],
      ['assess_plan', 'support', /the input /],
      [
        'estimate_cost',
        { approaches: ['RAG'] },
        /approaches\.0 must be one of prompt, long-context/,
      ],
      ['estimate_cost', { changes: { choices: { chatModel: 'gpt-4o-mimi' } } }, /did you mean/],
      ['update_plan', {}, /Nothing to do/],
      [
        'update_plan',
        { changes: { workload: { queriesPerday: 5 } } },
        /did you mean "queriesPerDay"/,
      ],
      [
        'update_plan',
        { changes: { workload: { queriesPerDay: -5 } } },
        /workload\.queriesPerDay must be queries per day/,
      ],
      [
        'update_plan',
        { changes: { needs: { knowledge: { private: 'yes' } } } },
        /must be "none", "helpful" or "essential"/,
      ],
      [
        'update_plan',
        { changes: { decision: { next: 'rag' } } },
        /only the command "Export Decision Record"/,
      ],
      ['update_plan', { changes: { version: 2 } }, /version/],
      [
        'update_plan',
        { changes: { choices: { chatModel: 'gpt-4o-mimi' } } },
        /^Nothing was written.*did you mean/,
      ],
      [
        'scaffold_starter',
        { approach: 'long-context', folder: 'x' },
        /approach must be one of prompt, rag/,
      ],
      ['scaffold_starter', { approach: 'rag' }, /folder must be the path/],
      ['scaffold_starter', { approach: 'rag', folder: 'docs' }, /docs already exists/],
    ];
    const before = readFileSync(path.join(get().folder, 'support.ockham.json'), 'utf8');
    for (const [name, input, message] of cases) {
      const call = `${name} ${JSON.stringify(input)}`;
      const told = await refused(name, input).catch((error: unknown) => String(error));
      assert.match(told, message, call);
    }
    assert.equal(readFileSync(path.join(get().folder, 'support.ockham.json'), 'utf8'), before);
  });

  it('keeps measured facts measured', async () => {
    const measured = { value: 5, kind: 'measured' };
    const claim = await refused('update_plan', { changes: { facts: { corpusTokens: measured } } });
    assert.match(claim, /facts\.corpusTokens cannot be written as "measured": set collectEvidence/);
    const weaker = await refused('update_plan', { changes: { facts: { corpusTokens: 5 } } });
    assert.match(weaker, /measured beats stated/);
    const volume = { workload: { queriesPerDay: measured } };
    assert.match(
      await refused('update_plan', { changes: volume }),
      /cannot be written as "measured"/,
    );
  });

  it('reads and writes nothing outside of the workspace', async () => {
    const { above, folder } = get();
    symlinkSync(path.join(above, 'outside'), path.join(folder, 'link'));
    symlinkSync(path.join(above, 'outside/new.ockham.json'), path.join(folder, 'l.ockham.json'));
    for (const named of [
      '../outside',
      path.join(above, 'outside'),
      '/',
      '/etc',
      'docs/../../outside',
    ]) {
      assert.match(
        await refused('scan_corpus', { folders: [named] }),
        /lies outside of the workspace/,
      );
      const plan = `${named}/a.ockham.json`;
      const written = await refused('update_plan', { plan, changes: { title: 'x' } });
      assert.match(written, /lies outside of the workspace/);
      const starter = { approach: 'rag', folder: `${named}/x` };
      assert.match(await refused('scaffold_starter', starter), /lies outside of the workspace/);
    }
    const through: readonly (readonly [string, object])[] = [
      ['scan_corpus', { folders: ['link'] }],
      ['scan_corpus', { folders: ['link/secret.md'] }],
      ['update_plan', { plan: 'link/a.ockham.json', changes: { title: 'x' } }],
      ['update_plan', { plan: 'l.ockham.json', changes: { title: 'x' } }],
      ['scaffold_starter', { approach: 'rag', folder: 'link/x' }],
    ];
    for (const [name, input] of through) {
      assert.match(await refused(name, input), /through a symbolic link/, JSON.stringify(input));
    }
    assert.deepEqual(readdirSync(path.join(above, 'outside')), ['secret.md']);
  });

  it('follows no plan to a corpus outside of the workspace', async () => {
    const { folder } = get();
    const plan = path.join(folder, 'out.ockham.json');
    writeFileSync(plan, '{ "version": 1, "corpus": { "folders": ["../outside"] } }');
    const asked = { plan: 'out.ockham.json' };
    assert.match(await refused('scan_corpus', asked), /corpus\.folders .* lies outside/);
    const measured = await refused('update_plan', { ...asked, collectEvidence: true });
    assert.match(measured, /corpus\.folders .* lies outside/);
  });

  it('asks which plan is meant', async () => {
    const { folder } = get();
    mkdirSync(path.join(folder, 'b'));
    writeFileSync(path.join(folder, 'b/two.ockham.json'), '{ "version": 1 }');
    assert.match(await refused('assess_plan', {}), /There are 2 plans.*b\/two\.ockham\.json/);
  });

  it('says where a plan that cannot be read is wrong, and leaves it alone', async () => {
    const { folder } = get();
    const file = path.join(folder, 'support.ockham.json');
    for (const [text, message] of [
      ['{ "version": 1,, }', /support\.ockham\.json:1:16: this is not valid JSON/],
      ['', /a plan is a JSON object/],
      [`{"version":1,"a":${'['.repeat(5_000)}`, /nested deeper/],
    ] as const) {
      writeFileSync(file, text);
      assert.match(await refused('update_plan', { changes: { title: 'x' } }), message);
      assert.equal(readFileSync(file, 'utf8'), text);
    }
    writeFileSync(file, Buffer.from([0x7b, 0xff, 0x7d]));
    assert.match(await refused('assess_plan', {}), /is not text in UTF-8/);
  });

  it('writes nothing where the server may not, and nothing that has changed meanwhile', async () => {
    const { folder } = get();
    const readOnly = folderWorkspace({ folders: [folder], builtFolder, allowWrite: false });
    const change = { changes: { title: 'x' } };
    assert.match(await refusalOf(runTool(readOnly, 'update_plan', change)), /--allow-write/);
    const starter = { approach: 'rag', folder: 'new' };
    assert.match(await refusalOf(runTool(readOnly, 'scaffold_starter', starter)), /--allow-write/);
    assert.equal(existsSync(path.join(folder, 'new')), false);

    const file = path.join(folder, 'support.ockham.json');
    const { workspace } = get();
    const raced = {
      ...workspace,
      readPlan: async (plan: string) => {
        const text = await workspace.readPlan(plan);
        writeFileSync(file, '{ "version": 1 } // mine');
        return text;
      },
    };
    assert.match(await refusalOf(runTool(raced, 'update_plan', change)), /has changed meanwhile/);
    assert.equal(readFileSync(file, 'utf8'), '{ "version": 1 } // mine');
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('.ockham-')),
      [],
    );
  });

  it('refuses in the preview what it would refuse in the call', async () => {
    const { workspace } = get();
    const preview = (name: string, input: unknown) =>
      refusalOf(findTool(name).preview(input, workspace));
    assert.match(
      await preview('update_plan', { plan: '../x.ockham.json', changes: {} }),
      /outside/,
    );
    assert.match(await preview('scaffold_starter', { approach: 'rag', folder: 'docs' }), /already/);
  });
});
