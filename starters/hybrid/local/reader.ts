import type { ChatRequest } from './chat.ts';
import { encode, similarity } from './encoder.ts';
import { fillSchema, type Reading } from './fillSchema.ts';

/** Below this cosine of question and sentence the reader says that the sources do not hold the answer. */
const answerThreshold = 0.5;

interface Sentence {
  readonly sourceId: string;
  /** Verbatim from the source. */
  readonly text: string;
}

/**
 * An extractive reader, not a language model: it finds the sentence nearest to the question in the <source>
 * blocks of the prompt and fills the answer's schema with it, word for word.
 */
export async function readExtractively(request: ChatRequest): Promise<string> {
  const last = request.messages.at(-1)?.content ?? '';
  const prompt = `${request.instructions}\n${last}`;
  const question = questionOf(last);
  const best = await findNearest(question, sentencesOf(prompt));
  const reading: Reading = {
    question,
    found: best !== undefined && best.score >= answerThreshold ? best : undefined,
    score: best?.score ?? 0,
    examples: examplesOf(request.messages.slice(0, -1)),
  };
  if (request.schema === undefined) return reading.found?.text ?? 'The sources do not say.';
  return JSON.stringify(await fillSchema(request.schema, reading));
}

/** What stands in the last <question> or <message> block; else the text without its sources. */
function questionOf(text: string): string {
  const block = [...text.matchAll(/<(question|message)\b[^>]*>([\s\S]*?)<\/\1>/g)].at(-1)?.[2];
  return (block ?? text.replaceAll(/<source\b[^>]*>[\s\S]*?<\/source>/g, '')).trim();
}

function sentencesOf(prompt: string): readonly Sentence[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
  const sentences: Sentence[] = [];
  for (const [, sourceId = '', text = ''] of prompt.matchAll(
    /<source\b[^>]*?\bid="([^"]*)"[^>]*>([\s\S]*?)<\/source>/g,
  )) {
    for (const { segment } of segmenter.segment(text)) {
      const sentence = segment.trim();
      if (/\p{L}/u.test(sentence)) sentences.push({ sourceId, text: sentence });
    }
  }
  return sentences;
}

/** The few-shot examples of the conversation: a message and the JSON that answered it. */
function examplesOf(messages: ChatRequest['messages']): Reading['examples'] {
  return messages.flatMap(({ role, content }, index) => {
    const answer = messages[index + 1];
    if (role !== 'user' || answer?.role !== 'assistant') return [];
    try {
      return [{ question: questionOf(content), answer: JSON.parse(answer.content) as unknown }];
    } catch {
      return [];
    }
  });
}

async function findNearest(
  question: string,
  sentences: readonly Sentence[],
): Promise<(Sentence & { readonly score: number }) | undefined> {
  const [asked = [], ...encoded] = await encode([question, ...sentences.map(({ text }) => text)]);
  let best: (Sentence & { score: number }) | undefined;
  for (const [index, sentence] of sentences.entries()) {
    const score = similarity(asked, encoded[index] ?? []);
    if (best === undefined || score > best.score) best = { ...sentence, score };
  }
  return best;
}
