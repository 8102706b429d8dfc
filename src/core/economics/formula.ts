import * as l10n from '@vscode/l10n';
import type { Approach } from '../plan/approach';
import { retrieves, tunes } from './approachTraits';
import type { ComponentName } from './components';
import {
  factor,
  month,
  perToken,
  queriesPerMonth,
  setup,
  type Factor,
  type Formula,
} from './factors';
import { trainingRunUsd, trainingTokens } from './fineTuning';
import { inferenceFormula } from './inferenceFormula';
import { chunkPlan } from './ingestion';
import type { EconomicsInputs } from './inputs';
import type { Point } from './quantities';

/**
 * How a part of an approach's cost comes about, with the inputs' own numbers, so that a reader can
 * recompute it. Undefined for parts that are no single product (a store's price list) and
 * for those that the approach does not have.
 */
export function formulaOf(
  point: Point<EconomicsInputs>,
  approach: Approach,
  part: ComponentName,
  missRate: number,
): Formula | undefined {
  const { people } = point;
  const rate = factor(l10n.t('USD per hour'), people.usdPerHour, 'people.usdPerHour');
  switch (part) {
    case 'engineering':
      return setup(
        factor(
          l10n.t('hours to build'),
          people.setupHours[approach],
          `people.setupHours.${approach}`,
        ),
        rate,
      );
    case 'maintenance':
      return month(
        factor(
          l10n.t('hours of upkeep'),
          people.maintenanceHoursPerMonth[approach],
          `people.maintenanceHoursPerMonth.${approach}`,
        ),
        rate,
      );
    case 'input':
    case 'cachedInput':
    case 'cacheWrites':
    case 'output':
    case 'reasoning':
      return inferenceFormula(point, approach, part, missRate);
    case 'queryEmbedding':
    case 'ingestion':
    case 'reranking':
      return retrieves(approach) ? retrievalFormula(point, part) : undefined;
    case 'curation':
    case 'labelling':
    case 'training':
    case 'hosting':
    case 'retraining':
    case 'migration':
      return tunes(approach) ? tuningFormula(point, part, rate) : undefined;
    case 'tools':
    case 'cacheStorage':
    case 'cacheKeepWarm':
    case 'vectorStorage':
    case 'vectorWrites':
    case 'vectorReads':
    case 'vectorPlan':
    case 'evaluation':
    case 'today':
      return undefined;
  }
}

function retrievalFormula(
  point: Point<EconomicsInputs>,
  part: 'queryEmbedding' | 'ingestion' | 'reranking',
): Formula | undefined {
  const { corpus, retrieval, tokens } = point;
  const { embedding, reranker } = retrieval;
  const embeddingPrice = perToken(
    l10n.t('embedding price'),
    embedding.usdPerMillionTokens,
    'retrieval.embedding.usdPerMillionTokens',
  );
  switch (part) {
    case 'queryEmbedding':
      return month(
        queriesPerMonth(point),
        factor(l10n.t('question tokens'), tokens.question, 'tokens.question'),
        embeddingPrice,
      );
    case 'ingestion': {
      const isPlain =
        corpus.pages === 0 && retrieval.contextual.kind === 'none' && embedding.batchDiscount === 0;
      const { tokens: embedded } = chunkPlan(
        corpus.tokens,
        corpus.documents,
        retrieval.chunkTokens,
        retrieval.chunkOverlapTokens,
      );
      if (!isPlain) return undefined;
      return setup(
        factor(
          l10n.t('tokens in chunks'),
          embedded,
          'corpus.tokens',
          'corpus.documents',
          'retrieval.chunkTokens',
          'retrieval.chunkOverlapTokens',
        ),
        embeddingPrice,
      );
    }
    case 'reranking': {
      const candidates = factor(l10n.t('candidates'), retrieval.candidates, 'retrieval.candidates');
      if (reranker.kind === 'none') return undefined;
      if (reranker.kind === 'perSearch') {
        const searches = Math.ceil(retrieval.candidates / reranker.documentsPerSearch);
        return month(
          queriesPerMonth(point),
          { ...candidates, name: l10n.t('searches per query'), value: searches },
          factor(
            l10n.t('USD per search'),
            reranker.usdPerThousandSearches / 1_000,
            'retrieval.reranker.usdPerThousandSearches',
          ),
        );
      }
      return month(
        queriesPerMonth(point),
        candidates,
        factor(
          l10n.t('tokens per candidate'),
          retrieval.chunkTokens + tokens.question,
          'retrieval.chunkTokens',
          'tokens.question',
        ),
        perToken(
          l10n.t('reranking price'),
          reranker.usdPerMillionTokens,
          'retrieval.reranker.usdPerMillionTokens',
        ),
      );
    }
  }
}

function tuningFormula(
  { fineTuning, people, calendar }: Point<EconomicsInputs>,
  part: 'curation' | 'labelling' | 'training' | 'hosting' | 'retraining' | 'migration',
  rate: Factor,
): Formula | undefined {
  const { training, hosting, migration } = fineTuning;
  const curation = factor(
    l10n.t('hours of curation'),
    fineTuning.curationHours,
    'fineTuning.curationHours',
  );
  const data = ['fineTuning.examples', 'fineTuning.tokensPerExample'];
  switch (part) {
    case 'curation':
      return setup(curation, rate);
    case 'labelling':
      return setup(
        factor(l10n.t('labels'), fineTuning.labels, 'fineTuning.labels'),
        factor(l10n.t('USD per label'), fineTuning.usdPerLabel, 'fineTuning.usdPerLabel'),
      );
    case 'training':
      if (training.kind !== 'perToken') return undefined;
      return setup(
        factor(l10n.t('training runs'), fineTuning.sweepRuns, 'fineTuning.sweepRuns'),
        factor(l10n.t('tokens per run'), trainingTokens(fineTuning), ...data),
        perToken(
          l10n.t('training price'),
          training.usdPerMillionTokens,
          'fineTuning.training.usdPerMillionTokens',
        ),
      );
    case 'hosting':
      if (hosting.kind !== 'hourly') return undefined;
      return month(
        factor(l10n.t('hours per month'), calendar.hoursPerMonth, 'calendar.hoursPerMonth'),
        factor(
          l10n.t('USD per hour of hosting'),
          hosting.usdPerHour,
          'fineTuning.hosting.usdPerHour',
        ),
      );
    case 'retraining':
      return month(
        factor(
          l10n.t('retrains per month'),
          fineTuning.retrainsPerYear / 12,
          'fineTuning.retrainsPerYear',
        ),
        factor(
          l10n.t('USD per retrain'),
          trainingRunUsd(fineTuning) + fineTuning.refreshHoursPerRetrain * people.usdPerHour,
          ...data,
          'fineTuning.refreshHoursPerRetrain',
          ...rate.inputs,
        ),
      );
    case 'migration':
      return month(
        factor(
          l10n.t('USD of tuning anew'),
          migration.shareOfTuning *
            (fineTuning.curationHours * people.usdPerHour +
              fineTuning.labels * fineTuning.usdPerLabel +
              fineTuning.sweepRuns * trainingRunUsd(fineTuning)),
          'fineTuning.migration.shareOfTuning',
          ...curation.inputs,
          ...rate.inputs,
        ),
        factor(
          l10n.t('shutdowns per month'),
          1 / migration.everyMonths,
          'fineTuning.migration.everyMonths',
        ),
      );
  }
}
