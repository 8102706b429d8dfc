import { readFile } from 'node:fs/promises';
import * as z from 'zod';

const day = z.iso.date();
const sourcedDay = z.object({ day, url: z.string(), readAt: day, note: z.optional(z.string()) });
const price = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('known'),
    value: z.number().nonnegative(),
    range: z.optional(z.tuple([z.number().nonnegative(), z.number().nonnegative()])),
    url: z.string(),
    readAt: day,
    note: z.optional(z.string()),
  }),
  z.object({ kind: z.literal('unknown'), why: z.string() }),
]);
const unknownBilling = z.object({ billing: z.literal('unknown'), why: z.string() });

/** Who can start a job; `until` is the last day, `since` the first day of the closure. */
const access = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('open'), until: z.optional(sourcedDay) }),
  z.object({ kind: z.literal('closed'), since: sourcedDay }),
  z.object({ kind: z.literal('unknown'), why: z.string() }),
]);

/** What is known of fine-tuning one base model at one provider: every price and date with its source and the day it was read. */
const offer = z.object({
  id: z.string(),
  platform: z.string(),
  baseModel: z.string(),
  training: z.discriminatedUnion('billing', [
    z.object({ billing: z.literal('tokens'), price }),
    z.object({ billing: z.literal('hours'), price }),
    z.object({ billing: z.literal('gpu') }),
    unknownBilling,
  ]),
  inference: z.discriminatedUnion('billing', [
    z.object({ billing: z.literal('tokens'), input: price, output: price }),
    z.object({ billing: z.literal('base-model') }),
    z.object({ billing: z.literal('hosting-only') }),
    unknownBilling,
  ]),
  access: z.object({ newCustomers: access, existingCustomers: access }),
  minimumExamples: price,
  lifecycle: z.object({ shutdownOn: z.optional(sourcedDay), replacement: z.optional(z.string()) }),
});

export type Offer = z.infer<typeof offer>;
export type SourcedDay = z.infer<typeof sourcedDay>;

export const offers = z.array(offer);

/** Reads offers.json: Ockham writes it out of its catalog of prices and lifecycles. */
export async function readOffers(file: string): Promise<readonly Offer[]> {
  return offers.parse(JSON.parse(await readFile(file, 'utf8')));
}
