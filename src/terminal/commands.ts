/** The commands that are not a scan: a bundle of their own, so that a scan does not wait for it to be read. */
export { assess } from './assess';
export { check } from './check';
export { commandHelp, overview, unknownCommand } from './help';
export { inspect } from './inspect';
export { newProject } from './newProject';
export { prices } from './prices';
export { ockhamVersion } from './version';
export { usage } from './usage';
