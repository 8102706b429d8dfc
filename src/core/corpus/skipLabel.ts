const labels: Readonly<Record<string, string>> = {
  own: 'written by Ockham itself',
  link: 'symbolic links, not followed',
  special: 'not regular files',
  unreadable: 'could not be read',
  empty: 'empty',
  'no-text': 'hold no text',
  scanned: 'scanned pages, need OCR',
  encrypted: 'encrypted',
  damaged: 'damaged',
  'unsupported-format': 'formats that are not read',
  'unsupported-encoding': 'encodings that are not read',
  archive: 'archives, contents not counted',
  image: 'images, would need OCR',
  'audio-video': 'audio or video',
  font: 'fonts',
  binary: 'binary data',
  'over-limit': 'over a size limit',
  'timed-out': 'timed out',
  'out-of-memory': 'needed too much memory',
};

/** What the files skipped for one kind of reason have in common. */
export function skipLabel(code: string): string {
  return labels[code] ?? code;
}
