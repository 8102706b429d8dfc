import { Parser } from 'htmlparser2';
import { Unreadable } from './extraction';
import { limits } from './limits';
import type { ZipArchive } from './zip';

export type Attributes = Readonly<Record<string, string>>;

/** What a reader wants to hear about; names come without their namespace prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void;
  text?(data: string): void;
  close?(name: string): void;
}

/**
 * Streams an XML part of a package through a handler. Entities beyond XML's own five are not expanded.
 * @throws {Unreadable} when the part is missing, damaged, over a limit or nests too deep.
 */
export function readXml(archive: ZipArchive, path: string, handler: XmlHandler): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth++;
        if (depth > limits.elementDepth) {
          throw new Unreadable(
            'over-limit',
            `nests elements deeper than ${limits.elementDepth} levels`,
          );
        }
        handler.open?.(localName(name), attributes);
      },
      ontext: (data) => handler.text?.(data),
      onclosetag: (name) => {
        depth--;
        handler.close?.(localName(name));
      },
    },
    { xmlMode: true },
  );
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  archive.read(path, (chunk) => {
    decoder ??= new TextDecoder(isUtf16(chunk) ? 'utf-16le' : 'utf-8');
    parser.write(decoder.decode(chunk, { stream: true }));
  });
  parser.end(decoder?.decode());
}

/** An attribute by its local name, whatever its prefix. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const direct = attributes[name];
  if (direct !== undefined) return direct;
  for (const key in attributes) if (localName(key) === name) return attributes[key];
  return undefined;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

function isUtf16(chunk: Uint8Array): boolean {
  return chunk[0] === 0xff && chunk[1] === 0xfe;
}
