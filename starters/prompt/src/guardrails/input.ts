export const longestMessageCharacters = 2_000;

/** A message that may be sent, or why it may not. */
export type CheckedInput =
  | {
      readonly ok: true;
      readonly message: string;
      /** Kinds of secrets taken out. */ readonly redacted: readonly string[];
    }
  | {
      readonly ok: false;
      readonly reason: 'empty' | 'too-long' | 'injection';
      readonly detail: string;
    };

/**
 * Phrases that only an attack uses. A list catches the plain attempts before they cost anything; what slips through
 * meets the delimiters of the prompt and the output guardrails.
 */
const attacks = [
  /\b(?:ignore|disregard|forget)\b.{0,40}\b(?:instructions?|rules|prompt|above|previous)\b/i,
  /\b(?:reveal|print|show|repeat|output|translate|summari[sz]e)\b.{0,40}\b(?:system|initial|hidden|your)\s+(?:prompt|instructions?|rules|message)\b/i,
  /\byou are (?:now|no longer)\b/i,
  /\b(?:developer|debug|jailbreak|dan) mode\b/i,
  /<\/?(?:system|source|message|question)\b/i,
];

const secrets: readonly {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly holds: (text: string) => boolean;
}[] = [
  { kind: 'card number', pattern: /\b\d(?:[ -]?\d){12,18}\b/g, holds: passesLuhn },
  { kind: 'IBAN', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}\b/g, holds: () => true },
  { kind: 'email address', pattern: /\b[\w.+-]+@[\w-]+\.[\w.-]*\w/g, holds: () => true },
];

/** Validates a message and takes secrets out of it before it leaves this machine. */
export function checkInput(text: string): CheckedInput {
  const trimmed = text.normalize('NFC').trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) {
    return { ok: false, reason: 'empty', detail: 'the message holds no word' };
  }
  if (trimmed.length > longestMessageCharacters) {
    return {
      ok: false,
      reason: 'too-long',
      detail: `${trimmed.length} characters, ${longestMessageCharacters} are allowed`,
    };
  }
  const attack = attacks
    .map((pattern) => pattern.exec(trimmed)?.[0])
    .find((found) => found !== undefined);
  if (attack !== undefined) {
    return {
      ok: false,
      reason: 'injection',
      detail: `"${attack}" reads like an instruction to the model`,
    };
  }
  const redacted: string[] = [];
  let message = trimmed;
  for (const { kind, pattern, holds } of secrets) {
    message = message.replaceAll(pattern, (found) => {
      if (!holds(found)) return found;
      redacted.push(kind);
      return `[${kind} removed]`;
    });
  }
  return { ok: true, message, redacted };
}

/** The check digit of payment cards (ISO/IEC 7812-1). */
function passesLuhn(text: string): boolean {
  const digits = (text.match(/\d/g) ?? []).reverse().map(Number);
  const sum = digits.reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? digit : digit * 2;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
