import * as l10n from '@vscode/l10n';

/** A kind of string that looks like a secret. */
export type SecretKind =
  | 'privateKey'
  | 'awsKey'
  | 'githubToken'
  | 'openaiKey'
  | 'slackToken'
  | 'jsonWebToken'
  | 'urlPassword'
  | 'connectionPassword';

/** Where something looks like a secret; never what. */
export interface SecretPlace {
  readonly kind: SecretKind;
  /** Counted from 1; absent in documents that have no lines to open. */
  readonly line?: number;
}

/** Where it is, as compilers write it. */
export function placeName(path: string, { line }: SecretPlace): string {
  return line === undefined ? path : `${path}:${line}`;
}

/**
 * The shapes that issuers document, and passwords inside addresses and connection strings. Each either has a bounded
 * length or begins where its own characters do, so that no text makes the search more than linear.
 */
const shapes: Readonly<Record<SecretKind, string>> = {
  privateKey: String.raw`-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY-----`,
  awsKey: String.raw`(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])`,
  githubToken: String.raw`(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,255})`,
  openaiKey: String.raw`(?<![\w-])sk-(?=[A-Za-z_-]{0,40}[0-9])[\w-]{20,255}`,
  slackToken: String.raw`(?<![A-Za-z0-9])xox[abeoprs]-[0-9][A-Za-z0-9-]{10,255}`,
  jsonWebToken: String.raw`(?<![\w-])eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}`,
  urlPassword: String.raw`:\/\/[^\s:@\/"'<>]{1,256}:(?![$<{*%[])[^\s@\/"'<>]{3,256}@`,
  connectionPassword: String.raw`;[ \t]*(?:[Pp]assword|[Pp]wd)[ \t]*=[ \t]*[^;\s"'<>{}$*%]{4,256}`,
};
const anyShape = new RegExp(
  Object.entries(shapes)
    .map(([kind, shape]) => `(?<${kind}>${shape})`)
    .join('|'),
  'g',
);

const names: Readonly<Record<SecretKind, string>> = {
  privateKey: l10n.t('private key'),
  awsKey: l10n.t('AWS access key'),
  githubToken: l10n.t('GitHub token'),
  openaiKey: l10n.t('API key (sk-…)'),
  slackToken: l10n.t('Slack token'),
  jsonWebToken: 'JSON Web Token',
  urlPassword: l10n.t('password in an address'),
  connectionPassword: l10n.t('password in a connection string'),
};

const kinds = Object.keys(names) as SecretKind[];

/** What a person calls it. */
export function secretName(kind: SecretKind): string {
  return names[kind];
}

/** What documentation writes where a password would be. */
const placeholder =
  /[:=][ \t]*(?:\W*|.*(?:password|passwd|pwd|pass|secret|example|your|xxx|changeme|\.\.\.).*)@?$/i;

/**
 * Finds what looks like a secret, in time linear in the text's length.
 * @param text bytes as characters (Latin-1) or text: only ASCII matters here
 * @param firstLine the number of the text's first line
 */
export function findSecrets(text: string, firstLine = 1): SecretPlace[] {
  const places: SecretPlace[] = [];
  let line = firstLine;
  let counted = 0;
  for (const match of text.matchAll(anyShape)) {
    const kind = kinds.find((candidate) => match.groups?.[candidate] !== undefined);
    if (kind === undefined || (isPassword(kind) && placeholder.test(match[0]))) continue;
    line += countLines(text, counted, match.index);
    counted = match.index;
    places.push({ kind, line });
  }
  return places;
}

function isPassword(kind: SecretKind): boolean {
  return kind === 'urlPassword' || kind === 'connectionPassword';
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    lines += 1;
  }
  return lines;
}
