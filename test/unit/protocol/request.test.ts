import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as z from 'zod/mini';
import type { RequestMessage } from '../../../src/protocol/request';
import { createResponder, type RequestHandlers } from '../../../src/vscode/responder';
import { createRequester, RequestFailed } from '../../../src/webview/requester';

const params = {
  double: z.object({ value: z.int() }),
  wait: z.object({}),
  fail: z.object({}),
};
interface Results {
  readonly double: number;
  readonly wait: string;
  readonly fail: undefined;
}

/** A view and its host, connected; everything sent is copied as `postMessage` copies it. */
function connect() {
  const warnings: string[] = [];
  const sent: RequestMessage[] = [];
  const aborted: string[] = [];
  const handlers: RequestHandlers<typeof params, Results> = {
    double: ({ value }) => value * 2,
    wait: (_params, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          aborted.push('wait');
          reject(new Error('stopped'));
        });
      }),
    fail: () => Promise.reject(new Error('The folder is gone.')),
  };
  const log = { warn: (text: string) => void warnings.push(text), error: () => undefined };
  const responder = createResponder(
    params,
    handlers,
    (response) =>
      requester.settle(structuredClone(response) as Parameters<typeof requester.settle>[0]),
    log,
  );
  const requester = createRequester<typeof params, Results>((message) => {
    sent.push(message);
    responder.receive(structuredClone(message));
  });
  return { ask: requester.ask, responder, warnings, sent, aborted };
}

const isFailure = (code: string, message: RegExp) => (error: unknown) =>
  error instanceof RequestFailed && error.code === code && message.test(error.message);

describe('Requests of a view', () => {
  it('are each answered, whatever the order', async () => {
    const { ask } = connect();
    const answers = await Promise.all([1, 2, 3].map((value) => ask('double', { value })));
    assert.deepEqual(answers, [2, 4, 6]);
  });

  it('fail with the sentence of what went wrong', async () => {
    await assert.rejects(connect().ask('fail', {}), isFailure('failed', /^The folder is gone\.$/));
  });

  it('are refused where their parameters are not what the host expects', async () => {
    const { ask, warnings } = connect();
    await assert.rejects(ask('double', { value: 0.5 }), isFailure('invalid', /double/));
    assert.equal(warnings.length, 1);
  });

  it('abort at the host when the view gives them up, and are answered all the same', async () => {
    const { ask, aborted } = connect();
    const controller = new AbortController();
    const waiting = ask('wait', {}, controller.signal);
    controller.abort();
    await assert.rejects(waiting, isFailure('cancelled', /./));
    assert.deepEqual(aborted, ['wait']);
    await assert.rejects(ask('wait', {}, AbortSignal.abort()), isFailure('cancelled', /./));
  });

  it('abort when the view closes', async () => {
    const { ask, responder, aborted } = connect();
    const waiting = ask('wait', {});
    responder.dispose();
    await assert.rejects(waiting);
    assert.deepEqual(aborted, ['wait']);
  });

  it('never run what is not a request, nor a name that only an object inherits', () => {
    const { responder, warnings } = connect();
    for (const message of [
      null,
      'double',
      { kind: 'request', id: 'one', name: 'double' },
      { kind: 'request', id: 1, name: 'toString', params: {} },
      { kind: 'request', id: 2, name: '__proto__', params: {} },
    ])
      responder.receive(message);
    responder.receive({ kind: 'cancel', id: 99 });
    assert.equal(warnings.length, 5);
  });

  it('that flood the host are refused, and fill no log', async () => {
    const { responder, warnings, ask } = connect();
    const waiting = Array.from({ length: 100 }, () => ask('wait', {}));
    for (const refused of Array.from({ length: 500 }, () => ask('double', { value: 1 })))
      await assert.rejects(refused, isFailure('failed', /at once/));
    for (let index = 0; index < 10_000; index++) responder.receive({ kind: 'nonsense', index });
    assert.ok(warnings.length < 100, String(warnings.length));
    responder.dispose();
    for (const given of waiting) await assert.rejects(given);
  });
});
