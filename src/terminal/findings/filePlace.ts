import path from 'node:path';

/**
 * A file as code hosts name it: below the checked-out repository, with forward slashes.
 * @param base the repository's folder
 * @returns undefined for a file outside of it
 */
export function pathInRepository(file: string, base: string): string | undefined {
  const relative = path.relative(base, path.resolve(file));
  const isOutside =
    relative === '' ||
    relative === '..' ||
    relative.startsWith(`..${path.sep}`) ||
    path.isAbsolute(relative);
  return isOutside ? undefined : relative.split(path.sep).join('/');
}

/** The folder that code hosts take paths from: GitHub's checkout where it has one, else the working directory. */
export function repositoryFolder(): string {
  const checkout = process.env['GITHUB_WORKSPACE'];
  const here = process.cwd();
  return checkout !== undefined &&
    checkout !== '' &&
    (path.resolve(checkout) === here || pathInRepository(here, checkout) !== undefined)
    ? path.resolve(checkout)
    : here;
}
