import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const NOW = 'Ask platform/clock.ts for the time, so that a test can stop the clock.';

export default defineConfig(
  { ignores: ['dist/', '.jest/', 'data/', 'coverage/', 'templates/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_$' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@nestjs/core',
              importNames: ['ModuleRef', 'LazyModuleLoader'],
              message: 'Say in the constructor what you need: looked up at run time, nobody sees who depends on whom.',
            },
            {
              name: '@nestjs/common',
              importNames: ['forwardRef'],
              message: 'A circle needs untangling, not a forward reference.',
            },
          ],
        },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: 'Settings are read and checked in platform/settings.ts only, so that a bad one stops the start.',
        },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: NOW },
        { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: NOW },
        {
          selector:
            "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
          message: NOW,
        },
      ],
    },
  },
  {
    files: ['src/platform/settings.ts', 'src/platform/clock.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // What these print is for the person who started them.
    files: ['src/app/*.ts', 'test/bench/*.ts'],
    rules: { 'no-console': 'off' },
  },
);
