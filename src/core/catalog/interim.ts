import type { ChatModel } from './types';
export const chatModels: readonly ChatModel[] = [];
