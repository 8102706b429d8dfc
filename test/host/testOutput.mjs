// @ts-check
/** Begins every line that the tests print in the extension host, where VS Code prints too. */
export const testOutputMark = '[test] ';
/** Begins the line with the counts of a layer whose host cannot write files. */
export const countsMark = '[counts] ';
