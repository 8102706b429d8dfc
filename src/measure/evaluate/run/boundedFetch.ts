/** No answer of a model, nor a list of an endpoint's models, comes near this. */
const mostBytes = 32 * 1024 * 1024;

/** An endpoint that sends more than any answer can be, or an answer that does not end. */
export class UnboundedAnswer extends Error {
  override readonly name = 'UnboundedAnswer';
}

/**
 * A fetch for services that must not be trusted to behave. It follows no redirect, for that would carry the user's
 * text, and to the same host the key, where the user never agreed to; and it reads an answer whole, up to a bound of
 * size and time, so that one without end fills no memory and holds no run.
 * @param timeoutMs for request and answer together
 */
export function boundedFetch(timeoutMs: number, largestBytes = mostBytes): typeof fetch {
  return async (input, init) => {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = init?.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
    const response = await fetch(input, { ...init, redirect: 'manual', signal });
    const body = await readWhole(response, largestBytes);
    const { status, statusText, headers } = response;
    const isBare = status === 204 || status === 304 || body.length === 0;
    return new Response(isBare ? null : body, { status, statusText, headers });
  };
}

async function readWhole(
  response: Response,
  largestBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop cancels the body, and with it the connection.
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > largestBytes)
      throw new UnboundedAnswer(`more than ${largestBytes >> 20} MB were sent`);
    parts.push(part);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
