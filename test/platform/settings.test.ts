import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseSettings, readSettings, SettingsError } from '../../src/platform/settings.js';

const databaseUrl = 'postgres://meekijk@db.example:5432/meekijk';

test('without an environment everything has a default that works on one machine', () => {
  expect(parseSettings({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://localhost:3000',
    databaseUrl: null,
    databasePoolSize: 10,
    dataDir: resolve('data'),
    demo: true,
    smtpUrl: null,
    mailFrom: 'meekijk@localhost',
    requestCutoffHours: 2,
    mostInGroup: 6,
    bundleMailsSeconds: 120,
    imapUrl: null,
    lateCancelHours: 24,
    offerHours: 24,
    requestExpiresHours: 12,
    nudgeLeadsAfterDays: 1,
    nudgeDeputiesAfterDays: 2,
    nudgeHrAfterDays: 3,
    firstVisitWithinDays: 20,
    visitsKeptMonths: 12,
    textsKeptMonths: 12,
    statementsKeptMonths: 24,
    auditKeptMonths: 12,
    sessionDays: 14,
    signInMinutes: 15,
    workerConcurrency: 4,
    trustProxy: false,
  });
});

test.each([
  ['the port stands in the public address', { PORT: '8080' }, { port: 8080, baseUrl: 'http://localhost:8080' }],
  [
    'the public address ends without a slash',
    { BASE_URL: 'https://kijk.example//' },
    { baseUrl: 'https://kijk.example' },
  ],
  ['the public address names the mailbox', { BASE_URL: 'https://kijk.example' }, { mailFrom: 'meekijk@kijk.example' }],
  [
    'a database of its own is not filled with the demo company',
    { DATABASE_URL: databaseUrl },
    { databaseUrl, demo: false },
  ],
  ['unless that is asked for', { DATABASE_URL: databaseUrl, MEEKIJK_DEMO: 'true' }, { demo: true }],
  ['blanks around a value do not count', { PORT: ' 8080 ' }, { port: 8080 }],
  ['an empty value is none', { PORT: '', HOST: ' ', SMTP_URL: '' }, { port: 3000, host: '127.0.0.1', smtpUrl: null }],
  ['the shortest cutoff is none', { REQUEST_CUTOFF_HOURS: '0' }, { requestCutoffHours: 0 }],
])('%s', (_, env, expected) => {
  expect(parseSettings(env)).toMatchObject(expected);
});

describe('where a value comes from', () => {
  const sourceOf = (name: string, env: Record<string, string> = {}) =>
    readSettings(env).sources.find((source) => source.name === name);

  test.each([
    ['is set', 'PORT', { PORT: '8080' }, { value: '8080', isSet: true, follows: null }],
    ['is the default', 'PORT', {}, { value: '3000', isSet: false, follows: null }],
    ['follows another', 'MAIL_FROM', {}, { value: 'meekijk@localhost', isSet: false, follows: 'BASE_URL' }],
    [
      'no longer follows when set',
      'MAIL_FROM',
      { MAIL_FROM: 'a@b.nl' },
      { value: 'a@b.nl', isSet: true, follows: null },
    ],
    ['is nowhere', 'SMTP_URL', {}, { value: null, isSet: false }],
  ])('%s', (_, name, env, expected) => {
    expect(sourceOf(name, env)).toMatchObject(expected);
  });

  test.each([
    ['DATABASE_URL', 'postgres://kijk:geheim@db:5432/kijk?password=geheim', 'postgres://kijk@db:5432/kijk'],
    ['SMTP_URL', 'smtps://kijk:geheim@mail:465', 'smtps://kijk@mail:465'],
  ])('%s is shown without its password', (name, value, shown) => {
    expect(sourceOf(name, { [name]: value })).toMatchObject({ value: shown, isSet: true });
  });

  test('a secret file is only said to be set', () => {
    const folder = mkdtempSync(join(tmpdir(), 'meekijk-settings-'));
    writeFileSync(join(folder, 'password'), 'geheim');
    const env = { DATABASE_URL: databaseUrl, DATABASE_PASSWORD_FILE: join(folder, 'password') };
    expect(sourceOf('DATABASE_PASSWORD_FILE', env)).toEqual({
      name: 'DATABASE_PASSWORD_FILE',
      value: null,
      isSet: true,
      follows: null,
    });
    expect(JSON.stringify(readSettings(env).sources)).not.toContain('geheim');
    rmSync(folder, { recursive: true });
  });
});

function faultsOf(env: Record<string, string>): string[] {
  try {
    parseSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n');
    throw error;
  }
  return [];
}

describe('a bad setting stops the start with a sentence', () => {
  test.each([
    ['PORT', '0', 'PORT must be a whole number from 1 to 65535, not "0".'],
    ['PORT', '65536', 'PORT must be a whole number from 1 to 65535, not "65536".'],
    ['PORT', '3e3', 'PORT must be a whole number from 1 to 65535, not "3e3".'],
    ['BASE_URL', 'kijk.example', 'BASE_URL must be an address that starts with http:// or https://.'],
    ['BASE_URL', 'ftp://kijk.example', 'BASE_URL must be an address that starts with http:// or https://.'],
    ['DATABASE_URL', 'mysql://db', 'DATABASE_URL must be an address that starts with postgres:// or postgresql://.'],
    ['DATABASE_POOL_SIZE', '1', 'DATABASE_POOL_SIZE must be a whole number from 2 to 500, not "1".'],
    ['MEEKIJK_DEMO', 'yes', 'MEEKIJK_DEMO must be true or false, not "yes".'],
    ['SMTP_URL', 'mail.example:25', 'SMTP_URL must be an address that starts with smtp:// or smtps://.'],
    [
      'MAIL_FROM',
      'Meekijk <kijk@example.org>',
      'MAIL_FROM must be a bare mail address such as meekijk@example.org, not "Meekijk <kijk@example.org>".',
    ],
    ['REQUEST_CUTOFF_HOURS', '-1', 'REQUEST_CUTOFF_HOURS must be a whole number from 0 to 720, not "-1".'],
    ['NUDGE_HR_AFTER_DAYS', '0', 'NUDGE_HR_AFTER_DAYS must be a whole number from 1 to 20, not "0".'],
    ['OFFER_HOURS', '0', 'OFFER_HOURS must be a whole number from 1 to 336, not "0".'],
    ['SESSION_DAYS', '366', 'SESSION_DAYS must be a whole number from 1 to 365, not "366".'],
    ['SIGN_IN_MINUTES', '1.5', 'SIGN_IN_MINUTES must be a whole number from 1 to 120, not "1.5".'],
    ['WORKER_CONCURRENCY', 'many', 'WORKER_CONCURRENCY must be a whole number from 0 to 50, not "many".'],
    ['TRUST_PROXY', '1', 'TRUST_PROXY must be true or false, not "1".'],
  ])('%s=%s', (name, value, sentence) => {
    expect(faultsOf({ [name]: value })).toEqual([sentence]);
  });

  test('all of them at once', () => {
    expect(faultsOf({ PORT: 'x', TRUST_PROXY: 'x' })).toHaveLength(2);
  });

  test('that does not tell the password', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://meekijk:geheim@db' }).join()).not.toContain('geheim');
  });
});

describe('the password of the database in a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'meekijk-settings-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const fileWith = (content: string) => {
    const file = join(folder, 'password');
    writeFileSync(file, content);
    return file;
  };

  test.each([
    ['is put into the address', 'geheim\n', 'geheim'],
    ['may hold anything', 'a/b@c:d%20 é?#', 'a/b@c:d%20 é?#'],
  ])('%s', (_, content, password) => {
    const settings = parseSettings({ DATABASE_URL: databaseUrl, DATABASE_PASSWORD_FILE: fileWith(content) });
    const url = new URL(settings.databaseUrl!);
    expect(decodeURIComponent(url.password)).toBe(password);
    url.password = '';
    expect(url.href).toBe(databaseUrl);
  });

  test('must be there', () => {
    const file = join(folder, 'nothing');
    expect(faultsOf({ DATABASE_URL: databaseUrl, DATABASE_PASSWORD_FILE: file })).toEqual([
      `DATABASE_PASSWORD_FILE must name a file with a secret in it, not "${file}".`,
    ]);
  });

  test('must not be empty', () => {
    expect(faultsOf({ DATABASE_URL: databaseUrl, DATABASE_PASSWORD_FILE: fileWith('\n') })).toHaveLength(1);
  });

  test('needs an address to be put into', () => {
    expect(faultsOf({ DATABASE_PASSWORD_FILE: fileWith('geheim') })).toEqual([
      'DATABASE_PASSWORD_FILE needs DATABASE_URL, the address that its password is put into.',
    ]);
  });
});
