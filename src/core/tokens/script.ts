import type { Script } from './tokenRatios';

/** How many letters of each script a text has. */
export interface LetterCounts {
  readonly latin: number;
  readonly ideographs: number;
  readonly kana: number;
  readonly other: number;
}

/**
 * Tokens that one character of a script roughly makes in o200k_base: a text belongs to the script that makes most of
 * its tokens, and an ideograph makes as many as a short word of Latin letters.
 */
const tokensPerCharacter = { latin: 0.25, ideographs: 0.8, kana: 0.7, other: 0.5 };

/** Above this share of kana among a text's kana and ideographs it is Japanese; Chinese quotes a few at most. */
const japaneseKanaShare = 0.05;

/** The script that makes most of a text's tokens. */
export function dominantScript(letters: LetterCounts): Script {
  const weight = (name: keyof LetterCounts): number => letters[name] * tokensPerCharacter[name];
  const eastAsian = weight('ideographs') + weight('kana');
  if (eastAsian > weight('latin') && eastAsian > weight('other')) {
    const kanaShare = letters.kana / (letters.kana + letters.ideographs);
    return kanaShare > japaneseKanaShare ? 'japanese' : 'chinese';
  }
  return weight('other') > weight('latin') ? 'other' : 'latin';
}

/**
 * Counts letters by the first bytes of their UTF-8 forms; digits, blanks and punctuation belong to no script.
 * @param utf8 well-formed UTF-8
 */
export function countLetters(utf8: Uint8Array): LetterCounts {
  const counts = { latin: 0, ideographs: 0, kana: 0, other: 0 };
  for (let at = 0; at < utf8.length; at++) {
    const byte = utf8[at] ?? 0;
    if (byte < 0x80) {
      const letter = byte | 0x20;
      if (letter >= 0x61 && letter <= 0x7a) counts.latin++;
    } else if (byte >= 0xc3 && byte <= 0xc9) {
      counts.latin++; // U+00C0 to U+027F: Latin with marks
    } else if (byte >= 0xca && byte <= 0xe1) {
      counts.other++; // Greek, Cyrillic, Hebrew, Arabic, the scripts of India, Thai, Georgian …
    } else if (byte === 0xe3) {
      const next = utf8[at + 1] ?? 0;
      if (next >= 0x81 && next <= 0x83)
        counts.kana++; // U+3040 to U+30FF
      else if (next >= 0x90) counts.ideographs++; // U+3400 and on
    } else if (byte >= 0xe4 && byte <= 0xe9) {
      counts.ideographs++; // U+4000 to U+9FFF
    } else if (byte >= 0xea && byte <= 0xed) {
      counts.other++; // Hangul
    }
  }
  return counts;
}
