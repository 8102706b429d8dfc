// @ts-check
/** Before `npm pack`: builds the terminal program that the tarball holds, with the notices of what is in it. */
import { writeNotices } from './collectNotices.mjs';
import { build, installDependencies } from './dependencies.mjs';

installDependencies();
build();
writeNotices();
