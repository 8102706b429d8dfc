/** One clause that says why the file system refused, fit to follow "was not counted:". */
export function describeFileError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOENT':
    case 'FileNotFound':
      return 'vanished before it was read';
    case 'EACCES':
    case 'EPERM':
    case 'NoPermissions':
      return 'no permission to read it';
    case 'ELOOP':
      return 'its links form a loop';
    case 'ENAMETOOLONG':
      return 'its path is too long for this system';
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files were open';
    default:
      return `cannot be read (${code || (error instanceof Error ? error.message : String(error))})`;
  }
}
