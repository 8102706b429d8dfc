import * as z from 'zod';
import { localModels } from '../src/config.ts';
import { encode } from './encoder.ts';
import { ApiFault, type Route } from './server.ts';

const requestSchema = z.object({
  model: z.string(),
  input: z.union([z.string().transform((text) => [text]), z.array(z.string()).min(1)]),
  encoding_format: z.enum(['float', 'base64']).default('float'),
  dimensions: z.number().optional(),
});

/** POST /v1/embeddings: a real embedding model, in float and in base64. */
export const embeddingRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: /^\/v1\/embeddings$/,
    async handle(request) {
      const parsed = requestSchema.safeParse(request.json());
      if (!parsed.success)
        throw new ApiFault(400, 'invalid_request', z.prettifyError(parsed.error));
      const { model, input, encoding_format: encoding, dimensions } = parsed.data;
      if (model !== localModels.embedding) {
        throw new ApiFault(
          404,
          'model_not_found',
          `the local server embeds with ${localModels.embedding} only`,
        );
      }
      if (dimensions !== undefined && dimensions !== localModels.embeddingDimensions) {
        throw new ApiFault(
          400,
          'invalid_dimensions',
          `${model} has ${localModels.embeddingDimensions} dimensions`,
        );
      }
      const vectors = await encode(input);
      const tokens = Math.ceil(input.join('').length / 4);
      return {
        json: {
          object: 'list',
          model,
          data: vectors.map((vector, index) => ({
            object: 'embedding',
            index,
            embedding: encoding === 'base64' ? toBase64(vector) : vector,
          })),
          // Estimated: a token is about four characters.
          usage: { prompt_tokens: tokens, total_tokens: tokens },
        },
      };
    },
  },
];

function toBase64(vector: readonly number[]): string {
  return Buffer.from(new Float32Array(vector).buffer).toString('base64');
}
