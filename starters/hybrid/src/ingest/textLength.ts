import type { TextLength } from './chunkDocument.ts';

/** What the chunking settings count in. */
export type ChunkUnit = 'tokens' | 'characters';

/**
 * How long a text is. Tokens are exact for OpenAI's o200k_base encoding; other models' tokenizers
 * differ, for English by about a tenth. The encoding is loaded only where it is used.
 */
export async function textLengthIn(unit: ChunkUnit): Promise<TextLength> {
  if (unit === 'characters') return (text) => text.length;
  const { Tiktoken } = await import('js-tiktoken/lite');
  const { default: ranks } = await import('js-tiktoken/ranks/o200k_base');
  const encoding = new Tiktoken(ranks);
  // A document may quote special tokens such as <|endoftext|>: they are text like any other.
  return (text) => encoding.encode(text, [], []).length;
}
