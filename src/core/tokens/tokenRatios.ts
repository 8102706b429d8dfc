import * as l10n from '@vscode/l10n';
import type { TokenizerFamily } from '../catalog/types';

/** A ratio as a range: the tokens of a family for one o200k_base token. */
export interface TokenRatio {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** The scripts whose ratios differ; text of any other is `other`. */
export type Script = 'latin' | 'chinese' | 'japanese' | 'other';

/** How many tokens a family makes of text, relative to o200k_base, and how that is known. */
export interface FamilyRatios {
  readonly byScript: Readonly<Record<Script, TokenRatio>>;
  readonly source: string;
}

const measured = l10n.t(
  'measured 2026-11-22 on public documentation, whole corpora and the 5th to 95th percentile of files',
);

/** The families that are not counted by their own tokenizer. */
export const familyRatios: Readonly<Record<Exclude<TokenizerFamily, 'o200k_base'>, FamilyRatios>> =
  {
    cl100k_base: {
      byScript: {
        latin: ratio(0.97, 1, 1.02),
        chinese: ratio(1.02, 1.13, 1.28),
        japanese: ratio(0.98, 1.14, 1.29),
        other: ratio(0.9, 1.2, 2),
      },
      source: l10n.t(
        'cl100k_base itself, {0}; scripts beyond English, Chinese and Japanese assumed',
        measured,
      ),
    },
    qwen3: {
      byScript: {
        latin: ratio(0.93, 1.01, 1.09),
        chinese: ratio(0.93, 1.02, 1.09),
        japanese: ratio(0.93, 0.96, 1.09),
        other: ratio(0.8, 1.1, 1.5),
      },
      source: l10n.t("{0}'s published tokenizer, {1}; other scripts assumed", 'Qwen3', measured),
    },
    // Estimated: the Llama 3 Community License puts conditions on passing its vocabulary on (naming, notice, use).
    llama3: {
      byScript: {
        latin: ratio(0.94, 1, 1.05),
        chinese: ratio(0.94, 1.02, 1.05),
        japanese: ratio(0.94, 0.97, 1.05),
        other: ratio(0.8, 1.1, 1.5),
      },
      source: l10n.t(
        "{0}'s published tokenizer, {1}; other scripts assumed",
        'Llama 3.1',
        measured,
      ),
    },
    deepseek: {
      byScript: {
        latin: ratio(0.9, 1.03, 1.06),
        chinese: ratio(0.87, 0.97, 1.07),
        japanese: ratio(0.9, 0.97, 1.06),
        other: ratio(0.8, 1.1, 1.5),
      },
      source: l10n.t(
        "{0}'s published tokenizer, {1}; other scripts assumed",
        'DeepSeek V3',
        measured,
      ),
    },
    gemini: {
      byScript: {
        latin: ratio(0.97, 1.07, 1.18),
        chinese: ratio(0.89, 1.05, 1.21),
        japanese: ratio(0.83, 0.98, 1.13),
        other: ratio(0.8, 1, 1.3),
      },
      source: l10n.t(
        "Gemma 3's published tokenizer, which Google's own SDK uses for Gemini 2.0 to 3 Pro preview: totals {0}, ± 10 % (English) and ± 15 % (Chinese, Japanese); newer Gemini assumed alike",
        measured,
      ),
    },
    claude: {
      byScript: around(0.2, { latin: 1.15, chinese: 1.15, japanese: 1.24, other: 1.2 }),
      source: l10n.t(
        'no published tokenizer since Claude 2, which makes 1.05 to 1.24 tokens of an o200k_base token: assumed alike, ± 20 %',
      ),
    },
    'claude-4.7': {
      byScript: around(0.2, { latin: 1.5, chinese: 1.15, japanese: 1.24, other: 1.3 }),
      source: l10n.t(
        "Anthropic's documentation: about 30 % more tokens than the tokenizer before; others measured 1.2 to 1.47 times as many for English, as many for Chinese, Japanese, Korean and Cyrillic; ± 20 %",
      ),
    },
    mistral: {
      byScript: unmeasured(),
      source: l10n.t('not measured: assumed like the tokenizers of its age, ± 25 %'),
    },
    cohere: { byScript: unmeasured(), source: l10n.t('not measured: assumed, ± 25 %') },
    voyage: { byScript: unmeasured(), source: l10n.t('not measured: assumed, ± 25 %') },
    unknown: {
      byScript: unmeasured(),
      source: l10n.t('the vendor names no tokenizer: assumed, ± 25 %'),
    },
  };

function ratio(low: number, likely: number, high: number): TokenRatio {
  return { low, likely, high };
}

function around(
  tolerance: number,
  likely: Readonly<Record<Script, number>>,
): Readonly<Record<Script, TokenRatio>> {
  const widen = (value: number): TokenRatio =>
    ratio(value * (1 - tolerance), value, value * (1 + tolerance));
  return {
    latin: widen(likely.latin),
    chinese: widen(likely.chinese),
    japanese: widen(likely.japanese),
    other: widen(likely.other),
  };
}

function unmeasured(): Readonly<Record<Script, TokenRatio>> {
  return around(0.25, { latin: 1.05, chinese: 1.05, japanese: 1.05, other: 1.1 });
}
