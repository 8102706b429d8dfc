import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The part of a wall the compiler cannot hold: `vscode` types resolve everywhere, globals exist everywhere. */
const noVscode = {
  name: 'vscode',
  message: 'Only src/vscode and src/extension*.ts may import vscode.',
};

/** What extraction cannot find in a file is never translated. */
const translatable = [
  {
    selector:
      'CallExpression[callee.property.name="t"]:matches([callee.object.name="l10n"], [callee.object.property.name="l10n"]):not([arguments.0.type="Literal"]):not([arguments.0.type="ObjectExpression"])',
    message: 'The message of l10n.t is one literal with placeholders.',
  },
  {
    selector: 'ImportDeclaration[source.value="@vscode/l10n"] > ImportSpecifier',
    message: "Import * as l10n from '@vscode/l10n'.",
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.cache/',
      'node_modules/',
      'examples/',
      'test/fixtures/',
      'starters/',
      'src/core/tokens/wasm/',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-syntax': ['error', ...translatable],
      'max-lines': ['error', { max: 320, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: [
      'src/{core,protocol,measure,scaffold,agents,terminal,webview}/**/*.{ts,tsx}',
      'src/cli.ts',
    ],
    rules: { 'no-restricted-imports': ['error', { paths: [noVscode] }] },
  },
  {
    files: ['src/measure/extract/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [noVscode],
          patterns: [
            {
              group: ['node:*'],
              message: 'Readers run in a browser too: node belongs into process/.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Date', message: 'core has no clock: take the date as an argument.' },
        { name: 'setTimeout', message: 'core does no I/O.' },
        { name: 'fetch', message: 'core does no I/O.' },
        { name: 'process', message: 'core does no I/O.' },
      ],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'core is deterministic: take a seeded source.',
        },
      ],
    },
  },
  {
    files: ['src/webview/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Render with Preact; markup from data is an injection.' },
        { property: 'outerHTML', message: 'Render with Preact; markup from data is an injection.' },
      ],
    },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    // The compiler checks these files' names and types (checkJs).
    rules: { 'no-undef': 'off' },
  },
);
