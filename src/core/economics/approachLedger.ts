import type { Approach } from '../plan/approach';
import { retrieves, tunes } from './approachTraits';
import { component } from './components';
import type { CostLedger } from './costLedger';
import { chargeHosting, chargeTuning } from './fineTuning';
import { chargeInference, type RequestTokens } from './inference';
import { chargeIngestion } from './ingestion';
import type { ChatModel, EconomicsInputs } from './inputs';
import type { Point } from './quantities';
import { rerankingUsdPerQuery } from './reranking';
import { chargeVectorStore } from './vectorStore';

const perMillion = 1e-6;

/** The model that answers: the tuned one where there is one. */
export function answeringModel(
  inputs: Point<EconomicsInputs>,
  approach: Approach,
): Point<ChatModel> {
  return tunes(approach) ? inputs.fineTuning.model : inputs.chatModel;
}

/**
 * The tokens of one request. A tuned model has its few-shot examples in its weights, a long-context
 * prompt holds the whole corpus, a retrieving one `topK` chunks.
 */
export function requestTokens(inputs: Point<EconomicsInputs>, approach: Approach): RequestTokens {
  const { tokens, corpus, retrieval } = inputs;
  const retrieved = retrieves(approach) ? retrieval.topK * retrieval.chunkTokens : 0;
  return {
    prefix:
      tokens.system +
      (tunes(approach) ? 0 : tokens.examples) +
      (approach === 'long-context' ? corpus.tokens : 0),
    fresh: tokens.history + tokens.question + retrieved,
    answer: tokens.answer,
    reasoning: tokens.reasoning,
  };
}

/** Tokens by which a request, or it and its answer, exceed what the model takes; 0 when they fit. */
export function overflowTokens(inputs: Point<EconomicsInputs>, approach: Approach): number {
  const request = requestTokens(inputs, approach);
  const model = answeringModel(inputs, approach);
  const input = request.prefix + request.fresh;
  const output = request.answer + request.reasoning;
  return Math.max(0, input - model.maximumInputTokens, input + output - model.contextWindowTokens);
}

/** Clears the ledger and charges it with what is paid today, so that it compares like an approach. */
export function chargeToday(ledger: CostLedger, { today }: Point<EconomicsInputs>): void {
  ledger.clear();
  if (today.kind === 'perMonth') ledger.perMonth(component.today, today.usd);
  else if (today.kind === 'perQuery') ledger.perQuery(component.today, today.usd);
}

/** Clears the ledger and charges it with everything that an approach costs. */
export function chargeApproach(
  ledger: CostLedger,
  inputs: Point<EconomicsInputs>,
  approach: Approach,
): void {
  ledger.clear();
  const { workload, corpus, people, calendar } = inputs;
  const request = requestTokens(inputs, approach);
  const editsPerDay =
    workload.promptEditsPerDay + (approach === 'long-context' ? corpus.editsPerDay : 0);
  chargeInference(
    ledger,
    answeringModel(inputs, approach),
    request,
    workload,
    editsPerDay,
    calendar.daysPerMonth,
  );
  if (retrieves(approach)) chargeRetrieval(ledger, inputs);
  if (tunes(approach)) {
    chargeTuning(ledger, inputs.fineTuning, people.usdPerHour);
    chargeHosting(ledger, inputs.fineTuning, {
      outputTokensPerQuery: request.answer + request.reasoning,
      activeHoursPerDay: workload.activeHoursPerDay,
      peakToAverage: workload.peakToAverage,
      daysPerMonth: calendar.daysPerMonth,
      hoursPerMonth: calendar.hoursPerMonth,
    });
  }
  chargeEvaluation(ledger, inputs);
  ledger.setup(component.engineering, people.setupHours[approach] * people.usdPerHour);
  ledger.perMonth(
    component.maintenance,
    people.maintenanceHoursPerMonth[approach] * people.usdPerHour,
  );
}

function chargeRetrieval(ledger: CostLedger, inputs: Point<EconomicsInputs>): void {
  const { corpus, retrieval, tokens, calendar } = inputs;
  const chunks = chargeIngestion(ledger, corpus, retrieval);
  chargeVectorStore(ledger, retrieval.store, {
    vectors: chunks,
    dimensions: retrieval.embedding.dimensions,
    rewrittenVectorsPerMonth: chunks * corpus.monthlyChange,
    topK: retrieval.topK,
    hoursPerMonth: calendar.hoursPerMonth,
  });
  ledger.perQuery(
    component.queryEmbedding,
    tokens.question * retrieval.embedding.usdPerMillionTokens * perMillion,
  );
  ledger.perQuery(
    component.reranking,
    rerankingUsdPerQuery(
      retrieval.reranker,
      retrieval.candidates,
      retrieval.chunkTokens,
      tokens.question,
    ),
  );
}

/** Evaluation runs are queries too, one after the other, so they find the prompt cached. */
function chargeEvaluation(ledger: CostLedger, inputs: Point<EconomicsInputs>): void {
  const { cases, runsPerMonth, gradingUsdPerCase } = inputs.evaluation;
  ledger.perMonth(
    component.evaluation,
    cases * runsPerMonth * (ledger.totalUsdPerQuery + gradingUsdPerCase),
  );
}
