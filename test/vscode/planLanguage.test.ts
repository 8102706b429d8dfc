import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { eventually, usePlanFolder, write } from './planFolder';

function ours(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Ockham');
}

describe('A plan in the editor', () => {
  const folder = usePlanFolder();

  it('has its problems located while it is open, and none once they are mended or it is closed', async () => {
    const text = '{\n  "version": 1,\n  "limits": { "targetQuality": 85 }\n}\n';
    const file = write(folder(), 'broken.ockham.json', text);
    // As the explorer opens it: a document that an extension opened outlives its editor.
    await vscode.commands.executeCommand('vscode.open', file);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const { document } = editor;
    const problem = await eventually('the problem', () => ours(file)[0]);
    assert.equal(document.getText(problem.range), '85');
    assert.equal(problem.range.start.line, 2);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.match(problem.message, /^limits\.targetQuality must be a fraction/);
    await editor.edit((edit) => edit.replace(problem.range, '0.85'));
    await eventually('the problem to go', () => (ours(file).length === 0 ? true : undefined));

    await vscode.commands.executeCommand('undo');
    await eventually('the problem to be back', () => ours(file)[0]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually('the problem to leave with its editor', () =>
      ours(file).length === 0 ? true : undefined,
    );
  });

  it('tells contradictions and prices that the catalog does not know', async () => {
    const file = write(
      folder(),
      'odd.ockham.json',
      '{ "version": 1, "choices": { "chunkTokens": 100, "chunkOverlap": 200 }, "prices": { "gtp": {} } }',
    );
    const document = await vscode.workspace.openTextDocument(file);
    const problems = await eventually('the problems', () => {
      const found = ours(file);
      return found.length === 2 ? found : undefined;
    });
    assert.deepEqual(
      problems.map(({ range, severity }) => [document.getText(range), severity]),
      [
        ['200', vscode.DiagnosticSeverity.Warning],
        ['{}', vscode.DiagnosticSeverity.Warning],
      ],
    );
  });

  it('asks to revisit a decision that no longer holds, and records it anew on request', async () => {
    const { plan } = folder();
    await vscode.commands.executeCommand('ockham.exportDecisionRecord', plan);
    const document = await vscode.workspace.openTextDocument(plan);
    const editor = await vscode.window.showTextDocument(document);
    assert.deepEqual(ours(plan), []);
    const at = document.positionAt(document.getText().indexOf('"essential"'));
    await editor.edit((edit) =>
      edit.replace(new vscode.Range(at, at.translate(0, '"essential"'.length)), '"none"'),
    );
    const revisit = await eventually('the diagnostic', () =>
      ours(plan).find(({ code }) => code === 'revisit'),
    );
    assert.match(revisit.message, / no longer holds: .* → prompt engineering\. Changed since: /);
    assert.match(revisit.message, /needs\.knowledge\.private essential → none/);
    const related = revisit.relatedInformation?.find(({ message }) =>
      message.startsWith('needs.knowledge.private'),
    );
    assert.equal(related && document.getText(related.location.range), '"none"');

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      plan,
      revisit.range,
    );
    const action = actions.find(({ title }) => title.startsWith('Record the decision anew'));
    assert.equal(action?.title, 'Record the decision anew: prompt engineering');
    assert.ok(action.edit);
    await vscode.workspace.applyEdit(action.edit);
    await eventually('the diagnostic to go', () => (ours(plan).length === 0 ? true : undefined));
  });

  it('is completed and checked by the schema', async () => {
    const file = write(folder(), 'schema.ockham.json', '{ "version": 1, "needs": {  } }');
    await vscode.window.showTextDocument(file);
    const completions = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      file,
      new vscode.Position(0, 27),
    );
    const labels = completions.items.map(({ label }) =>
      typeof label === 'string' ? label : label.label,
    );
    assert.ok(labels.includes('behavior') && labels.includes('knowledge'), labels.join());
  });
});
