/** Linear memory: tables are taken from it for good, one after another; the text being counted lies behind the last one. */

/** Where the memory that nothing has taken begins. */
let free: usize = __heap_base;

/** Takes memory for good. It holds zeros as long as nothing was put behind the memory taken before. */
export function allocate(bytes: usize): usize {
  const at = (free + 63) & ~63;
  free = at + bytes;
  growTo(free);
  return at;
}

/** Where the memory that nothing has taken begins. */
export function mark(): usize {
  return free;
}

/** Makes memory reach to `end` at least. */
export function growTo(end: usize): void {
  const pages = <i32>((end + 0xffff) >> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) unreachable();
}

/** Whether two runs of 8 bytes or more are the same. */
export function sameBytes(one: usize, other: usize, length: usize): bool {
  const last = length - 8;
  for (let at: usize = 0; at < last; at += 8) {
    if (load<u64>(one + at) != load<u64>(other + at)) return false;
  }
  return load<u64>(one + last) == load<u64>(other + last);
}
