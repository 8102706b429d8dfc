// @ts-check
/** Begins every line that the tests print in the extension host, where VS Code prints too. */
export const testOutputMark = '[test] ';
