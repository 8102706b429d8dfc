/** What Node, VS Code and Ockham call their errors; any other name could be anything. */
const knownNames: ReadonlySet<string> = new Set([
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'AggregateError'],
  ...['AbortError', 'TimeoutError', 'FileSystemError', 'LanguageModelError', 'ZodError'],
  ...['ScanCancelled', 'GitError', 'ChatFailure', 'UnboundedAnswer', 'EvaluationInputError'],
  ...['ScaffoldRefusal', 'RequestFailed', 'Unreadable', 'CodeExpectedError', 'Canceled'],
]);
const knownCodes: ReadonlySet<string> = new Set([
  ...['ENOENT', 'EACCES', 'EPERM', 'EEXIST', 'ENOTDIR', 'EISDIR', 'ENOTEMPTY', 'ENOSPC', 'EROFS'],
  ...['EMFILE', 'ENFILE', 'ENOMEM', 'EBUSY', 'ELOOP', 'ENAMETOOLONG', 'EPIPE', 'EIO', 'EINVAL'],
  ...['ETIMEDOUT', 'ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH'],
  ...['ERR_WORKER_OUT_OF_MEMORY', 'ERR_WORKER_PATH', 'ERR_OUT_OF_RANGE', 'ERR_INVALID_ARG_TYPE'],
  ...['ERR_STRING_TOO_LONG', 'MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND', 'ABORT_ERR'],
  ...['FileNotFound', 'FileExists', 'FileNotADirectory', 'FileIsADirectory', 'NoPermissions'],
  ...['Unavailable', 'NotFound', 'Blocked'],
]);
/** A place in one of the extension's own bundles. */
const frame =
  /[\\/]dist[\\/]((?:webview[\\/])?(?:extension|extension\.web|planning|evaluation|\w+Worker|extractProcess|panel|planEditor|corpusReport)\.js):(\d{1,7}):(\d{1,7})/g;
const mostFrames = 6;

/**
 * What kind of error it is and where in Ockham's own code it arose. Nothing of its message, and no path, name or
 * number of the user's: all that is told comes from lists of what Ockham itself knows.
 */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return 'a sentence (not shown)';
  const name = knownNames.has(fault.name) ? fault.name : 'an error of another name';
  const code: unknown = Reflect.get(fault, 'code');
  const shownCode = typeof code === 'string' && knownCodes.has(code) ? ` ${code}` : '';
  const frames = [...(fault.stack ?? '').matchAll(frame)]
    .filter(([, file = '']) => isOwnBundle(file))
    .slice(0, mostFrames)
    .map(([, file = '', line = '', column = '']) => `${file}:${line}:${column}`);
  return [`${name}${shownCode}`, ...frames].join(' < ');
}

const workers: ReadonlySet<string> = new Set([
  'walkWorker.js',
  'countWorker.js',
  'compareWorker.js',
  'inspectWorker.js',
  'sampleWorker.js',
]);

function isOwnBundle(file: string): boolean {
  return !file.endsWith('Worker.js') || workers.has(file);
}
