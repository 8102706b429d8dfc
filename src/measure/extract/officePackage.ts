import { resolvePath } from './resolvePath';
import { attribute, readXml } from './xml';
import type { ZipArchive } from './zip';

/** A link from one part of an Office Open XML package to another. */
export interface Relationship {
  readonly id: string;
  /** The last word of the type's URI, the same in transitional and strict packages. */
  readonly type: string;
  /** The path of the part inside the package. */
  readonly path: string;
}

/** The parts that a part points to (its `.rels` file); none when it has no such file. */
export function relationshipsOf(archive: ZipArchive, path: string): readonly Relationship[] {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  const rels = `${folder}_rels/${path.slice(slash + 1)}.rels`;
  if (!archive.has(rels)) return [];
  const relationships: Relationship[] = [];
  readXml(archive, rels, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      relationships.push({
        id: attribute(attributes, 'Id') ?? '',
        type: (attribute(attributes, 'Type') ?? '').replace(/^.*\//, ''),
        path: resolvePath(folder, attribute(attributes, 'Target') ?? ''),
      });
    },
  });
  return relationships;
}

/** The package's main part: document, workbook or presentation. */
export function mainPart(archive: ZipArchive): string | undefined {
  return relationshipsOf(archive, '').find(({ type }) => type === 'officeDocument')?.path;
}
