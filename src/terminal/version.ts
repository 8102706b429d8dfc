import { version } from '../../package.json';

/** Of the package that this program is part of. */
export const ockhamVersion: string = version;
