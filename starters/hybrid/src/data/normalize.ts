import { questionIn } from '../template/template.ts';
import { userTexts, type TrainingRow } from './row.ts';

/** Text reduced to what it says: case, accents' form, punctuation and spacing do not count. */
export function normalizeText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * What makes two rows ask the same: the normalised questions of all user turns; the sources may differ.
 * A text without letters or digits ("?!", an emoji) stands for itself.
 */
export function questionKey(row: TrainingRow): string {
  return userTexts(row)
    .map((text) => questionIn(text) ?? text)
    .map((text) => normalizeText(text) || text.trim())
    .join('\n');
}
