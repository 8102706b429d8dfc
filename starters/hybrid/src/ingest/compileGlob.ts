/** Compiles a glob (`**`, `*`, `?`) that matches a path with forward slashes, or a folder above it. */
export function compileGlob(glob: string): RegExp {
  const pattern = glob
    .replace(/\/+$/, '')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?';
      if (part === '**') return '.*';
      if (part === '*') return '[^/]*';
      if (part === '?') return '[^/]';
      return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
    })
    .join('');
  return new RegExp(`^${pattern}(?:/.*)?$`, 'u');
}
