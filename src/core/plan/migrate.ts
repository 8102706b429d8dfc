import { planVersion } from './schema';

type Json = Readonly<Record<string, unknown>>;
/** Turns a plan of one version into the next one's shape; the version key itself is set by the caller. */
export type Migration = (plan: Json) => Json;

/** `migrations[0]` turns version 1 into 2, and so on: one for each version before `planVersion`. */
const migrations: readonly Migration[] = [];

export type Migrated =
  | { readonly status: 'current' | 'migrated'; readonly plan: Json }
  | { readonly status: 'unreadable'; readonly message: string };

/** Brings the plan of an older version to the shape that `planSchema` reads. Says why when it cannot. */
export function migratePlan(
  plan: Json,
  chain = migrations,
  current: number = planVersion,
): Migrated {
  const { version } = plan;
  if (version === undefined) {
    return { status: 'unreadable', message: `the plan has no version: add "version": ${current}` };
  }
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { status: 'unreadable', message: `version must be a whole number from 1 to ${current}` };
  }
  if (version > current) {
    return {
      status: 'unreadable',
      message: `version ${version} was written by a later Ockham; this one reads up to version ${current}: update the extension`,
    };
  }
  if (version === current) return { status: 'current', plan };
  const migrated = chain.slice(version - 1, current - 1).reduce((shape, step) => step(shape), plan);
  return { status: 'migrated', plan: { ...migrated, version: current } };
}
