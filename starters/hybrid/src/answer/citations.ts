import type { ChunkHit } from '../retrieve/chunkHit.ts';

/** What the model claims: this quote stands in this source. */
export interface ClaimedCitation {
  source: string;
  quote: string;
}

/** A quote that was found, word for word. */
export interface Citation {
  source: string;
  path: string;
  heading: string;
  /** As it stands in the document: `document.slice(start, end)`. */
  quote: string;
  start: number;
  end: number;
}

export interface CheckedCitations {
  valid: Citation[];
  invalid: (ClaimedCitation & {
    reason: 'unknown source' | 'not in the source' | 'too short to prove anything';
  })[];
}

/** A shorter quote stands in almost any text. Counted without white space. */
const shortestQuote = 12;

/**
 * Looks up every claimed quote in the source it names. White space may differ, because models
 * rewrap lines; every other character must be the same.
 */
export function checkCitations(
  claims: readonly ClaimedCitation[],
  sources: ReadonlyMap<string, ChunkHit>,
): CheckedCitations {
  const checked: CheckedCitations = { valid: [], invalid: [] };
  for (const claim of claims) {
    const hit = sources.get(claim.source);
    const words = claim.quote.trim().split(/\s+/);
    if (hit === undefined) checked.invalid.push({ ...claim, reason: 'unknown source' });
    else if (words.join('').length < shortestQuote)
      checked.invalid.push({ ...claim, reason: 'too short to prove anything' });
    else {
      const found = new RegExp(words.map(escapeRegExp).join('\\s+'), 'u').exec(hit.text);
      if (found === null) checked.invalid.push({ ...claim, reason: 'not in the source' });
      else
        checked.valid.push({
          source: claim.source,
          path: hit.path,
          heading: hit.heading,
          quote: found[0],
          start: hit.start + found.index,
          end: hit.start + found.index + found[0].length,
        });
    }
  }
  return checked;
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
