const names: Readonly<Record<string, string>> = {
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google',
  mistral: 'Mistral',
  deepseek: 'DeepSeek',
  xai: 'xAI',
  groq: 'Groq',
  meta: 'Meta',
  moonshotai: 'Moonshot AI',
  zai: 'Z.ai',
  qwen: 'Qwen',
  cohere: 'Cohere',
  voyage: 'Voyage',
};

/** What a provider calls itself; its id where nobody wrote that down. */
export function providerName(id: string): string {
  return names[id] ?? id;
}
