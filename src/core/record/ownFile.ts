/** So many of a file's first bytes tell whether Ockham wrote it. */
export const ownHeadBytes = 4_096;

const openings = ['---\nstatus:', '# Business case', 'approach,verdict,setup_usd_p10,'];

/** Whether a file may be one that Ockham wrote: tells nearly all others by their first bytes, at no cost. */
export function mayBeWrittenByOckham(path: string, bytes: Uint8Array): boolean {
  return (
    path.endsWith('.ockham.json') ||
    openings.some((opening) => {
      for (let at = 0; at < opening.length; at++) {
        if (bytes[at] !== opening.charCodeAt(at)) return false;
      }
      return true;
    })
  );
}

/**
 * Whether Ockham itself wrote a file: a plan, a decision record, a business case. They lie among the documents that
 * they are about and are no part of that knowledge.
 * @param path with `/` between its parts
 * @param head what the file's first `ownHeadBytes` say
 */
export function isWrittenByOckham(path: string, head: string): boolean {
  if (path.endsWith('.ockham.json')) return true;
  if (path.endsWith('.md')) return isRecord(head) || isBusinessCase(head);
  return path.endsWith('.csv') && head.startsWith('approach,verdict,setup_usd_p10,');
}

function isRecord(head: string): boolean {
  return (
    head.startsWith('---\nstatus:') &&
    /^Decided from \[the plan\]\(<[^\n]*>\) with the facts and prices of \d/m.test(head)
  );
}

function isBusinessCase(head: string): boolean {
  return /^# Business case(: [^\n]*)?\n\nPrices and facts of \d{4}-/.test(head);
}
