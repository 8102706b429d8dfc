import * as l10n from '@vscode/l10n';

const labels: Readonly<Record<string, string>> = {
  own: l10n.t('written by Ockham itself'),
  link: l10n.t('symbolic links, not followed'),
  special: l10n.t('not regular files'),
  unreadable: l10n.t('could not be read'),
  empty: l10n.t('empty'),
  'no-text': l10n.t('hold no text'),
  scanned: l10n.t('scanned pages, need OCR'),
  encrypted: l10n.t('encrypted'),
  damaged: l10n.t('damaged'),
  'unsupported-format': l10n.t('formats that are not read'),
  'unsupported-encoding': l10n.t('encodings that are not read'),
  archive: l10n.t('archives, contents not counted'),
  image: l10n.t('images, would need OCR'),
  'audio-video': l10n.t('audio or video'),
  font: l10n.t('fonts'),
  binary: l10n.t('binary data'),
  'over-limit': l10n.t('over a size limit'),
  'timed-out': l10n.t('timed out'),
  'out-of-memory': l10n.t('needed too much memory'),
};

/** What the files skipped for one kind of reason have in common. */
export function skipLabel(code: string): string {
  return labels[code] ?? code;
}
