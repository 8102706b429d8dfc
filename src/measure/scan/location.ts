/**
 * Where a file or folder lies: an absolute path of this machine's disk, or a URI `scheme://authority/path` whose parts
 * stand as they are, not percent-encoded, where only VS Code can reach it. These functions hold for both, in any host.
 */
interface Location {
  /** What no step leads out of: `` or `C:` or `memfs://authority`. */
  readonly origin: string;
  readonly parts: readonly string[];
  readonly separator: '/' | '\\';
}

const elsewhere = /^[a-z][a-z0-9+.-]+:\/\/[^/]*/i;
/** A drive, a share, or nothing before a backslash: a browser on Windows writes the last. */
const windowsOrigin = /^(?:[a-z]:|\\\\[^\\/]+[\\/][^\\/]+)(?=[\\/]|$)|^(?=\\)/i;

/** Whether a location is a path of this machine's disk. */
export function isOnDisk(location: string): boolean {
  return !elsewhere.test(location);
}

/** The last part of a location: what the file or folder is called. */
export function nameOf(location: string): string {
  return parse(location).parts.at(-1) ?? '';
}

/** The folder that a location lies in; the topmost lies in itself. */
export function parentOf(location: string): string {
  const { origin, parts, separator } = parse(location);
  return format({ origin, parts: parts.slice(0, -1), separator });
}

/**
 * What a path names, seen from a folder.
 * @param path relative with forward slashes, where `..` leads up, or an absolute path
 */
export function resolveLocation(folder: string, path: string): string {
  const { origin, parts, separator } = parse(folder);
  if (elsewhere.test(path) || windowsOrigin.test(path)) return format(parse(path));
  const steps = path.startsWith('/') ? [] : [...parts];
  for (const step of path.split(separator === '/' ? '/' : /[\\/]/)) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return format({ origin, parts: steps, separator });
}

/**
 * The path from a folder to a location, with forward slashes; empty where they are the same, and the location itself
 * where no path leads there.
 */
export function relativeLocation(folder: string, location: string): string {
  const from = parse(folder);
  const to = parse(location);
  const isSame = sameBy(from.separator);
  if (!isSame(from.origin, to.origin)) return location;
  let shared = 0;
  while (shared < Math.min(from.parts.length, to.parts.length)) {
    if (!isSame(from.parts[shared] ?? '', to.parts[shared] ?? '')) break;
    shared += 1;
  }
  const up = from.parts.slice(shared).map(() => '..');
  return [...up, ...to.parts.slice(shared)].join('/');
}

/** Whether a location lies below a folder, at any depth. */
export function isBelow(location: string, folder: string): boolean {
  const inner = parse(location);
  const outer = parse(folder);
  const isSame = sameBy(outer.separator);
  return (
    isSame(inner.origin, outer.origin) &&
    inner.parts.length > outer.parts.length &&
    outer.parts.every((part, index) => isSame(part, inner.parts[index] ?? ''))
  );
}

function parse(location: string): Location {
  const uri = elsewhere.exec(location)?.[0];
  const windows = uri === undefined ? windowsOrigin.exec(location)?.[0] : undefined;
  const origin = uri ?? windows ?? '';
  const separator = windows === undefined ? '/' : '\\';
  const parts = location.slice(origin.length).split(separator === '/' ? '/' : /[\\/]/);
  return { origin, parts: parts.filter((part) => part !== '' && part !== '.'), separator };
}

function format({ origin, parts, separator }: Location): string {
  return `${origin}${separator}${parts.join(separator)}`;
}

/** Windows tells names apart by more than their case. */
function sameBy(separator: Location['separator']): (a: string, b: string) => boolean {
  return separator === '/' ? (a, b) => a === b : (a, b) => a.toLowerCase() === b.toLowerCase();
}
