import { randomUUID } from 'node:crypto';
import { ApiFault, type LocalRequest, type Route } from '../server.ts';
import type { DiskStore } from './diskStore.ts';
import { fileRecord, type FileRecord } from './records.ts';
import { secondsNow } from './trainer.ts';
import { readTrainingFile } from './trainingFile.ts';

/** What the API shows of a file. */
const fileObject = fileRecord.omit({ content: true });

/** /v1/files: upload, list, retrieve. A file that is no JSONL of conversations gets the status `error`. */
export function fileRoutes(files: DiskStore<FileRecord>): readonly Route[] {
  return [
    {
      method: 'POST',
      path: /^\/v1\/files$/,
      async handle(request) {
        const { filename, purpose, content } = await readUpload(request);
        const fault = readTrainingFile(content);
        const file: FileRecord = {
          id: `file-${randomUUID()}`,
          object: 'file',
          bytes: Buffer.byteLength(content),
          created_at: secondsNow(),
          filename,
          purpose,
          status: typeof fault === 'string' ? 'error' : 'processed',
          status_details: typeof fault === 'string' ? fault : null,
          content,
        };
        files.save(file.id, file);
        return { json: fileObject.parse(file) };
      },
    },
    {
      method: 'GET',
      path: /^\/v1\/files$/,
      handle: () => ({
        json: {
          object: 'list',
          data: files.all().map((file) => fileObject.parse(file)),
          has_more: false,
        },
      }),
    },
    {
      method: 'GET',
      path: /^\/v1\/files\/([^/]+)$/,
      handle({ parameters: [id = ''] }) {
        const file = files.find(id);
        if (file === undefined) throw new ApiFault(404, 'not_found', `there is no file "${id}"`);
        return { json: fileObject.parse(file) };
      },
    },
  ];
}

async function readUpload(
  request: LocalRequest,
): Promise<{ filename: string; purpose: string; content: string }> {
  const type = request.headers['content-type'] ?? '';
  const form = await new Response(request.body, { headers: { 'content-type': type } })
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- only the loopback interface uploads here
    .formData()
    .catch(() => {
      throw new ApiFault(400, 'invalid_request', 'the body is not a form');
    });
  const file = form.get('file');
  const purpose = form.get('purpose');
  if (!(file instanceof File) || typeof purpose !== 'string') {
    throw new ApiFault(400, 'invalid_request', 'an upload needs file and purpose');
  }
  return { filename: file.name, purpose, content: await file.text() };
}
