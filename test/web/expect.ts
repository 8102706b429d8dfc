/** What node:assert does, for a host that has none of Node. */
export const expect = {
  ok: (value: unknown, message: string): void => {
    if (!value) throw new Error(message);
  },
  equal: (actual: unknown, wanted: unknown, message = 'Expected to be equal'): void => {
    const [found, due] = [actual, wanted].map((value) => JSON.stringify(value, undefined, 1));
    if (found !== due) throw new Error(`${message}:\n${found ?? ''}\nshould be\n${due ?? ''}`);
  },
  match: (text: string, pattern: RegExp): void => {
    if (!pattern.test(text)) throw new Error(`${JSON.stringify(text)} should match ${pattern}`);
  },
};
