import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { LocalGrader } from '../../../src/core/evaluation/grade';
import { gradeInTime } from '../../../src/measure/evaluate/run/gradeInTime';
import { readPrompt } from '../../../src/measure/evaluate/run/promptFile';

describe('A case that somebody else wrote', () => {
  it('cannot hang the editor with a pattern that backtracks without end', () => {
    const answer = `${'a'.repeat(60)}!`;
    const graders: LocalGrader[] = [
      { type: 'regex', pattern: '^(a+)+$' },
      { type: 'not-regex', pattern: '^(a|a)*$' },
      { type: 'json-schema', schema: { pattern: '^(a+)+$' } },
    ];
    for (const grader of graders)
      assert.equal(
        gradeInTime(grader, grader.type === 'json-schema' ? JSON.stringify(answer) : answer),
        'too slow',
      );
  });

  it('judges nothing, and ends no run, with a schema that cannot work', () => {
    const schemas: object[] = [
      { $ref: '#' },
      { $ref: 'https://attacker.example/schema.json' },
      { $ref: 'file:///etc/passwd' },
      { pattern: '(' },
      { properties: { a: null } },
    ];
    for (const schema of schemas) {
      const answer = 'pattern' in schema ? '"a"' : '{"a":1}';
      assert.equal(gradeInTime({ type: 'json-schema', schema }, answer), 'unusable');
    }
  });

  it('reaches nothing of the program by names that every object has', () => {
    const expected = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as Record<
      string,
      unknown
    >;
    const graded = gradeInTime({ type: 'json-fields', expected }, '{}');
    assert.ok(typeof graded === 'object' && graded.outcome === 'fail');
    assert.equal(Reflect.get({}, 'polluted'), undefined);
  });
});

describe('A prompt that somebody else wrote', () => {
  it('cannot fill memory with aliases, nor the stack with nesting, in its front matter', () => {
    const names = 'abcdefghij';
    const bomb = Array.from(names)
      .map((name, index) => {
        const before = names[index - 1];
        const value = before === undefined ? 'x' : `*${before}`;
        return `${name}: &${name} [${Array<string>(9).fill(value).join(', ')}]`;
      })
      .join('\n');
    assert.equal(readPrompt(`---\n${bomb}\n---\ntext`).kind, 'unreadable');
    const nested = [
      `a: ${'['.repeat(20_000)}`,
      '{a: '.repeat(20_000),
      `${'- '.repeat(20_000)}x`,
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      `a: "${'x'.repeat(100_000)}"`,
    ];
    for (const yaml of nested) {
      const read = readPrompt(`---\n${yaml}\n---\ntext`);
      assert.ok(read.kind === 'unreadable' && read.message.includes('nests deeper'));
    }
  });
});
