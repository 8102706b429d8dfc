import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { countLetters, dominantScript } from '../../../src/core/tokens/script';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('dominantScript', () => {
  it('names the script that makes most tokens', () => {
    for (const [text, script] of [
      ['', 'latin'],
      ['12 + 34 = 46', 'latin'],
      ['Grüße aus Köln, où est la bibliothèque?', 'latin'],
      ['数据库的备份与恢复,请参考 BACKUP 语句。', 'chinese'],
      ['データベースのバックアップと復元については、以下を参照してください。', 'japanese'],
      ['Резервное копирование базы данных', 'other'],
      ['데이터베이스 백업', 'other'],
      [
        'const 数 = readFile("data.csv"); // the file that holds the numbers of all orders',
        'latin',
      ],
    ] as const) {
      assert.equal(dominantScript(countLetters(utf8(text))), script, text);
    }
  });

  it('looks at all of a long text, not only at its beginning', () => {
    const licence = 'Permission is hereby granted, free of charge. '.repeat(200);
    assert.equal(
      dominantScript(countLetters(utf8(licence + '数据库的备份与恢复。'.repeat(20_000)))),
      'chinese',
    );
  });
});
