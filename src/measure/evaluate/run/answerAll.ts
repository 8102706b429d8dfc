import type { Budget } from './budget';
import { ChatFailure, type ChatModel, type ChatRequest } from './chatModel';
import type { Journal, PaidAnswer } from './journal';
import { Throttle, type Patience } from './patience';

/** One thing to ask. */
export interface Question {
  /** What the answer is kept under: equal keys are one question, asked and paid once. */
  readonly key: string;
  readonly request: ChatRequest;
}

export type Answer =
  | { readonly kind: 'answered'; readonly answer: PaidAnswer }
  | { readonly kind: 'failed'; readonly message: string };

/** Why a run ended before every question was asked. */
export interface Stopped {
  readonly why: 'cancelled' | 'refused' | 'over budget';
  /** One sentence. */
  readonly message: string;
}

export interface Answers {
  readonly byKey: ReadonlyMap<string, Answer>;
  readonly stopped?: Stopped;
}

export interface AskOptions {
  /** Requests in flight at once. */
  readonly concurrency: number;
  readonly patience: Patience;
  readonly signal: AbortSignal;
  readonly budget: Budget;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Asks a model every question that the journal does not answer yet. Each answer is in the journal before the next
 * question of the same lane is asked. Never throws for what a provider does; only the journal's disk can throw.
 */
export async function answerAll(
  model: ChatModel,
  questions: readonly Question[],
  journal: Journal,
  options: AskOptions,
): Promise<Answers> {
  const byKey = new Map<string, Answer>();
  const open: Question[] = [];
  const asked = new Set<string>();
  for (const question of questions) {
    const kept = journal.find(question.key);
    if (kept) byKey.set(question.key, { kind: 'answered', answer: kept });
    else if (!asked.has(question.key)) open.push(question);
    asked.add(question.key);
  }

  const throttle = new Throttle(options.patience);
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  let stopped: Stopped | undefined;
  const end = (reason: Stopped): void => {
    stopped ??= reason;
    stop.abort();
  };
  const report = (): void => options.onProgress?.(byKey.size, asked.size);

  const lane = async (): Promise<void> => {
    for (;;) {
      const question = signal.aborted ? undefined : open.shift();
      if (!question) return;
      const answer = await ask(model, question, throttle, options, signal);
      if (answer.kind === 'fatal') {
        end({ why: 'refused', message: answer.message });
        return;
      }
      if (answer.kind === 'aborted') return;
      byKey.set(question.key, answer);
      if (answer.kind === 'answered') {
        journal.keep(answer.answer);
        const overBudget = options.budget.book(model.id, model.provider, answer.answer);
        if (overBudget !== undefined) end({ why: 'over budget', message: overBudget });
      }
      report();
    }
  };
  report();
  await Promise.all(Array.from({ length: options.concurrency }, lane));
  if (options.signal.aborted) stopped ??= { why: 'cancelled', message: 'cancelled' };
  return { byKey, ...(stopped ? { stopped } : {}) };
}

type Asked =
  Answer | { readonly kind: 'fatal'; readonly message: string } | { readonly kind: 'aborted' };

async function ask(
  model: ChatModel,
  { key, request }: Question,
  throttle: Throttle,
  { patience, signal: cancelled }: Pick<AskOptions, 'patience' | 'signal'>,
  stopped: AbortSignal,
): Promise<Asked> {
  try {
    const { reply, latencyMs } = await throttle.run(async () => {
      const startedMs = patience.now();
      // What is on its way may be billed: only the user gives it up, a run that stops waits for it.
      const given = await model.complete(request, cancelled);
      return { reply: given, latencyMs: patience.now() - startedMs };
    }, stopped);
    return { kind: 'answered', answer: { key, ...reply, latencyMs: Math.round(latencyMs) } };
  } catch (error) {
    if (stopped.aborted) return { kind: 'aborted' };
    if (!(error instanceof ChatFailure)) throw error;
    const fatal = error.kind === 'key' || error.kind === 'model';
    return { kind: fatal ? 'fatal' : 'failed', message: error.message };
  }
}
