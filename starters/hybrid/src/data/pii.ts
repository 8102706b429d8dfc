import type { Message, TrainingRow } from './row.ts';
import type { LocatedRow } from './validate.ts';

export type PiiKind =
  | 'email address'
  | 'phone number'
  | 'payment card'
  | 'bank account (IBAN)'
  | 'IP address'
  | 'US social security number'
  | 'secret key';

/** Something in a row that looks like personal data or a secret. */
export interface PiiFinding {
  readonly row: LocatedRow;
  /** Index of the message. */
  readonly message: number;
  readonly kind: PiiKind;
  /** The first characters only: a report must not spread what it warns of. */
  readonly excerpt: string;
}

interface Detector {
  readonly kind: PiiKind;
  readonly pattern: RegExp;
  readonly holds?: (match: string) => boolean;
}

/** The order decides where two claim the same text: the more certain first. */
const detectors: readonly Detector[] = [
  {
    kind: 'secret key',
    pattern:
      /\b(?:sk-[\w-]{20,}|AKIA[0-9A-Z]{16}|gh[pousr]_\w{36,}|xox[abprs]-[\w-]{10,}|eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]+)|-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  },
  { kind: 'email address', pattern: /\b[\w.%+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24}\b/g },
  {
    kind: 'bank account (IBAN)',
    pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b/g,
    holds: isIban,
  },
  { kind: 'payment card', pattern: /\b(?:\d[ -]?){12,18}\d\b/g, holds: isPaymentCard },
  {
    kind: 'US social security number',
    pattern: /\b(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/g,
  },
  {
    kind: 'IP address',
    pattern: /\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b/g,
    holds: (match) => !/^(?:127\.|0\.|10\.|192\.168\.)/.test(match),
  },
  {
    kind: 'phone number',
    pattern:
      /(?<![\w.])(?:\+\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{2,5}(?:[ .-]\d{2,7}){1,4}(?![\w.]\d)|(?<!\w)\+\d{8,15}\b/g,
    holds: isPhoneNumber,
  },
];

/**
 * Finds personal data and secrets by their form. Names, addresses and what a story gives away have no form: a clean
 * report is no proof that the rows are free of personal data.
 */
export function findPii(rows: readonly LocatedRow[]): readonly PiiFinding[] {
  return rows.flatMap((row) =>
    row.row.messages.flatMap((message, index) => {
      const found: PiiFinding[] = [];
      mapText(message, (text) =>
        replacePii(text, (kind, match) => {
          found.push({ row, message: index, kind, excerpt: `${match.slice(0, 3)}…` });
          return match;
        }),
      );
      return found;
    }),
  );
}

/** The row with each finding replaced by its kind in brackets. */
export function redactPii(row: TrainingRow): TrainingRow {
  const redact = (text: string): string => replacePii(text, (kind) => `[${kind}]`);
  return { ...row, messages: row.messages.map((message) => mapText(message, redact)) };
}

function replacePii(text: string, replace: (kind: PiiKind, match: string) => string): string {
  let pieces: readonly { readonly text: string; readonly done: boolean }[] = [
    { text, done: false },
  ];
  for (const { kind, pattern, holds } of detectors) {
    pieces = pieces.flatMap((piece) => {
      if (piece.done) return [piece];
      const parts: { text: string; done: boolean }[] = [];
      let from = 0;
      for (const match of piece.text.matchAll(pattern)) {
        const [found] = match;
        if (holds && !holds(found)) continue;
        parts.push({ text: piece.text.slice(from, match.index), done: false });
        parts.push({ text: replace(kind, found), done: true });
        from = match.index + found.length;
      }
      return [...parts, { text: piece.text.slice(from), done: false }];
    });
  }
  return pieces.map((piece) => piece.text).join('');
}

function mapText(message: Message, map: (text: string) => string): Message {
  const { content } = message;
  if (content === undefined || content === null) return mapCalls(message, map);
  const mapped =
    typeof content === 'string'
      ? map(content)
      : content.map((part) => ({ ...part, text: map(part.text) }));
  return mapCalls({ ...message, content: mapped }, map);
}

function mapCalls(message: Message, map: (text: string) => string): Message {
  if (message.role !== 'assistant' || message.tool_calls === undefined) return message;
  return {
    ...message,
    tool_calls: message.tool_calls.map((call) => ({
      ...call,
      function: { ...call.function, arguments: map(call.function.arguments) },
    })),
  };
}

function isPhoneNumber(match: string): boolean {
  const digits = match.replace(/\D/g, '');
  if (/^\d{4}-\d{2}-\d{2}/.test(match)) return false;
  if (match.startsWith('+')) return digits.length >= 8 && digits.length <= 15;
  return digits.length >= 9 && digits.length <= 15;
}

/** Luhn check (ISO/IEC 7812-1) and the first digits that payment networks use. */
function isPaymentCard(match: string): boolean {
  const digits = match.replace(/\D/g, '');
  if (!/^[2-6]/.test(digits) || digits.length < 13) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

/** Mod-97 check of ISO 13616. */
function isIban(match: string): boolean {
  const compact = match.replaceAll(' ', '');
  if (compact.length < 15 || compact.length > 34) return false;
  const digits = (compact.slice(4) + compact.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55),
  );
  return BigInt(digits) % 97n === 1n;
}
