import assert from 'node:assert/strict';
import Papa from 'papaparse';
import { describe, it } from 'mocha';
import { assess } from '../../../src/core/decision/assess';
import { writeBusinessCase, writeBusinessCaseCsv } from '../../../src/core/record/businessCase';
import { writeDecisionRecord } from '../../../src/core/record/decisionRecord';
import {
  findStandingRecord,
  nextRecordNumber,
  planLink,
  recordFileName,
  supersede,
} from '../../../src/core/record/recordFile';
import { readRecordedDecision, recordDecision } from '../../../src/core/record/recordedDecision';
import { revisitDecision } from '../../../src/core/record/revisit';
import {
  isWrittenByOckham,
  mayBeWrittenByOckham,
  ownHeadBytes,
} from '../../../src/core/record/ownFile';
import { parsePlan } from '../../../src/core/plan/parse';
import { readings } from '../decision/cases';
import { readPlan, testWorld } from '../decision/testWorld';

const world = testWorld();
const shop = {
  ...readings['seed-ecommerce'],
  title: 'Shop *assistant*',
  task: 'Answer <b>questions</b>\n# about products',
};

describe('the decision record', () => {
  const plan = readPlan(shop);
  const text = writeDecisionRecord(plan, assess(plan, world), {
    number: 7,
    date: '2026-11-22',
    supersedes: '0003-use-prompt.md',
    planPath: '../shop.ockham.json',
  });

  it('has the sections of a MADR record, each with its content', () => {
    const headings = text.match(/^##? .*$/gm);
    assert.deepEqual(headings, [
      '# 7. Use RAG for Shop \\*assistant\\*',
      '## Context and Problem Statement',
      '## Decision Drivers',
      '## Considered Options',
      '## Decision Outcome',
      '## Pros and Cons of the Options',
    ]);
    assert.match(text, /^---\nstatus: accepted\ndate: 2026-11-22\n---\n/);
    assert.match(text, /\| RAG \| recommended \| \$18,000 \|/);
    assert.match(text, /```mermaid\nflowchart LR\n {2}user/);
    assert.match(text, /`needs.behavior.voice` becomes essential .*: hybrid/);
    assert.match(text, /Supersedes \[0003-use-prompt.md\]/);
  });

  it('takes the user’s words as words, not as Markdown', () => {
    assert.match(text, /Answer \\<b\\>questions\\<\/b\\> \\# about products/);
  });
});

describe('record files', () => {
  it('take the next number of their folder', () => {
    assert.equal(nextRecordNumber([]), 1);
    assert.equal(
      nextRecordNumber(['0001-a.md', '0009-b.md', 'README.md', '12-notes.txt', 'adr-0011-x.md']),
      12,
    );
  });

  it('have names that every file system takes', () => {
    assert.equal(
      recordFileName(7, 'Use RAG: "Über" / 東京 \\ ../x?'),
      '0007-use-rag-über-東京-x.md',
    );
    assert.equal(recordFileName(1, '///'), '0001-decision.md');
  });

  it('tell which record of a plan still stands', () => {
    const record = (number: number, status: string, plan: string) => ({
      fileName: `${number}-x.md`,
      text: `---\nstatus: ${status}\n---\nDecided from ${planLink(plan)} with`,
    });
    const records = [
      record(10, 'accepted', 'a.ockham.json'),
      record(9, 'accepted', 'a.ockham.json'),
      record(11, 'superseded by 10-x.md', 'a.ockham.json'),
      record(12, 'accepted', 'aa.ockham.json'),
    ];
    assert.equal(findStandingRecord(records, 'a.ockham.json')?.fileName, '10-x.md');
    assert.equal(findStandingRecord(records, 'b.ockham.json'), undefined);
  });

  it('mark the older record as superseded', () => {
    assert.equal(
      supersede('---\nstatus: accepted\n---\n', '0002-b.md'),
      '---\nstatus: superseded by 0002-b.md\n---\n',
    );
  });
});

describe('the business case', () => {
  it('sets before beside after and lists each assumption with its reason', () => {
    const plan = readPlan({ ...shop, today: { monthlyCost: 20_000 } });
    const text = writeBusinessCase(plan, assess(plan, world), '2026-11-22');
    assert.match(text, /\| Today \| \$20,000 \|/);
    assert.match(text, /\| RAG \(next\) \| .* \| \d+ months \|/);
    for (const path of plan.assumed) {
      if (path.startsWith('needs.') || path === 'title' || path === 'task') continue;
      assert.match(text, new RegExp(`- \`${path}\`: \\S.*\\. \\S`), path);
    }
  });

  it('says never where the month is not cheaper, and unknown without a before', () => {
    const dear = readPlan({ ...shop, today: { monthlyCost: 1 } });
    assert.match(writeBusinessCase(dear, assess(dear, world), '2026-11-22'), /\| never \|/);
    const plan = readPlan(shop);
    assert.match(
      writeBusinessCase(plan, assess(plan, world), '2026-11-22'),
      /today's cost is not stated/,
    );
  });

  it('is a CSV that reads back', () => {
    const { data, errors } = Papa.parse<Record<string, string>>(
      writeBusinessCaseCsv(assess(readPlan(shop), world)),
      { header: true, skipEmptyLines: true },
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      data.map((row) => row['approach']),
      ['prompt', 'long-context', 'rag', 'fine-tuning', 'hybrid'],
    );
    assert.equal(data[2]?.['setup_usd_p50'], '18000.2');
  });
});

describe('revisiting a decision', () => {
  const docs = {
    needs: { knowledge: { private: 'essential' as const } },
    workload: { queriesPerDay: 100 },
  };
  const recorded = recordDecision(readPlan({ ...docs, facts: { corpusTokens: 100_000 } }), world);

  it('holds while nothing crosses a flip, and says what moved', () => {
    const now = revisitDecision(
      recorded,
      readPlan({ ...docs, facts: { corpusTokens: 120_000 } }),
      world,
    );
    assert.equal(now.status, 'holds');
    assert.deepEqual(
      now.changes.filter(({ path }) => !path.startsWith('world.')),
      [{ path: 'facts.corpusTokens', before: 100_000, after: 120_000 }],
    );
  });

  it('asks to revisit when the corpus outgrows the window', () => {
    const now = revisitDecision(
      recorded,
      readPlan({ ...docs, facts: { corpusTokens: 2_000_000 } }),
      world,
    );
    assert.ok(now.status === 'revisit');
    assert.deepEqual([now.before.destination, now.after.destination], ['long-context', 'rag']);
  });

  it('asks to revisit when a model closes to training', () => {
    const plan = readPlan({
      needs: { behavior: { voice: 'essential' } },
      facts: { promptWorkDays: 9, promptScore: { passed: 50, total: 100 }, labelledExamples: 300 },
    });
    const open = recordDecision(plan, world);
    const now = revisitDecision(
      open,
      plan,
      testWorld({ kind: 'closed', model: 'small', since: '2026-12-01', instead: [] }),
    );
    assert.ok(now.status === 'revisit');
    assert.deepEqual([now.before.next, now.after.next], ['fine-tuning', 'prompt']);
    assert.deepEqual(now.changes[0], {
      path: 'world.trainability',
      before: 'open',
      after: 'closed',
    });
  });

  it('tells a decision that stands from a budget that does not', () => {
    const plan = readPlan({
      ...docs,
      facts: { corpusTokens: 100_000 },
      limits: { monthlyBudget: 100 },
    });
    assert.equal(revisitDecision(recordDecision(plan, world), plan, world).status, 'over budget');
  });

  it('survives a trip through the plan file, and says what cannot be read', () => {
    const parsed = parsePlan(JSON.stringify({ version: 1, decision: recorded }));
    assert.ok(parsed.status === 'valid');
    const read = readRecordedDecision(parsed.document.decision);
    assert.deepEqual(
      read.status === 'recorded' && { ...read.decision, basis: { ...read.decision.basis } },
      recorded,
    );
    assert.equal(readRecordedDecision(undefined).status, 'none');
    const broken = readRecordedDecision({ ...recorded, next: 'magic' });
    assert.match(broken.status === 'unreadable' ? broken.message : '', /^decision\.next is not/);
  });
});

describe('isWrittenByOckham', () => {
  const plan = readPlan({ ...shop, task: 'A long task. '.repeat(100) });
  const assessment = assess(plan, world);
  const record = writeDecisionRecord(plan, assessment, {
    number: 12,
    date: '2026-11-22',
    supersedes: '0003-use-prompt.md',
    planPath: '../shop (new).ockham.json',
  });
  const isOwn = (path: string, text: string): boolean =>
    mayBeWrittenByOckham(path, Buffer.from(text)) &&
    isWrittenByOckham(path, text.slice(0, ownHeadBytes));

  it('knows all that Ockham writes, superseded or not', () => {
    assert.ok(isOwn('docs/adr/0012-use-rag.md', record));
    assert.ok(isOwn('docs/adr/0012-use-rag.md', supersede(record, '0013-use-prompt.md')));
    assert.ok(
      isOwn('docs/shop-business-case.md', writeBusinessCase(plan, assessment, '2026-11-22')),
    );
    assert.ok(isOwn('docs/shop-business-case.csv', writeBusinessCaseCsv(assessment)));
    assert.ok(isOwn('docs/shop.ockham.json', '{ "version": 1 }'));
  });

  it('leaves what people write, however alike', () => {
    for (const [path, text] of [
      ['docs/adr/0001-use-postgres.md', '---\nstatus: accepted\n---\n# Use PostgreSQL\n'],
      ['docs/quoted.md', `How a record looks:\n\n${record}`],
      ['docs/case.md', '# Business case: a shop\n\nWhy we need one.\n'],
      ['docs/table.csv', 'approach,verdict\nrag,yes\n'],
      ['docs/ockham.json', '{}'],
    ] as const) {
      assert.ok(!isOwn(path, text), path);
    }
  });
});
