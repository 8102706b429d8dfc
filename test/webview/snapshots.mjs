// @ts-check
/** What a host would send, for the webview tests. */

/** @typedef {import('../../src/protocol/panel').PanelSnapshot} PanelSnapshot */

/** @type {PanelSnapshot} */
export const unanswered = {
  kind: 'snapshot',
  needs: {
    behavior: { format: 'none', voice: 'none', reasoning: 'none', speed: 'none' },
    knowledge: { private: 'none', current: 'none', citations: 'none' },
  },
};

/** @type {PanelSnapshot} */
export const answered = {
  kind: 'snapshot',
  needs: {
    behavior: { ...unanswered.needs.behavior, voice: 'essential', format: 'helpful' },
    knowledge: { ...unanswered.needs.knowledge, private: 'essential', citations: 'essential' },
  },
  corpus: {
    folders: ['docs'],
    tokens: 412_345,
    files: 214,
    skipped: 3,
    at: '2026-11-22T09:30:00.000Z',
    fit: { models: 60, fits: 41, tooClose: 2 },
  },
};
