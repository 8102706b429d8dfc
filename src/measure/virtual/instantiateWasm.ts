/** The part of WebAssembly that counting needs: every host has it, but not every host's types. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

/** Makes an instance of a WebAssembly module in a thread, where that may take a moment. */
export function instantiateWasm(
  wasm: Uint8Array,
  imports: object,
): Readonly<Record<string, unknown>> {
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyApi })
    .WebAssembly;
  return new Instance(new Module(wasm), imports).exports;
}
