import { setFlagsFromString } from 'node:v8';

/** In bytes of bytecode run; V8 11 itself takes 67,584. */
const bytecodeBeforeOptimizing = 1_000_000;

/**
 * Makes V8 11, the engine of Node 20, wait longer before it optimizes a function; later engines do so by themselves, and
 * have no such flag. A process that lives for a second, and does its hard work in WebAssembly or in libraries that it
 * runs once, spends more on optimizing than it gets back: a fifth of the processor time of a scan of 68 MB. One that
 * lives longer optimizes all the same, a little later. It holds for the whole process: not for one that we share with
 * others, such as the extension host.
 *
 * To be called once its threads have started: Node keeps its own modules compiled, but by V8's flags as they were, and
 * with any other it compiles them anew, which makes a thread's start take twice as long.
 */
export function delayOptimization(): void {
  if (process.versions.v8.startsWith('11.'))
    setFlagsFromString(`--interrupt-budget=${bytecodeBeforeOptimizing}`);
}
