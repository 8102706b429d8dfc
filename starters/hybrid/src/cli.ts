import { parseArgs } from 'node:util';
import { answerQuestion } from './answer/answerQuestion.ts';
import { describeAnswer } from './answer/describeAnswer.ts';
import { runMain, StarterError } from './errors.ts';
import { describeIngest, ingest } from './ingest/ingest.ts';
import { openRag } from './openRag.ts';
import { readQuestion } from './readQuestion.ts';
import { readStats } from './stats.ts';

const usage = `npm run ingest [-- --rebuild]                    makes the index equal to the corpus
npm run ask -- "question" [--under folder/]      answers with checked citations
npm run stats                                    what the index holds`;

await runMain(async () => {
  const { command, question, under, rebuild } = readArguments();
  const rag = await openRag({ rebuild });
  try {
    console.error(rag.connection.banner);
    if (command === 'stats') {
      console.log(await readStats(rag.database));
      return 0;
    }
    if (command === 'ingest') {
      console.log(describeIngest(await ingest(rag)));
      return 0;
    }
    const { documents } = await readStats(rag.database);
    if (documents === 0) console.error(describeIngest(await ingest(rag)));
    const answer = await answerQuestion(rag, question, under);
    console.log(describeAnswer(answer));
    return answer.status === 'failed' ? 1 : 0;
  } finally {
    await rag.close();
  }
});

function readArguments() {
  const { values, positionals } = parse();
  const [command, ...words] = positionals;
  if (command !== 'ingest' && command !== 'ask' && command !== 'stats')
    throw new StarterError('configuration', `say what to do:\n${usage}`);
  return {
    command,
    question: command === 'ask' ? readQuestion(words.join(' ')) : '',
    under: values.under,
    rebuild: command === 'ingest' && values.rebuild,
  };
}

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { under: { type: 'string' }, rebuild: { type: 'boolean', default: false } },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StarterError('configuration', `${reason}\n${usage}`);
  }
}
