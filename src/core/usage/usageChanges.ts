import * as l10n from '@vscode/l10n';
import { planDefaults } from '../plan/defaults';
import type { PlanChange, PlanPath } from '../plan/edit';
import type { Plan } from '../plan/plan';
import { likely, type Quantity } from '../plan/quantity';
import { provenanceOf } from '../plan/provenance';
import type { UsageSummary } from './usageSummary';

/** A value of the plan that usage measures. */
export interface UsageChange {
  readonly path: string;
  readonly before: Quantity | undefined;
  readonly after: number;
  readonly change: PlanChange;
}

export interface UsageChanges {
  readonly changes: readonly UsageChange[];
  /** How the input was split, and what was left as it is: one sentence each. */
  readonly notes: readonly string[];
}

type Part = 'system' | 'examples' | 'history' | 'question';
/** Marks the parts that an import split. */
const inputOfAQuery = 'input tokens a query';
const parts: readonly Part[] = ['system', 'examples', 'history', 'question'];

/**
 * The changes that write measured usage into a plan, to be made in one edit.
 * @param source names the file and its period; `at` the day (ISO 8601) on which it was read
 */
export function usageChanges(
  summary: UsageSummary,
  plan: Plan,
  { source, at }: { readonly source: string; readonly at: string },
): UsageChanges {
  const changes: UsageChange[] = [];
  const notes: string[] = [];
  const { workload, today, facts } = plan;
  const put = (
    path: string,
    before: Quantity | undefined,
    value: number | undefined,
    how?: string,
  ): void => {
    if (value === undefined) return;
    changes.push({
      path,
      before,
      after: value,
      change: {
        path: keysOf(path),
        value: {
          value,
          kind: 'measured',
          source: how === undefined ? source : `${source}: ${how}`,
          at,
        },
      },
    });
  };
  const putTokens = (part: keyof typeof workload.tokens, value: number, how?: string): void =>
    put(`workload.tokens.${part}`, workload.tokens[part], round(value), how);

  put(
    'workload.queriesPerDay',
    workload.queriesPerDay,
    summary.queriesPerDay === undefined ? undefined : Number(summary.queriesPerDay.toPrecision(4)),
  );
  if (summary.inputTokens) {
    const split = splitInput(summary.inputTokens.mean, summary.cachedShare, plan);
    notes.push(split.note);
    for (const { part, tokens, how } of split.parts) putTokens(part, tokens, how);
  }
  if (summary.outputTokens) {
    const { mean } = summary.outputTokens;
    const { reasoningTokens } = summary;
    if (reasoningTokens !== undefined) putTokens('reasoning', reasoningTokens);
    const reasoning = reasoningTokens ?? likely(workload.tokens.reasoning);
    const isSplit = reasoning <= mean;
    putTokens(
      'answer',
      isSplit ? mean - reasoning : mean,
      reasoning > 0 && isSplit ? 'without reasoning' : undefined,
    );
    if (!isSplit)
      notes.push(
        l10n.t(
          "The plan's hidden reasoning is more than all that was answered: correct workload.tokens.reasoning.",
        ),
      );
  }
  put(
    'facts.cachedInputShare',
    facts.cachedInputShare?.value,
    summary.cachedShare === undefined ? undefined : Number(summary.cachedShare.toPrecision(3)),
  );
  put('today.monthlyCost', today.monthlyCost, money(summary.monthlyCostUsd));
  put('today.costPerQuery', today.costPerQuery, money(summary.costPerQueryUsd));
  return { changes, notes };
}

interface Split {
  readonly parts: readonly {
    readonly part: Part;
    readonly tokens: number;
    readonly how: string;
  }[];
  readonly note: string;
}

/**
 * An export knows the input as a whole; a plan has its parts, which are cached and grow differently. Parts that
 * someone knows are kept; what came from the cache is the prompt's stable start; the rest is the question.
 */
function splitInput(mean: number, cachedShare: number | undefined, plan: Plan): Split {
  const whole = `${format(mean)} ${inputOfAQuery}`;
  // The sources that go into the plan stay English, and the next import reads them; what is said of them does not.
  const shown = format(mean);
  /** What an earlier import split is not known: it is split anew. */
  const isKnown = (part: Part): boolean => {
    const { kind, source = '' } = provenanceOf(plan, `workload.tokens.${part}`);
    return kind !== 'assumed' && !source.includes(inputOfAQuery);
  };
  const sizeOf = (part: Part): number =>
    likely(isKnown(part) ? plan.workload.tokens[part] : planDefaults.workload.tokens[part].value);
  const sum = (of: readonly Part[]): number => of.reduce((total, part) => total + sizeOf(part), 0);
  const known = (['system', 'examples', 'history'] as const).filter(isKnown);
  const open = parts.filter((part) => part === 'question' || !known.includes(part));
  const put = (part: Part, tokens: number, how: string) => ({ part, tokens, how });
  if (sum(known) >= mean && known.length > 0)
    return {
      parts: [],
      note: l10n.t(
        "The plan's own {0} are more than the {1} input tokens a query that were measured: correct them, then import again. The input was left as it is.",
        known.join(', '),
        shown,
      ),
    };
  const cached = mean * (cachedShare ?? 0) - (isKnown('examples') ? sizeOf('examples') : 0);
  if (!isKnown('system') && cached > 0 && sum(known) + cached <= mean)
    return {
      parts: [
        put('system', cached, `what came from the cache, of ${whole}`),
        ...open
          .filter((part) => part === 'examples' || part === 'history')
          .map((part) => put(part, 0, `within the system prompt and the question, of ${whole}`)),
        put('question', mean - sum(known) - cached, `the rest of ${whole}`),
      ],
      note:
        known.length > 0
          ? l10n.t(
              'Of {0} input tokens a query, what came from the cache is taken as the system prompt, the rest as the question, less what the plan says of {1}. Passages that a retriever adds today are in it.',
              shown,
              known.join(', '),
            )
          : l10n.t(
              'Of {0} input tokens a query, what came from the cache is taken as the system prompt, the rest as the question. Passages that a retriever adds today are in it.',
              shown,
            ),
    };
  const others = parts.filter((part) => part !== 'question');
  if (sum(others) < mean)
    return {
      parts: [
        ...open
          .filter((part) => part !== 'question' && isSplitBefore(plan, part))
          .map((part) => put(part, sizeOf(part), `assumed, of ${whole}`)),
        put(
          'question',
          mean - sum(others),
          `${whole} less the plan's system prompt, examples and history`,
        ),
      ],
      note: l10n.t(
        "The export does not split the {0} input tokens a query: the plan's system prompt, examples and history are kept, the rest is taken as the question. Passages that a retriever adds today are in it.",
        shown,
      ),
    };
  const assumed = sum(open);
  return {
    parts: open.map((part) =>
      put(
        part,
        (sizeOf(part) / assumed) * (mean - sum(known)),
        `${whole}, split in the proportions that Ockham assumes`,
      ),
    ),
    note: l10n.t(
      'The export does not split the {0} input tokens a query, and the plan assumed more: its assumed parts were made smaller in proportion.',
      shown,
    ),
  };
}

/** Whether an earlier import wrote the part. */
function isSplitBefore(plan: Plan, part: Part): boolean {
  const { source = '' } = provenanceOf(plan, `workload.tokens.${part}`);
  return source.includes(inputOfAQuery);
}

function keysOf(path: string): PlanPath {
  const [first = path, ...rest] = path.split('.');
  return [first, ...rest];
}

function round(tokens: number): number {
  return tokens < 10 ? Number(tokens.toPrecision(2)) : Math.round(tokens);
}

function money(usd: number | undefined): number | undefined {
  return usd === undefined ? undefined : Number(usd.toPrecision(4));
}

function format(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}
