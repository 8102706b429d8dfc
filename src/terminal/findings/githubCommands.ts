import { pathInRepository } from './filePlace';
import type { Finding, Level } from './finding';
import { ruleHelp } from './rules';

const commands: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/**
 * Findings as GitHub's workflow commands, which annotate the files of a pull request; errors first, because GitHub
 * shows the first ten of a step. Nothing in a message or a path can become a command of its own.
 */
export function findingsToGithub(findings: readonly Finding[], base: string): string[] {
  const order = Object.keys(commands);
  return [...findings]
    .sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
    .map(({ rule, level, message, file, line, column }) => {
      const properties = {
        file: pathInRepository(file, base) ?? file,
        ...(line === undefined ? {} : { line }),
        ...(column === undefined ? {} : { col: column }),
        title: ruleHelp[rule].title,
      };
      const written = Object.entries(properties)
        .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
        .join(',');
      return `::${commands[level]} ${written}::${escapeData(message)}`;
    });
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
