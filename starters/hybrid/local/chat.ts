import * as z from 'zod';
import { ApiFault, type Route } from './server.ts';

/** A request to a chat model, whichever of the two interfaces it came by. */
export interface ChatRequest {
  readonly model: string;
  /** The system prompt. */
  readonly instructions: string;
  readonly messages: readonly { readonly role: 'user' | 'assistant'; readonly content: string }[];
  /** The JSON schema of the answer; undefined = plain text. */
  readonly schema: unknown;
}

/** Answers a request with the text of the answer: JSON where there is a schema. */
export type Responder = (request: ChatRequest) => Promise<string>;

const content = z.union([
  z.string(),
  z
    .array(z.object({ text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
]);
const message = z.object({ role: z.enum(['system', 'developer', 'user', 'assistant']), content });
const responsesSchema = z.object({
  model: z.string(),
  instructions: z.string().nullish(),
  input: z.union([z.string(), z.array(message)]),
  text: z.object({ format: z.object({ schema: z.unknown() }).optional() }).optional(),
});
const chatSchema = z.object({
  model: z.string(),
  messages: z.array(message).min(1),
  response_format: z
    .object({ json_schema: z.object({ schema: z.unknown() }).optional() })
    .optional(),
});

/** POST /v1/responses and /v1/chat/completions, GET /v1/models/…: `find` gives the model of an id. */
export function chatRoutes(find: (model: string) => Responder | undefined): readonly Route[] {
  const respond = async (request: ChatRequest) => {
    const text = await responderOf(find, request.model)(request);
    const prompt = request.instructions + request.messages.map((one) => one.content).join('');
    return { text, inputTokens: estimateTokens(prompt), outputTokens: estimateTokens(text) };
  };
  return [
    {
      method: 'GET',
      path: /^\/v1\/models\/([^/]+)$/,
      handle({ parameters: [id = ''] }) {
        responderOf(find, id);
        return { json: { id, object: 'model', created: 0, owned_by: 'local' } };
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/responses$/,
      async handle(request) {
        const body = parse(responsesSchema, request.json());
        const input =
          typeof body.input === 'string'
            ? [{ role: 'user' as const, content: body.input }]
            : body.input;
        const { text, inputTokens, outputTokens } = await respond({
          model: body.model,
          ...split([{ role: 'system', content: body.instructions ?? '' }, ...input]),
          schema: body.text?.format?.schema,
        });
        return {
          json: {
            id: 'resp_local',
            object: 'response',
            created_at: 0,
            status: 'completed',
            model: body.model,
            output: [
              {
                id: 'msg_local',
                type: 'message',
                role: 'assistant',
                status: 'completed',
                content: [{ type: 'output_text', text, annotations: [] }],
              },
            ],
            usage: {
              input_tokens: inputTokens,
              input_tokens_details: { cached_tokens: 0 },
              output_tokens: outputTokens,
              output_tokens_details: { reasoning_tokens: 0 },
              total_tokens: inputTokens + outputTokens,
            },
          },
        };
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/chat\/completions$/,
      async handle(request) {
        const body = parse(chatSchema, request.json());
        const { text, inputTokens, outputTokens } = await respond({
          model: body.model,
          ...split(body.messages),
          schema: body.response_format?.json_schema?.schema,
        });
        return {
          json: {
            id: 'chatcmpl-local',
            object: 'chat.completion',
            created: 0,
            model: body.model,
            choices: [
              {
                index: 0,
                finish_reason: 'stop',
                logprobs: null,
                message: { role: 'assistant', content: text, refusal: null },
              },
            ],
            usage: {
              prompt_tokens: inputTokens,
              completion_tokens: outputTokens,
              total_tokens: inputTokens + outputTokens,
            },
          },
        };
      },
    },
  ];
}

function responderOf(find: (model: string) => Responder | undefined, id: string): Responder {
  const responder = find(id);
  if (responder === undefined) {
    throw new ApiFault(404, 'model_not_found', `the local server has no model "${id}"`);
  }
  return responder;
}

function split(messages: readonly z.infer<typeof message>[]) {
  const instructions: string[] = [];
  const turns: ChatRequest['messages'][number][] = [];
  for (const { role, content: text } of messages) {
    if (role === 'user' || role === 'assistant') turns.push({ role, content: text });
    else instructions.push(text);
  }
  return { instructions: instructions.join('\n'), messages: turns };
}

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new ApiFault(400, 'invalid_request', z.prettifyError(parsed.error));
}

/** A token is about four characters: the local models have no tokenizer of a chat model. */
function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4);
}
