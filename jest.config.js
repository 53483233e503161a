/** @type {import('jest').Config} */
export default {
  roots: ['<rootDir>/src', '<rootDir>/migrations', '<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.ts$': '@swc/jest' },
  extensionsToTreatAsEsm: ['.ts'],
  // TypeScript's ESM imports say `.js` and mean `.ts`.
  moduleNameMapper: {
    // A thread runs built files only.
    '^\\./thread-file\\.js$': '<rootDir>/test/support/thread-file.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  maxWorkers: 2,
  // Only a test that hangs is ended: how fast things are is measured in the bench.
  testTimeout: 240_000,
};
