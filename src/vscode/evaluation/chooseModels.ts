import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { lookUp } from '../../core/catalog/lookUp';
import { priceRowOn } from '../../core/catalog/price';
import {
  ChatFailure,
  type ChatModel,
  type EmbeddingModel,
} from '../../measure/evaluate/run/chatModel';
import {
  listModels,
  openaiChatModel,
  openaiEmbeddingModel,
  type Endpoint,
} from '../../measure/evaluate/run/openaiModels';
import { today } from '../adapters/clock';
import { faultOfBaseUrl, type Endpoints } from './endpoints';
import { editorChatModel } from './languageModels';

/** A place where models answer. */
export type ModelService =
  { readonly kind: 'editor' } | { readonly kind: 'endpoint'; readonly endpoint: Endpoint };

interface ServiceItem extends vscode.QuickPickItem {
  readonly choose: () => Promise<ModelService | undefined>;
}

const usualBaseUrls = [
  { label: 'OpenAI', description: 'https://api.openai.com/v1' },
  { label: vscode.l10n.t('Ollama on this machine'), description: 'http://localhost:11434/v1' },
  { label: vscode.l10n.t('vLLM on this machine'), description: 'http://localhost:8000/v1' },
] as const;

/** Asks where the models shall answer. @returns undefined when the user chose nothing */
export async function chooseService(
  endpoints: Endpoints,
  title: string,
): Promise<ModelService | undefined> {
  const items: ServiceItem[] = [
    ...endpoints.baseUrls.map((baseUrl) => ({
      label: `$(cloud) ${new URL(baseUrl).host}`,
      description: baseUrl,
      choose: async () => ({ kind: 'endpoint' as const, endpoint: await endpoints.open(baseUrl) }),
    })),
    {
      label: vscode.l10n.t('$(vscode) Models of VS Code'),
      description: vscode.l10n.t('your own subscription; VS Code asks for your consent'),
      choose: () => Promise.resolve({ kind: 'editor' as const }),
    },
    {
      label: vscode.l10n.t('$(add) Add an OpenAI-Compatible Endpoint…'),
      description: 'OpenAI, Azure, vLLM, Ollama, LM Studio, a gateway',
      choose: () => addEndpoint(endpoints),
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t(
      'Where shall the models answer? The prompt and the cases are sent there.',
    ),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen?.choose();
}

async function addEndpoint(endpoints: Endpoints): Promise<ModelService | undefined> {
  const baseUrl = await askBaseUrl();
  if (baseUrl === undefined) return undefined;
  const key = await askKey(baseUrl);
  if (key === undefined) return undefined;
  await endpoints.add(baseUrl, key);
  return { kind: 'endpoint', endpoint: await endpoints.open(baseUrl) };
}

async function askBaseUrl(): Promise<string | undefined> {
  const other = {
    label: vscode.l10n.t('Another…'),
    description: vscode.l10n.t('type its base URL'),
  };
  const chosen = await vscode.window.showQuickPick([...usualBaseUrls, other], {
    title: vscode.l10n.t('Ockham: Add an Endpoint'),
    placeHolder: vscode.l10n.t('Which service?'),
    ignoreFocusOut: true,
  });
  if (!chosen) return undefined;
  if (chosen !== other) return chosen.description;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Ockham: Add an Endpoint'),
    prompt: vscode.l10n.t('Base URL of the OpenAI-compatible API, up to and with /v1'),
    placeHolder: 'https://models.example.com/v1',
    validateInput: faultOfBaseUrl,
    ignoreFocusOut: true,
  });
  return typed?.trim().replace(/\/+$/, '');
}

function askKey(baseUrl: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Ockham: Key for {0}', new URL(baseUrl).host),
    prompt: vscode.l10n.t(
      'Kept in the secret storage of VS Code, sent to this host alone. Empty where the server wants none.',
    ),
    password: true,
    ignoreFocusOut: true,
  });
}

/**
 * Asks which chat models of a service to use.
 * @param many whether more than one may be chosen
 * @returns undefined when the user chose nothing
 */
export async function chooseChatModels(
  service: ModelService,
  endpoints: Endpoints,
  title: string,
  many: boolean,
): Promise<readonly ChatModel[] | undefined> {
  if (service.kind === 'editor') return chooseEditorModels(title, many);
  const listed = await listOrReplaceKey(service.endpoint, endpoints);
  if (!listed) return undefined;
  const ids = await pick(
    listed.ids.map((id) => ({ label: id, description: describePrice(id) })),
    { title, many, typed: vscode.l10n.t('the id of a chat model') },
  );
  return ids?.map((id) => openaiChatModel(listed.endpoint, id));
}

/** Asks which model of an endpoint turns texts into vectors. */
export async function chooseEmbeddingModel(
  { endpoint }: Extract<ModelService, { kind: 'endpoint' }>,
  endpoints: Endpoints,
  title: string,
): Promise<EmbeddingModel | undefined> {
  const listed = await listOrReplaceKey(endpoint, endpoints);
  if (!listed) return undefined;
  const embeddings = listed.ids.filter((id) => /embed/i.test(id));
  const ids = await pick(
    (embeddings.length > 0 ? embeddings : listed.ids).map((label) => ({ label })),
    { title, many: false, typed: vscode.l10n.t('the id of an embedding model') },
  );
  const [id] = ids ?? [];
  return id === undefined ? undefined : openaiEmbeddingModel(listed.endpoint, id);
}

async function chooseEditorModels(
  title: string,
  many: boolean,
): Promise<readonly ChatModel[] | undefined> {
  const models = await vscode.lm.selectChatModels();
  if (models.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'VS Code offers no language models here: sign in to an extension that brings some, or add an endpoint.',
      ),
    );
    return undefined;
  }
  const items = models.map((model) => ({
    label: model.name,
    description: `${model.vendor} · ${model.id}`,
    model,
  }));
  const options = { title, placeHolder: vscode.l10n.t('Which models?'), ignoreFocusOut: true };
  const chosen = many
    ? await vscode.window.showQuickPick(items, { ...options, canPickMany: true })
    : await vscode.window.showQuickPick(items, options).then((one) => (one ? [one] : undefined));
  return chosen && chosen.length > 0
    ? chosen.map(({ model }) => editorChatModel(model))
    : undefined;
}

interface ListedModels {
  readonly endpoint: Endpoint;
  readonly ids: readonly string[];
}

/** The models that an endpoint lists; none where it lists none. A key that is refused can be replaced at once. */
async function listOrReplaceKey(
  endpoint: Endpoint,
  endpoints: Endpoints,
): Promise<ListedModels | undefined> {
  try {
    const ids = await listModels(endpoint, AbortSignal.timeout(15_000));
    return { endpoint, ids };
  } catch (error) {
    if (!(error instanceof ChatFailure) || error.kind !== 'key') return { endpoint, ids: [] };
    const replace = vscode.l10n.t('Replace Key…');
    const chosen = await vscode.window.showErrorMessage(`Ockham: ${error.message}.`, replace);
    if (chosen !== replace) return undefined;
    const key = await askKey(endpoint.baseUrl);
    if (key === undefined) return undefined;
    await endpoints.setKey(endpoint.baseUrl, key);
    return listOrReplaceKey(await endpoints.open(endpoint.baseUrl), endpoints);
  }
}

/** Lets the user choose from a list, or type where there is no list. */
async function pick(
  items: readonly vscode.QuickPickItem[],
  {
    title,
    many,
    typed,
  }: { readonly title: string; readonly many: boolean; readonly typed: string },
): Promise<readonly string[] | undefined> {
  if (items.length === 0) {
    const id = await vscode.window.showInputBox({
      title,
      prompt: vscode.l10n.t('This endpoint lists no models: type {0}.', typed),
      ignoreFocusOut: true,
    });
    return id === undefined || id.trim() === '' ? undefined : [id.trim()];
  }
  const options = {
    title,
    placeHolder: many ? vscode.l10n.t('Which models?') : vscode.l10n.t('Which model?'),
    ignoreFocusOut: true,
  };
  if (!many) {
    const one = await vscode.window.showQuickPick(items, options);
    return one ? [one.label] : undefined;
  }
  const chosen = await vscode.window.showQuickPick(items, { ...options, canPickMany: true });
  return chosen && chosen.length > 0 ? chosen.map(({ label }) => label) : undefined;
}

function describePrice(id: string): string {
  const found = lookUp(bundledCatalog.chatModels, id);
  if (found.kind !== 'found') return vscode.l10n.t('price unknown');
  const tier = priceRowOn(found.row, today())?.tiers[0];
  if (tier?.input.kind !== 'known' || tier.output.kind !== 'known')
    return vscode.l10n.t('price unknown');
  return vscode.l10n.t('${0} in, ${1} out per million tokens', tier.input.value, tier.output.value);
}
