/** A kind of personal data that has a shape of its own. */
export type PersonalDataKind = 'email' | 'phone' | 'paymentCard' | 'iban' | 'socialSecurityNumber';

const names: Readonly<Record<PersonalDataKind, string>> = {
  email: 'e-mail address',
  phone: 'phone number',
  paymentCard: 'payment card number',
  iban: 'bank account (IBAN)',
  socialSecurityNumber: 'US social security number',
};

/** What a person calls it. */
export function personalDataName(kind: PersonalDataKind): string {
  return names[kind];
}

/** Each has a bounded length, so that no text makes the search more than linear. */
const shapes: Readonly<Record<PersonalDataKind, RegExp>> = {
  email:
    /(?<![\w.+-])[\w.+-]{1,64}@(?!example\.)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,24}\b/giu,
  phone:
    /(?<![\w.])(?:\+\d{1,3}[ .-]?)(?:\(\d{1,4}\)[ .-]?)?\d{2,4}(?:[ .-]?\d{2,4}){1,4}(?!\w)|(?<![\w.])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)/gu,
  paymentCard: /(?<![\w.])\d(?:[ -]?\d){12,18}(?![\w.])/gu,
  iban: /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)/gu,
  socialSecurityNumber: /(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/gu,
};
const kinds = Object.keys(names) as PersonalDataKind[];

/** The kinds of personal data that a text seems to hold. Numbers with check digits count only where these are right. */
export function findPersonalData(text: string): readonly PersonalDataKind[] {
  return kinds.filter((kind) => {
    for (const [found] of text.matchAll(shapes[kind])) if (isPlausible(kind, found)) return true;
    return false;
  });
}

function isPlausible(kind: PersonalDataKind, found: string): boolean {
  if (kind === 'paymentCard') return isPaymentCard(found.replaceAll(/\D/g, ''));
  if (kind === 'iban') return passesMod97(found.replaceAll(' ', ''));
  return true;
}

/** Lengths by the first digits, as the large networks issue them: Visa, Mastercard, American Express, Discover. */
const issued = /^(4\d{12}(\d{3}){0,2}|(5[1-5]|2[2-7])\d{14}|3[47]\d{13}|6\d{15,18})$/;

function isPaymentCard(digits: string): boolean {
  return issued.test(digits) && passesLuhn(digits);
}

/** The check digit of payment cards: ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The check digits of an IBAN: ISO 13616, by ISO 7064 MOD 97-10. */
function passesMod97(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
