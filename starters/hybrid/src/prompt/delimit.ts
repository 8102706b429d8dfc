/** The tags that set data apart from instructions. */
const tags = ['source', 'question', 'message'] as const;
export type Tag = (typeof tags)[number];

const tagInData = new RegExp(`<(?=/?(?:${tags.join('|')})\\b)`, 'gi');

/**
 * Wraps data in a tag so that nothing in it can close the tag or open another: only such a "<" is written as "&lt;",
 * everything else stays word for word, so that a quote can be checked.
 */
export function delimit(
  tag: Tag,
  data: string,
  attributes: Readonly<Record<string, string>> = {},
): string {
  const named = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${value.replaceAll(/["<>&\s]+/g, ' ')}"`,
  );
  return `<${tag}${named.join('')}>\n${data.replaceAll(tagInData, '&lt;')}\n</${tag}>`;
}
