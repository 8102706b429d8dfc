import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { lifecycleOn } from '../../core/catalog/lifecycle';
import { providerName } from '../../core/catalog/providerName';
import type { ChatModel, TokenizerFamily } from '../../core/catalog/types';
import {
  anthropicCounter,
  geminiCounter,
  type ProviderCounter,
} from '../../measure/calibrate/providerCounter';
import { today } from '../adapters/clock';
import { editorCounter } from './editorCounter';

/** Who shall count a sample, and for which tokenizer. */
export interface CounterChoice {
  readonly family: TokenizerFamily;
  /** What the user must know before text is sent there; a sentence. */
  readonly cost: string;
  readonly counter:
    | { readonly kind: 'ready'; readonly counter: ProviderCounter }
    /** `open` takes the key for the origin. */
    | {
        readonly kind: 'keyed';
        readonly origin: string;
        readonly open: (key: string) => ProviderCounter;
      };
}

interface CounterItem extends vscode.QuickPickItem {
  readonly choice?: CounterChoice;
}

const endpoints = {
  anthropic: {
    origin: 'https://api.anthropic.com',
    open: anthropicCounter,
    cost: vscode.l10n.t('Anthropic says that counting costs nothing (read 2026-11-22).'),
  },
  google: {
    origin: 'https://generativelanguage.googleapis.com',
    open: geminiCounter,
    cost: vscode.l10n.t('Whether Google charges for counting is unknown to Ockham.'),
  },
};

/** Asks who shall count. @returns undefined when the user chose nothing */
export async function chooseCounter(
  languageModels: readonly vscode.LanguageModelChat[],
): Promise<CounterChoice | undefined> {
  const separator = (label: string): CounterItem => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
  });
  const editorItems = languageModels.flatMap((model): CounterItem[] => {
    const family = findFamily(model);
    if (family === undefined) return [];
    const cost = vscode.l10n.t(
      'Whether {0} counts on this machine or elsewhere, and what it costs, is unknown to Ockham.',
      model.vendor,
    );
    const counter = { kind: 'ready', counter: editorCounter(model) } as const;
    return [{ label: model.name, description: model.vendor, choice: { family, cost, counter } }];
  });
  const items = [
    ...(editorItems.length > 0
      ? [separator(vscode.l10n.t('Models of VS Code, no key')), ...editorItems]
      : []),
    separator(vscode.l10n.t('Anthropic, with your key')),
    ...listEndpointModels('anthropic'),
    separator(vscode.l10n.t('Google, with your key')),
    ...listEndpointModels('google'),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Ockham: Calibrate Token Estimate'),
    placeHolder: vscode.l10n.t(
      'Whose tokenizer shall count a sample of the corpus? It holds for all models that share it.',
    ),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen?.choice;
}

function listEndpointModels(provider: keyof typeof endpoints): CounterItem[] {
  const { origin, open, cost } = endpoints[provider];
  return bundledCatalog.chatModels
    .filter((model) => model.provider === provider && isEstimated(model.tokenizerFamily))
    .filter((model) => lifecycleOn(model.lifecycle, today()).state !== 'shut-down')
    .map(({ id, name, tokenizerFamily: family }) => ({
      label: name,
      description: `${providerName(provider)} · ${id}`,
      choice: {
        family,
        cost,
        counter: { kind: 'keyed', origin, open: (key) => open(id, key) },
      },
    }));
}

/** The tokenizer of a model of VS Code, where the catalog knows the model; undefined for those that Ockham counts itself. */
export function findFamily({
  id,
  family,
  name,
}: Pick<vscode.LanguageModelChat, 'id' | 'family' | 'name'>): TokenizerFamily | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const names = new Set([id, family, name].map(plain));
  const known = bundledCatalog.chatModels.find(
    (model: ChatModel) => names.has(plain(model.id)) || names.has(plain(model.name)),
  );
  return known && isEstimated(known.tokenizerFamily) ? known.tokenizerFamily : undefined;
}

/** `unknown` is no family: what holds for one of its models tells nothing of another. */
function isEstimated(family: TokenizerFamily): boolean {
  return family !== 'o200k_base' && family !== 'unknown';
}
