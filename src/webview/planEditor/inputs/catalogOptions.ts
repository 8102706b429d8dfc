import * as l10n from '@vscode/l10n';
import type { IsoDay } from '../../../core/catalog/catalogNumber';
import { trainabilityOn } from '../../../core/catalog/fineTuning';
import { lifecycleOn } from '../../../core/catalog/lifecycle';
import { providerName } from '../../../core/catalog/providerName';
import type { Catalog } from '../../../core/catalog/types';
import type { ChoicePath } from '../../../protocol/planPaths';
import type { Option } from './choiceField';

/** What can be chosen on a day: rows that are still sold. */
export function catalogOptions(
  catalog: Catalog,
  today: IsoDay,
): Readonly<Record<ChoicePath, readonly Option[]>> {
  return {
    'choices.chatModel': catalog.chatModels
      .filter(({ lifecycle }) => lifecycleOn(lifecycle, today).state !== 'shut-down')
      .map(({ id, name, provider }) => ({ id, label: name, group: providerName(provider) })),
    'choices.fineTunedModel': catalog.fineTuningOffers
      .filter((offer) => trainabilityOn(offer, today, 'new').kind !== 'no')
      .map(({ id, baseModel, platform }) => ({ id, label: baseModel, group: platform })),
    'choices.embeddingModel': catalog.embeddingModels
      .filter(({ lifecycle }) => lifecycleOn(lifecycle, today).state !== 'shut-down')
      .map(({ id, name, provider }) => ({ id, label: name, group: providerName(provider) })),
    'choices.reranker': [
      { id: 'none', label: l10n.t('None'), group: l10n.t('Without') },
      ...catalog.rerankers.map(({ id, name, provider }) => ({
        id,
        label: name,
        group: providerName(provider),
      })),
    ],
    'choices.vectorStore': catalog.vectorStores.map(({ id, name, vendor }) => ({
      id,
      label: name,
      group: vendor,
    })),
  };
}
