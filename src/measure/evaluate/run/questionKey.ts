import { createHash } from 'node:crypto';
import type { ChatModel, ChatRequest } from './chatModel';

/** Names a question by everything that decides its answer, so that an answer is only reused for the same question. */
export function questionKey(
  purpose: 'answer' | 'judge',
  model: ChatModel,
  caseId: string,
  request: ChatRequest,
): string {
  return hashText(JSON.stringify([purpose, model.provider, model.id, caseId, request]));
}

/** SHA-256 in hexadecimal. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
