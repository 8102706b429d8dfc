import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import { bundledCatalog } from '../../../src/core/catalog/bundledCatalog';
import { assess } from '../../../src/core/decision/assess';
import { catalogWorld } from '../../../src/core/decision/catalogWorld';
import { evaluationToMarkdown } from '../../../src/core/evaluation/evaluationMarkdown';
import { parsePlan } from '../../../src/core/plan/parse';
import { writeBusinessCase } from '../../../src/core/record/businessCase';
import { csv } from '../../../src/core/record/csv';
import { writeDecisionRecord } from '../../../src/core/record/decisionRecord';
import { ockham } from '../terminal/ockham';

const markup =
  '[click](command:workbench.action.terminal.new) <img src="https://attacker.example/x.png"> ![x](https://attacker.example/y.png) `code` | a\n\n# heading\n\n<script>alert(1)</script>';

/** What would be read as a link, an image, an element, a heading or the end of a table's cell. */
function assertHarmless(markdown: string): void {
  assert.doesNotMatch(markdown, /(?<!\\)\[(?:click|x)\]/);
  assert.doesNotMatch(markdown, /(?<!\\)<(?:img|script)/);
  assert.doesNotMatch(markdown, /^# heading/m);
  assert.match(markdown, /click/);
}

describe('Text from a stranger', () => {
  it('stays text in a decision record and a business case', () => {
    const fact = (value: number) => ({ value, kind: 'measured', source: markup });
    const parsed = parsePlan(
      JSON.stringify({
        version: 1,
        title: markup,
        task: markup,
        corpus: { folders: [markup], exclude: [] },
        choices: { chatModel: markup, vectorStore: markup, embeddingModel: markup },
        facts: { corpusTokens: fact(1e6), labelledExamples: fact(500), promptWorkDays: fact(9) },
        needs: { knowledge: { private: 'essential' } },
      }),
    );
    assert.ok(parsed.status === 'valid');
    const world = catalogWorld(bundledCatalog, '2026-11-22');
    const assessment = assess(parsed.plan, world);
    const planPath = '../a>) <img src=x>\n\n# heading\n.ockham.json';
    assertHarmless(
      writeDecisionRecord(parsed.plan, assessment, { number: 1, date: '2026-11-22', planPath }),
    );
    assertHarmless(writeBusinessCase(parsed.plan, assessment, '2026-11-22'));
  });

  it('stays text in the report on an evaluation, the answers of a model included', () => {
    assertHarmless(
      evaluationToMarkdown(
        {
          format: 'ockham-evaluation',
          version: 1,
          name: markup,
          model: markup,
          provider: markup,
          prompt: { file: markup, sha256: '' },
          judge: { model: markup },
          cases: [
            { id: markup, outcome: 'fail', reason: markup, answer: markup },
            { id: `2${markup}`, outcome: 'error', reason: markup },
          ],
        },
        0.85,
      ),
    );
  });

  it('is no formula in CSV, and a number stays a number', () => {
    const formulas = [
      "=cmd|' /C calc'!A0",
      '+1+1',
      '-2+3',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      ' =1',
      '＝1',
    ];
    for (const formula of formulas) {
      const [line = ''] = csv([[formula]]).split('\r\n');
      assert.match(line, /^"?'/, JSON.stringify(formula));
    }
    assert.equal(
      csv([['-5', '+3.2', '1e-7', '-1.5e+3', 'RAG', '$5']]),
      '-5,+3.2,1e-7,-1.5e+3,RAG,$5\r\n',
    );
    assert.equal(csv([['=a,"b"']]), '"\'=a,""b"""\r\n');
  });

  it('is obeyed by no terminal, and forges no line', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ockham-terminal-'));
    try {
      const docs = path.join(folder, 'docs');
      mkdirSync(docs);
      const name = 'a\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202egnp\n::error::forged.md';
      writeFileSync(path.join(docs, name), 'hello world');
      const text = ockham('scan', docs);
      // eslint-disable-next-line no-control-regex -- what a terminal would obey
      assert.doesNotMatch(text.stdout, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      assert.doesNotMatch(text.stdout, /^::error::/m);
      const { stdout } = ockham('scan', docs, '--json');
      // eslint-disable-next-line no-control-regex -- what a terminal would obey
      assert.doesNotMatch(stdout, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
      const { files } = JSON.parse(stdout) as { files: { path: string }[] };
      assert.equal(files[0]?.path, name);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
