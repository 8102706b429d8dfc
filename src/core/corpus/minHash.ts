/** Numbers of one signature; the estimate of a similarity of 0.8 has a standard error of 0.035. */
export const signatureLength = 128;
const binBits = 7;

const wordsPerShingle = 5;
/** Below this a text is too short to say that it repeats another. */
const fewestShingles = 32;
const emptyBin = 0xffff_ffff;
/** Tells a borrowed value from one of the bin's own. */
const borrowedStep = 0x9e37_79b1;

/**
 * The MinHash signature of a text's word shingles, in time linear in its length: the share of places in which two
 * signatures agree estimates the Jaccard similarity of the texts. Case, punctuation and layout do not count; of
 * scripts without spaces between words, each character is a word. Undefined for a text too short to compare.
 * Source: one permutation hashing (Li, Owen, Zhang, NIPS 2012), empty bins filled by rotation (Shrivastava, Li, ICML 2014).
 */
export function minHash(utf8: Uint8Array): Uint32Array | undefined {
  const signature = new Uint32Array(signatureLength).fill(emptyBin);
  const recent = new Uint32Array(wordsPerShingle);
  let words = 0;
  const endWord = (word: number): void => {
    recent[words % wordsPerShingle] = word;
    words += 1;
    if (words < wordsPerShingle) return;
    let shingle = 0;
    for (let index = 0; index < wordsPerShingle; index++) {
      shingle = Math.imul(shingle, 31) + (recent[(words + index) % wordsPerShingle] ?? 0);
    }
    const hash = mix(shingle);
    const bin = hash >>> (32 - binBits);
    if (hash < (signature[bin] ?? 0)) signature[bin] = hash;
  };

  let word = 0;
  for (let index = 0; index < utf8.length; index++) {
    const byte = utf8[index] ?? 0;
    if (isSpacelessLead(byte)) {
      if (word !== 0) endWord(word);
      const character = (byte << 16) | ((utf8[index + 1] ?? 0) << 8) | (utf8[index + 2] ?? 0);
      endWord(mix(character));
      word = 0;
      index += 2;
    } else if (isWordByte(byte)) {
      const lower = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
      word = Math.imul(word ^ lower, 0x0100_0193) + 1;
    } else if (word !== 0) {
      endWord(word);
      word = 0;
    }
  }
  if (word !== 0) endWord(word);
  if (words - wordsPerShingle + 1 < fewestShingles) return undefined;
  fillEmptyBins(signature);
  return signature;
}

/** The estimated Jaccard similarity of two texts, 0 to 1, by their signatures. */
export function estimateSimilarity(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let index = 0; index < signatureLength; index++) if (a[index] === b[index]) same += 1;
  return same / signatureLength;
}

/** Each empty bin takes the value of the next filled one, marked by the distance. */
function fillEmptyBins(signature: Uint32Array): void {
  const own = signature.slice();
  for (let bin = 0; bin < signatureLength; bin++) {
    let distance = 0;
    while (distance < signatureLength && own[(bin + distance) % signatureLength] === emptyBin) {
      distance += 1;
    }
    signature[bin] =
      (own[(bin + distance) % signatureLength] ?? 0) + Math.imul(distance, borrowedStep);
  }
}

/** Letters, digits and whatever is not ASCII. */
function isWordByte(byte: number): boolean {
  return (
    byte >= 0x80 ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x30 && byte <= 0x39)
  );
}

/** The first byte of U+3000 to U+DFFF: Chinese, kana, Hangul. */
function isSpacelessLead(byte: number): boolean {
  return byte >= 0xe3 && byte <= 0xed;
}

/** The finalizer of MurmurHash3 (Appleby): every bit of the result depends on every bit of the value. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
