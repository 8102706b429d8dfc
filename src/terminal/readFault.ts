/** Why a file could not be read, and what to do. */
export function readFault(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'this file does not exist; check its path';
    case 'EISDIR':
      return 'this is a folder; name a file in it';
    case 'EACCES':
    case 'EPERM':
      return 'this file may not be read; check its permissions';
    default:
      return `this file cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
