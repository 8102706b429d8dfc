import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Keeps JSON records in a folder, one file each, whole at every moment. */
export class DiskStore<T> {
  private readonly folder: string;
  private readonly read: (value: unknown) => T;

  /** @param read checks what the disk holds */
  constructor(folder: string, read: (value: unknown) => T) {
    this.folder = folder;
    this.read = read;
    mkdirSync(folder, { recursive: true });
  }

  save(id: string, record: T): void {
    const draft = `${this.fileOf(id)}.tmp`;
    writeFileSync(draft, JSON.stringify(record));
    renameSync(draft, this.fileOf(id));
  }

  find(id: string): T | undefined {
    return this.ids().includes(id) ? this.load(id) : undefined;
  }

  all(): readonly T[] {
    return this.ids().map((id) => this.load(id));
  }

  private ids(): readonly string[] {
    return readdirSync(this.folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => decodeURIComponent(name.slice(0, -'.json'.length)));
  }

  private load(id: string): T {
    return this.read(JSON.parse(readFileSync(this.fileOf(id), 'utf8')));
  }

  private fileOf(id: string): string {
    return path.join(this.folder, `${encodeURIComponent(id)}.json`);
  }
}
