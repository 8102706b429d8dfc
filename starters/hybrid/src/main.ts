import { once } from 'node:events';
import * as z from 'zod';
import { runMain, StarterError } from './errors.ts';
import { describeIngest, ingest } from './ingest/ingest.ts';
import { openRag } from './openRag.ts';
import { planNotes } from './planNotes.ts';
import { startServer } from './server.ts';

const environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
});

await runMain(async () => {
  const rag = await openRag();
  try {
    const parsed = environment.safeParse(process.env);
    if (!parsed.success)
      throw new StarterError('configuration', `.env: ${z.prettifyError(parsed.error)}`);
    console.log([rag.connection.banner, ...planNotes(rag.connection.settings)].join('\n'));
    console.log(describeIngest(await ingest(rag)));
    const server = await startServer(rag, parsed.data.HOST, parsed.data.PORT);
    console.log(`Ask at ${server.url} (Ctrl+C ends it), or: npm run ask -- "your question"`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await server.close();
    return 0;
  } finally {
    await rag.close();
  }
});
