/**
 * Writes the JSON schema of plan files, generated from the zod schema, to dist/schemas/plan.schema.json.
 * It is made by every build rather than committed: a copy in the repository could fall behind its source.
 *
 *   node scripts/buildPlanSchema.mjs [folder]     default: dist/schemas
 */
import { build } from 'esbuild';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** @param {string} folder where plan.schema.json goes */
export async function buildPlanSchema(folder) {
  const bundle = await build({
    entryPoints: [path.join(root, 'src/core/plan/jsonSchema.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const code = bundle.outputFiles[0].contents;
  const { planJsonSchema } = await import(
    `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  );
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'plan.schema.json'),
    `${JSON.stringify(planJsonSchema(), undefined, 2)}\n`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildPlanSchema(process.argv[2] ?? path.join(root, 'dist/schemas'));
}
