/** So many wildcards in one part of a path, and so many `**` in all, are matched in time that no file name makes long. */
const mostWildcards = 3;
const mostGlobstars = 4;
const longest = 1_000;

/**
 * Why a glob may take a matcher that backtracks, as all in use do, longer than anybody waits; undefined where it
 * cannot. A plan may come from anybody, and its globs are matched with every path of the corpus.
 */
export function faultOfGlob(glob: string): string | undefined {
  if (glob.length > longest) return `must not be longer than ${longest} characters`;
  if (/[+*]\(|\)[+*{]/.test(glob)) return 'must not repeat a group, as +(…) and *(…) do';
  if ((glob.match(/\*\*/g) ?? []).length > mostGlobstars)
    return `must not have more than ${mostGlobstars} "**"`;
  const parts = glob.replaceAll('**', '').split('/');
  if (parts.some((part) => (part.match(/[*+]/g) ?? []).length > mostWildcards))
    return `must not have more than ${mostWildcards} "*" in one part of a path`;
  return undefined;
}
