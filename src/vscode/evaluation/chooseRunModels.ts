import * as l10n from '@vscode/l10n';
import path from 'node:path';
import { EvaluationInputError } from '../../measure/evaluate/run/loadEvaluation';
import type { EvaluationCase } from '../../core/evaluation/evaluationCase';
import type { EvaluationInput } from './chooseInput';
import { chooseChatModels, chooseEmbeddingModel, chooseService } from './chooseModels';
import type { Endpoints } from './endpoints';
import { readLabels, type PreparedRun } from './prepareRun';

/**
 * Asks for the models that answer, and for those that judge where a case needs one.
 * @param many whether more than one model may answer
 * @throws {EvaluationInputError}
 */
export async function chooseRunModels(
  endpoints: Endpoints,
  input: EvaluationInput,
  cases: readonly EvaluationCase[],
  many: boolean,
): Promise<PreparedRun | undefined> {
  const service = await chooseService(endpoints, l10n.t('Ockham: Run Evaluation'));
  if (!service) return undefined;
  const title = l10n.t('Ockham: Evaluate {0}', path.basename(input.prompt.file));
  const models = await chooseChatModels(service, endpoints, title, many);
  if (!models) return undefined;
  const run = { input, cases, models, labelledAnswers: [] };

  const similar = cases.some(({ grader }) => grader.type === 'similarity');
  if (similar && service.kind === 'editor') {
    throw new EvaluationInputError(
      l10n.t(
        'Some cases are graded by similarity, which needs an embedding model: the models of VS Code have none, so choose an endpoint.',
      ),
    );
  }
  const embedding =
    similar && service.kind === 'endpoint'
      ? await chooseEmbeddingModel(
          service,
          endpoints,
          l10n.t('Ockham: Embedding Model for Similarity'),
        )
      : undefined;
  if (similar && !embedding) return undefined;

  const rubrics = cases.filter(({ grader }) => grader.type === 'rubric').length;
  if (rubrics === 0) return { ...run, ...(embedding ? { embedding } : {}) };
  const [judge] =
    (await chooseChatModels(
      service,
      endpoints,
      l10n.t('Ockham: Judge for {0} Cases with a Rubric', rubrics),
      false,
    )) ?? [];
  return judge
    ? {
        ...run,
        judge,
        labelledAnswers: await readLabels(input),
        ...(embedding ? { embedding } : {}),
      }
    : undefined;
}
