/** Every kind of finding: what it is, and what to do about it. Ids are stable: people mute and track by them. */
export const ruleHelp = {
  'plan/invalid': {
    title: 'The plan cannot be assessed',
    help: 'Correct the value; "ockham assess" shows the plan once it is valid.',
  },
  'plan/revisit': {
    title: 'The decision on record no longer holds',
    help: 'Read what changed with "ockham assess", then record the decision anew with "Ockham: Export Decision Record".',
  },
  'plan/over-budget': {
    title: 'What the plan builds next costs more than its budget',
    help: 'Choose cheaper models, lower the volume, or raise limits.monthlyBudget.',
  },
  'dataset/invalid-row': {
    title: 'A row is no labelled example',
    help: 'Correct or remove the row: platforms refuse files with such rows.',
  },
  'dataset/repeated-row': {
    title: 'A row repeats an earlier one',
    help: 'Remove it: it teaches nothing and weighs its answer twice.',
  },
  'dataset/contradiction': {
    title: 'A row answers differently what an earlier one asks',
    help: 'Keep the answer that is right: the model is taught both.',
  },
  'dataset/same-question': {
    title: 'A row asks what an earlier one asks',
    help: 'Keep one of them, unless the answers are meant to vary.',
  },
  'dataset/too-long': {
    title: 'A row is so long that platforms cut it',
    help: 'Shorten it, or split it into several examples.',
  },
  'dataset/no-user-message': {
    title: 'A row has no user message',
    help: 'Add the question that the answer answers.',
  },
  'dataset/leak': {
    title: 'A row asks what the training set asks',
    help: 'Remove it from one of the two: scores on it are flattered.',
  },
  'dataset/secret': {
    title: 'A row holds what looks like a secret',
    help: 'Remove the secret and revoke it: models repeat what they are trained on.',
  },
  'dataset/personal-data': {
    title: 'A row holds what looks like personal data',
    help: 'Remove or replace it: models repeat what they are trained on.',
  },
  'corpus/secret': {
    title: 'A document holds what looks like a secret',
    help: 'Remove the secret and revoke it: whoever may ask the model may be told it.',
  },
  'corpus/duplicate': {
    title: 'Files of equal content',
    help: 'Keep one: the others cost tokens and crowd search results.',
  },
  'corpus/near-duplicate': {
    title: 'Files that mostly say the same',
    help: 'Merge them, or leave out what is outdated.',
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly help: string }>>;
