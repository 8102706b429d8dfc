import * as l10n from '@vscode/l10n';
import { providerName } from '../../core/catalog/providerName';
import type { CorpusUse, UseCost } from '../../core/corpus/useCost';
import type { CorpusReportIntent, CorpusReportSnapshot } from '../../protocol/corpusReport';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { formatWhole } from '../format';
import { CostBasisList } from './costBasis';
import { UseCostRow } from './useCostRow';
import type { ChosenReport } from './useReport';
import { fill } from '../controls/fill';

/** What it costs to put all of the corpus into every prompt, beside retrieving from it. */
export function UseCosts({
  snapshot,
  chosen: { calculation, choices, choose },
  post,
}: {
  readonly snapshot: CorpusReportSnapshot;
  readonly chosen: ChosenReport;
  readonly post: (intent: CorpusReportIntent) => void;
}) {
  const { plan, planCount, basis, chatModels } = snapshot;
  const { uses } = calculation;
  const providers = [...new Set(chatModels.map(({ provider }) => provider))];
  return (
    <section aria-labelledby="costs">
      <h2 id="costs">{l10n.t('All of it in the prompt, or retrieved?')}</h2>
      <p class="hint">
        {l10n.t("Models, embeddings and stores, without people's work.")}{' '}
        {plan === undefined ? (
          <>
            {l10n.t('Priced by assumptions.')}{' '}
            {planCount > 0 && (
              <Button kind="link" onClick={() => post({ kind: 'choosePlan' })}>
                {l10n.t('Choose a plan')}
              </Button>
            )}
          </>
        ) : (
          <>
            {fill(
              l10n.t('Priced by {0}.'),
              <Button kind="link" onClick={() => post({ kind: 'openPlan' })}>
                {plan}
              </Button>,
            )}{' '}
            {planCount > 1 && (
              <Button kind="link" onClick={() => post({ kind: 'choosePlan' })}>
                {l10n.t('Choose another')}
              </Button>
            )}
          </>
        )}
      </p>
      <p class="model-choice">
        <label for="chat-model">{l10n.t('Model')}</label>
        <select
          id="chat-model"
          value={choices.chatModel}
          onChange={(event) => choose({ chatModel: event.currentTarget.value })}
        >
          {!chatModels.some(({ id }) => id === choices.chatModel) && (
            <option value={choices.chatModel}>{choices.chatModel}</option>
          )}
          {providers.map((provider) => (
            <optgroup key={provider} label={providerName(provider)}>
              {chatModels
                .filter((model) => model.provider === provider)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </p>
      {uses.kind === 'problems' ? (
        uses.problems.map(({ path, message }) => (
          <p key={path} class="note">
            <Icon name="warning" />{' '}
            <span>{l10n.t('The plan cannot be priced: {0}.', message)}</span>
          </p>
        ))
      ) : (
        <Uses uses={uses.uses} choices={choices} />
      )}
      <CostBasisList basis={basis} />
    </section>
  );
}

function Uses({
  uses,
  choices,
}: {
  readonly uses: readonly UseCost[];
  readonly choices: ChosenReport['choices'];
}) {
  const most = Math.max(...uses.map(({ monthlyUsd }) => endOf(monthlyUsd)), 1e-9);
  const title: Readonly<Record<CorpusUse, string>> = {
    uncached: l10n.t('All of it, every time in full'),
    cached: l10n.t('All of it, from the prompt cache'),
    rag: l10n.t('RAG, chunks of {0} tokens', formatWhole(choices.chunkTokens)),
  };
  return (
    <table class="uses stacking" role="table">
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {l10n.t('Way')}
          </th>
          <th scope="col" role="columnheader" class="number">
            {l10n.t('Tokens per query')}
          </th>
          <th scope="col" role="columnheader" class="number">
            {l10n.t('Per query')}
          </th>
          <th scope="col" role="columnheader" class="wide">
            {l10n.t('Per month')}
          </th>
          <th scope="col" role="columnheader" class="number">
            {l10n.t('Once')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {uses.map((cost) => (
          <UseCostRow key={cost.use} cost={cost} title={title[cost.use]} most={most} />
        ))}
        {!uses.some(({ use }) => use === 'cached') && (
          <tr role="row">
            <th scope="row" role="rowheader">
              {title.cached}
            </th>
            <td role="cell" colSpan={4} class="hint">
              {l10n.t('This model has no prompt cache that can be counted on.')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function endOf(amount: UseCost['monthlyUsd']): number {
  if (typeof amount === 'number') return amount;
  return 'atLeast' in amount ? amount.atLeast : amount.p90;
}
