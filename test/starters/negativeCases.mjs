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
];
