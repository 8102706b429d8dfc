// @ts-check
/**
 * What has broken projects of this kind, and the test of a starter that shows what ours does instead. The layer fails
 * when one of these tests is gone.
 * @type {readonly { starter: string, breaks: string, outcome: string, test: RegExp }[]}
 */
export const negativeCases = [
  {
    starter: 'prompt',
    breaks: 'a server that ignores base64',
    outcome: 'floats are asked for, the vectors are right',
    test: /asks for floats, so that a server that knows no base64/,
  },
  {
    starter: 'prompt',
    breaks: 'vectors of zeros',
    outcome: 'refused',
    test: /refuses a vector of zeros/,
  },
  {
    starter: 'prompt',
    breaks: 'vectors of another dimension',
    outcome: 'refused',
    test: /refuses vectors of two dimensions/,
  },
  {
    starter: 'prompt',
    breaks: 'a truncated answer',
    outcome: 'typed fallback "incomplete"',
    test: /falls back as incomplete when the model is cut off/,
  },
  {
    starter: 'prompt',
    breaks: 'a refusal',
    outcome: 'typed fallback "refused"',
    test: /falls back as refused when the model refuses/,
  },
  {
    starter: 'prompt',
    breaks: 'an answer that leaves the schema',
    outcome: 'one more attempt, then "invalid-output"',
    test: /falls back as invalid-output/,
  },
  {
    starter: 'prompt',
    breaks: 'a message that closes its delimiter',
    outcome: 'it stays data',
    test: /lets no message close its tag/,
  },
  {
    starter: 'prompt',
    breaks: 'a server without /responses',
    outcome: 'chat completions take over',
    test: /falls back to chat where the server has no/,
  },
  {
    starter: 'prompt',
    breaks: 'calls that would exceed the budget',
    outcome: 'not sent',
    test: /refuses a call whose worst case does not fit/,
  },
  {
    starter: 'rag',
    breaks: 'vectors of another model or size',
    outcome: 'refused until rebuilt',
    test: /refuses vectors of another model, size or language/,
  },
  {
    starter: 'rag',
    breaks: 'a second process, and kill -9 during ingest',
    outcome: 'kept out by the lock; nothing committed is lost',
    test: /keeps a second process out, survives kill -9 during ingest/,
  },
  {
    starter: 'rag',
    breaks: 'a creation of the store that was killed',
    outcome: 'begun anew',
    test: /is created beside its place, so that a creation that was killed is begun anew/,
  },
  {
    starter: 'rag',
    breaks: 'a removed document',
    outcome: 'gone from the index',
    test: /forgets a removed document/,
  },
  {
    starter: 'rag',
    breaks: 'a filter on an approximate index',
    outcome: 'rows are found behind it',
    test: /finds rows behind a filter through the approximate index/,
  },
  {
    starter: 'rag',
    breaks: 'an instruction in a source',
    outcome: 'it stays between its tags',
    test: /keeps a hostile source between its tags/,
  },
  {
    starter: 'rag',
    breaks: 'a quote that no source holds',
    outcome: 'the answer is not given',
    test: /is not given on an invented quote or source/,
  },
  {
    starter: 'rag',
    breaks: 'a question that the corpus does not answer',
    outcome: 'abstention',
    test: /abstains where the corpus does not tell/,
  },
  {
    starter: 'rag',
    breaks: 'a truncated or refused answer',
    outcome: 'fails by name',
    test: /fails by name when it was refused, cut off, or something else/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'a job that fails',
    outcome: 'the reason is told, nothing is submitted again by itself',
    test: /that failed: the reason is told/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'a job that is cancelled elsewhere',
    outcome: 'the run ends',
    test: /that was cancelled elsewhere: ends/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'a job that is stuck validating',
    outcome: 'the run stops, the job stays known',
    test: /that is stuck validating/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'a file that the provider refuses',
    outcome: 'no job is started',
    test: /file status error: no job is started/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'a lost answer to the creation of a job',
    outcome: 'found again, not created twice',
    test: /the answer to "create" is lost/,
  },
  {
    starter: 'fine-tuning',
    breaks: '199 rows',
    outcome: 'refused, unless forced',
    test: /199 rows: refused/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'no failing baseline',
    outcome: 'refused, unless forced',
    test: /no baseline, one that suffices, one that does not tell: refused/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'a provider closed to new customers',
    outcome: 'refused with its date',
    test: /provider closed to new customers: refused/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'leakage between training and held-out rows',
    outcome: 'named',
    test: /names a question that stands on two sides/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'a spend cap exceeded',
    outcome: 'refused, forced or not',
    test: /cap exceeded: refused/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'a run that is killed in the middle',
    outcome: 'started again it leaves one job at the server',
    test: /leaves one job at the server, and sees it through/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'personal data in a row',
    outcome: 'refused, unless redacted or forced',
    test: /personal data: refused, unless redacted or forced/,
  },
  {
    starter: 'fine-tuning',
    breaks: 'a server that answers garbage',
    outcome: 'the run stops and can be taken up again',
    test: /a web page: the run stops and can be taken up again/,
  },
  {
    starter: 'hybrid',
    breaks: 'a tuned model whose base was shut down',
    outcome: 'the base model answers',
    test: /goes back to the base for good when the tuned model was shut down/,
  },
  {
    starter: 'hybrid',
    breaks: 'a template that changed after the training',
    outcome: 'the tuned model is not served',
    test: /does not serve a model that was tuned on another template/,
  },
  {
    starter: 'hybrid',
    breaks: 'training words that differ from serving words',
    outcome: 'one template renders both',
    test: /asks in serving, to the letter, what it teaches in training/,
  },
  {
    starter: 'hybrid',
    breaks: 'evaluation questions among the training rows',
    outcome: 'left out',
    test: /never takes a question of the evaluation, nor nearly one/,
  },
  {
    starter: 'hybrid',
    breaks: 'training before RAG was measured',
    outcome: 'the gate stays closed',
    test: /is closed until RAG was evaluated and finds its sources/,
  },
];
