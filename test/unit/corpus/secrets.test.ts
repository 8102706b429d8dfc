import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { findSecrets } from '../../../src/core/corpus/secrets';

// Assembled here, so that no scanner takes this file for a leak.
const body = 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8';
const glue = (...parts: readonly string[]): string => parts.join('');
const samples = {
  privateKey: glue('-----BEGIN RSA PRIV', 'ATE KEY-----'),
  awsKey: glue('AK', 'IAIOSFODNN7EXAMPLF'),
  githubToken: glue('gh', 'p_', body),
  openaiKey: glue('s', 'k-proj-', body),
  slackToken: glue('xo', 'xb-123456789012-', body),
  jsonWebToken: glue('ey', 'JhbGciOiJIUzI1NiJ9.ey', 'JzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N'),
  urlPassword: 'postgres://admin:hunter22@db.internal/prod',
  connectionPassword: 'Server=db;User Id=sa;Password=hunter22;',
};

describe('findSecrets', () => {
  it('finds each kind, and says on which line', () => {
    const text = Object.values(samples).join('\n\n');
    assert.deepEqual(
      findSecrets(text),
      Object.keys(samples).map((kind, index) => ({ kind, line: 1 + 2 * index })),
    );
  });

  it('leaves alone what only resembles one', () => {
    const harmless = [
      'task-management-system-and-its-many-parts',
      'sk-learn-is-a-library-with-no-digits-in-its-name',
      'postgres://user:password@localhost/db',
      'postgres://user:${DB_PASSWORD}@localhost/db',
      'redis://:<your-password>@host',
      'https://example.com:8080/path?q=a@b',
      'Server=db;Password=<password>;',
      'Server=db;Password=****;',
      `AKIA${'A'.repeat(30)}`,
      '-----BEGIN PUBLIC KEY-----',
    ];
    assert.deepEqual(findSecrets(harmless.join('\n')), []);
  });

  it('finds a secret between any neighbours that are not part of a word', () => {
    const neighbour = fc.stringMatching(/^[\s"'(=,.;:]{0,5}$/);
    fc.assert(
      fc.property(
        neighbour,
        neighbour,
        fc.constantFrom(samples.awsKey, samples.githubToken, samples.jsonWebToken),
        (before, after, secret) => {
          assert.equal(findSecrets(`${before}${secret}${after}`).length, 1);
        },
      ),
    );
  });

  it('stays linear on text that begins like a secret over and over', () => {
    const starts = [
      'eyJ',
      'eyJaaaaaaaaaaaa.',
      '://a:',
      ';password=',
      'sk-',
      'xoxb-1',
      '; \t',
      'sk-a1',
      'AKIA',
    ];
    for (const start of starts) {
      const text = start.repeat(Math.ceil(1_000_000 / start.length));
      // Quadratic work on a megabyte would outlast the test's own limit many times over.
      assert.ok(findSecrets(text).length <= text.length);
    }
  });
});
