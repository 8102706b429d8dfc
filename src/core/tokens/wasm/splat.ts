/** Vectors of one byte sixteen times. */

const BYTES: u32 = 256;
const VECTOR_BITS: u32 = 4;
const vectors: usize = memory.data(4096, 16);

/** Fills the table that `splat` reads. */
export function reserveSplats(): void {
  for (let byte: u32 = 0; byte < BYTES; byte++)
    memory.fill(vectors + ((<usize>byte) << VECTOR_BITS), <u8>byte, 1 << VECTOR_BITS);
}

/** In a loop faster than `i8x16.splat`, whose result V8 makes anew in every turn. */
export function splat(byte: u32): v128 {
  return v128.load(vectors + ((<usize>byte) << VECTOR_BITS));
}
