// Node 22.18 and later run TypeScript as it stands; older ones need a loader that blanks the types.
if (!process.features.typescript) await import('ts-blank-space/register');
