import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import { sections } from './sections';

/** Leads to each part of the page and tells which one is being read. */
export function SectionNav({ present }: { readonly present: readonly string[] }) {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    const visible = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) visible.add(target.id);
          else visible.delete(target.id);
        }
        setCurrent(sections.find(({ id }) => visible.has(id))?.id);
      },
      // What is read is what stands in the upper part of the window, below the answer.
      // The document is named because margins do not count for the window of a page within a page.
      { root: document, rootMargin: '-120px 0px -55% 0px' },
    );
    for (const { id } of sections) {
      const element = document.getElementById(id);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [present.join()]);
  const links = [
    ...sections.filter(({ id }) => present.includes(id)),
    { id: 'inputs', label: l10n.t('Inputs') },
  ];
  return (
    <nav class="sections" aria-label={l10n.t('Sections')}>
      {links.map(({ id, label }) => (
        <a
          key={id}
          href={`#${id}`}
          class={`to-${id}`}
          aria-current={id === current ? 'true' : undefined}
          onClick={(event) => {
            event.preventDefault();
            goTo(id);
          }}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

/** Brings a part of the page to the top and the focus to it, so that Tab goes on from there. */
export function goTo(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView();
  element?.focus({ preventScroll: true });
}
