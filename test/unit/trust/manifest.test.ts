import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';

interface Setting {
  readonly scope?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: {
    readonly untrustedWorkspaces: {
      readonly supported: unknown;
      readonly restrictedConfigurations: readonly string[];
    };
  };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly configuration: unknown;
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;

/** The settings of one section, or of several. */
function settingsOf(configuration: unknown): readonly (readonly [string, Setting])[] {
  const sections = (Array.isArray(configuration) ? configuration : [configuration]) as readonly {
    readonly properties: Readonly<Record<string, Setting>>;
  }[];
  return sections.flatMap(({ properties }) => Object.entries(properties));
}

/** What a workspace cannot set. */
const isOutOfReach = ({ scope }: Setting): boolean =>
  scope === 'application' || scope === 'machine';

/** Commands that write code, run programs, or send text. */
const needTrust = /^ockham\.(scaffold|runEvaluation$|collectEvidence$|calibrateTokens$)/;

describe('An untrusted workspace', () => {
  const { untrustedWorkspaces } = manifest.capabilities;

  it('has no say in any setting of Ockham', () => {
    assert.equal(untrustedWorkspaces.supported, 'limited');
    const settings = settingsOf(manifest.contributes.configuration);
    const reachable = settings.filter(([, setting]) => !isOutOfReach(setting));
    assert.deepEqual(
      [...untrustedWorkspaces.restrictedConfigurations].sort(),
      reachable.map(([name]) => name).sort(),
    );
  });

  it('is offered no command that writes code, runs a program or sends its text', () => {
    const commands = manifest.contributes.commands.filter(({ command }) => needTrust.test(command));
    assert.ok(commands.length >= 7);
    for (const { command, enablement = '' } of commands)
      assert.match(enablement, /\bisWorkspaceTrusted\b/, command);
  });

  it('starts nothing by being opened', () => {
    for (const event of manifest.activationEvents)
      assert.doesNotMatch(event, /^(\*|onStartupFinished|workspaceContains:)/);
  });
});

describe('What Ockham is built from', () => {
  it('is pinned by version and hash, from one registry, and runs no script of a dependency that ships', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      readonly packages: Readonly<
        Record<
          string,
          {
            readonly resolved?: string;
            readonly integrity?: string;
            readonly dev?: boolean;
            readonly optional?: boolean;
            readonly devOptional?: boolean;
            readonly hasInstallScript?: boolean;
          }
        >
      >;
    };
    for (const [name, entry] of Object.entries(lock.packages)) {
      if (name === '') continue;
      assert.match(entry.integrity ?? '', /^sha512-/, name);
      assert.match(
        entry.resolved ?? 'https://registry.npmjs.org/',
        /^https:\/\/registry\.npmjs\.org\//,
      );
      if (entry.dev !== true && entry.devOptional !== true && entry.optional !== true)
        assert.notEqual(entry.hasInstallScript, true, name);
    }
  });
});

describe('A view', () => {
  const sources = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(folder, file));

  it('never makes markup, code or a command of text', () => {
    const dangerous =
      /\binnerHTML\b|\bouterHTML\b|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|\bsrcdoc\b/;
    for (const file of sources('src/webview')) {
      const lines = readFileSync(file, 'utf8').split('\n');
      for (const line of lines) {
        assert.doesNotMatch(line, dangerous, file);
        // A link to what a plan says must be one to the web.
        if (/href=\{(?!`#)/.test(line)) assert.match(line, /\/\^https\?:\/\.test\(/, file);
      }
    }
  });

  it('and no hover trusts Markdown: none may run commands or hold HTML', () => {
    for (const file of sources('src/vscode'))
      assert.doesNotMatch(
        readFileSync(file, 'utf8'),
        /\.isTrusted\s*=|supportHtml\s*=|enableCommandUris|\bisTrusted:/,
        file,
      );
  });
});
