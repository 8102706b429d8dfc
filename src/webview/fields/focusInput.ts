import type { EditablePath } from '../../protocol/planPaths';

/** The id of the control for a value of the plan. */
export function inputId(path: EditablePath): string {
  return path.replaceAll('.', '-');
}

/** Brings the control of a value into view and the focus into it. */
export function focusInput(path: EditablePath): void {
  const input = document.getElementById(inputId(path));
  const group = input?.closest('details');
  if (group) group.open = true;
  input?.scrollIntoView({ block: 'center' });
  input?.focus({ preventScroll: true });
}
