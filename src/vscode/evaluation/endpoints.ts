import * as vscode from 'vscode';
import type { Endpoint } from '../../measure/evaluate/run/openaiModels';
import { baseUrlsKey, keptBaseUrls } from '../adapters/keptBaseUrls';

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The model services that the user added. They are kept with the machine, not in settings, so that no workspace can
 * send a key elsewhere; keys are in the editor's secret storage, one for each origin.
 */
export class Endpoints {
  readonly #state: vscode.Memento;
  readonly #secrets: vscode.SecretStorage;

  constructor({ globalState, secrets }: Pick<vscode.ExtensionContext, 'globalState' | 'secrets'>) {
    this.#state = globalState;
    this.#secrets = secrets;
  }

  /** Base URLs, in the order in which they were added. */
  get baseUrls(): readonly string[] {
    return keptBaseUrls(this.#state);
  }

  async open(baseUrl: string): Promise<Endpoint> {
    const key = await this.#secrets.get(secretName(baseUrl));
    return { baseUrl, ...(key === undefined ? {} : { key }) };
  }

  /** @param key empty for a server that wants none */
  async add(baseUrl: string, key: string): Promise<void> {
    await this.setKey(baseUrl, key);
    await this.#state.update(baseUrlsKey, [...new Set([...this.baseUrls, baseUrl])]);
  }

  async setKey(baseUrl: string, key: string): Promise<void> {
    if (key === '') await this.#secrets.delete(secretName(baseUrl));
    else await this.#secrets.store(secretName(baseUrl), key);
  }

  /** Forgets the service and its key. */
  async remove(baseUrl: string): Promise<void> {
    await this.#state.update(
      baseUrlsKey,
      this.baseUrls.filter((kept) => kept !== baseUrl),
    );
    const { origin } = new URL(baseUrl);
    if (!this.baseUrls.some((kept) => new URL(kept).origin === origin))
      await this.#secrets.delete(secretName(baseUrl));
  }
}

function secretName(baseUrl: string): string {
  return `ockham.key:${new URL(baseUrl).origin}`;
}

/** What is wrong with a base URL, in one sentence; undefined where nothing is. */
export function faultOfBaseUrl(text: string): string | undefined {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return vscode.l10n.t('This is no URL: write it whole, such as https://api.openai.com/v1.');
  }
  if (url.username !== '' || url.password !== '')
    return vscode.l10n.t('Leave the key out of the URL: it is asked for next and kept secret.');
  if (url.protocol === 'https:') return undefined;
  if (url.protocol === 'http:' && loopback.test(url.hostname)) return undefined;
  return vscode.l10n.t(
    'Only https keeps the key and your text secret on their way; http is for this machine alone.',
  );
}
