import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Every setting, checked at start. The README's table lists the same names; a test holds the two together. */
export interface Settings {
  port: number;
  host: string;
  /** Without a slash at the end. */
  baseUrl: string;
  /** Null: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null;
  databasePoolSize: number;
  dataDir: string;
  /** Whether an empty database is filled with the demo company. */
  demo: boolean;
  /** Null: mails stay in the outbox. */
  smtpUrl: string | null;
  /** The scheduling mailbox: From and ORGANIZER of every invite. */
  mailFrom: string;
  /** The mailbox that answers to invites arrive in; null when they are not read. */
  imapUrl: string | null;
  /** How long a mail waits for what else its reader is to be told. */
  bundleMailsSeconds: number;
  requestCutoffHours: number;
  /** For how many people one can ask in one go. */
  mostInGroup: number;
  /** How long a freed seat is kept for whoever it is offered to; shorter when the slot is near. */
  offerHours: number;
  /** How long before its start a request that nobody decided about runs out. */
  requestExpiresHours: number;
  /** After how many working days without a decision leads, deputies and HR are reminded. */
  nudgeLeadsAfterDays: number;
  nudgeDeputiesAfterDays: number;
  nudgeHrAfterDays: number;
  /** In how many working days a new colleague should have been on a visit. */
  firstVisitWithinDays: number;
  /** After how many months who visited is known by department only; never before the month is reported on. */
  visitsKeptMonths: number;
  /** After how many months what people wrote about a visit goes; learnings and actions stay. */
  textsKeptMonths: number;
  /** How many months after somebody left what they accepted goes. */
  statementsKeptMonths: number;
  auditKeptMonths: number;
  sessionDays: number;
  /** How long before its start calling off a visit begins to be late. */
  lateCancelHours: number;
  signInMinutes: number;
  /** Zero: this process serves the web only. */
  workerConcurrency: number;
  trustProxy: boolean;
}

/** Where the value of a setting comes from, to be shown: without secrets. */
export interface SettingSource {
  /** Of the environment variable. */
  name: string;
  /** Null: nothing is set, and nothing is needed; also for what a secret file holds. */
  value: string | null;
  isSet: boolean;
  /** Which other setting the value follows while it is not set. */
  follows: string | null;
}

export class SettingsError extends Error {}

type Environment = Record<string, string | undefined>;

/** Throws a SettingsError that names each bad setting in a sentence of its own. */
export const parseSettings = (env: Environment): Settings => readSettings(env).settings;

/** The settings, and for each environment variable where its value comes from. Throws like `parseSettings`. */
export function readSettings(env: Environment): { settings: Settings; sources: SettingSource[] } {
  const faults: string[] = [];
  const sources: SettingSource[] = [];
  const given = (name: string) => env[name]?.trim() || null;
  const note = (name: string, value: string | null, follows: string | null = null) =>
    sources.push({ name, value, isSet: given(name) !== null, follows: given(name) === null ? follows : null });

  const text = (name: string, fallback: string, follows?: string) => {
    const value = given(name) ?? fallback;
    note(name, value, follows);
    return value;
  };
  const whole = (name: string, fallback: number, min: number, max: number) => {
    const value = given(name) ?? String(fallback);
    note(name, value);
    if (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    faults.push(`${name} must be a whole number from ${min} to ${max}, not "${value}".`);
    return fallback;
  };
  const yes = (name: string, fallback: boolean, follows?: string) => {
    const value = given(name) ?? String(fallback);
    note(name, value, follows);
    if (value === 'true' || value === 'false') return value === 'true';
    faults.push(`${name} must be true or false, not "${value}".`);
    return fallback;
  };
  const url = (name: string, protocols: string[], fallback: string | null = null, follows?: string) => {
    const value = given(name);
    const isGood = value !== null && URL.canParse(value) && protocols.includes(new URL(value).protocol);
    const chosen = isGood ? value : fallback;
    note(name, chosen && withoutSecrets(chosen), follows);
    if (value !== null && !isGood)
      faults.push(`${name} must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
    return chosen;
  };
  const secret = (name: string) => {
    const file = given(name);
    note(name, null);
    if (file === null) return null;
    const content = readIfThere(file);
    if (!content) faults.push(`${name} must name a file with a secret in it, not "${file}".`);
    return content;
  };

  const port = whole('PORT', 3000, 1, 65535);
  const host = text('HOST', '127.0.0.1');
  const ownAddress = `http://localhost:${port}`;
  const baseUrl = (url('BASE_URL', ['http:', 'https:'], ownAddress, 'PORT') ?? ownAddress).replace(/\/+$/, '');
  const trustProxy = yes('TRUST_PROXY', false);

  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const databasePassword = secret('DATABASE_PASSWORD_FILE');
  if (databasePassword && given('DATABASE_URL') === null)
    faults.push('DATABASE_PASSWORD_FILE needs DATABASE_URL, the address that its password is put into.');
  const databasePoolSize = whole('DATABASE_POOL_SIZE', 10, 2, 500);
  const dataDir = resolve(text('MEEKIJK_DATA_DIR', 'data'));
  const demo = yes('MEEKIJK_DEMO', databaseUrl === null, 'DATABASE_URL');

  const smtpUrl = url('SMTP_URL', ['smtp:', 'smtps:']);
  const mailFrom = text('MAIL_FROM', `meekijk@${new URL(baseUrl).hostname}`, 'BASE_URL');
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(mailFrom))
    faults.push(`MAIL_FROM must be a bare mail address such as meekijk@example.org, not "${mailFrom}".`);

  const imapUrl = url('IMAP_URL', ['imap:', 'imaps:']);
  const imapPassword = secret('IMAP_PASSWORD_FILE');
  if (imapPassword && given('IMAP_URL') === null)
    faults.push('IMAP_PASSWORD_FILE needs IMAP_URL, the address that its password is put into.');

  const settings: Settings = {
    port,
    host,
    baseUrl,
    databaseUrl: databaseUrl && databasePassword ? withPassword(databaseUrl, databasePassword) : databaseUrl,
    databasePoolSize,
    dataDir,
    demo,
    smtpUrl,
    mailFrom,
    imapUrl: imapUrl && imapPassword ? withPassword(imapUrl, imapPassword) : imapUrl,
    bundleMailsSeconds: whole('BUNDLE_MAILS_SECONDS', 120, 0, 3600),
    signInMinutes: whole('SIGN_IN_MINUTES', 15, 1, 120),
    sessionDays: whole('SESSION_DAYS', 14, 1, 365),
    requestCutoffHours: whole('REQUEST_CUTOFF_HOURS', 2, 0, 720),
    mostInGroup: whole('MOST_IN_GROUP', 6, 2, 50),
    offerHours: whole('OFFER_HOURS', 24, 1, 336),
    requestExpiresHours: whole('REQUEST_EXPIRES_HOURS', 12, 0, 720),
    nudgeLeadsAfterDays: whole('NUDGE_LEADS_AFTER_DAYS', 1, 1, 20),
    nudgeDeputiesAfterDays: whole('NUDGE_DEPUTIES_AFTER_DAYS', 2, 1, 20),
    nudgeHrAfterDays: whole('NUDGE_HR_AFTER_DAYS', 3, 1, 20),
    lateCancelHours: whole('LATE_CANCEL_HOURS', 24, 0, 336),
    firstVisitWithinDays: whole('FIRST_VISIT_WITHIN_DAYS', 20, 1, 260),
    visitsKeptMonths: whole('VISITS_KEPT_MONTHS', 12, 3, 1200),
    textsKeptMonths: whole('TEXTS_KEPT_MONTHS', 12, 1, 1200),
    statementsKeptMonths: whole('STATEMENTS_KEPT_MONTHS', 24, 1, 1200),
    auditKeptMonths: whole('AUDIT_KEPT_MONTHS', 12, 1, 1200),
    workerConcurrency: whole('WORKER_CONCURRENCY', 4, 0, 50),
    trustProxy,
  };
  if (faults.length) throw new SettingsError(faults.join('\n'));
  return { settings, sources };
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

function withPassword(address: string, password: string): string {
  const url = new URL(address);
  // The URL itself would leave a % as it is.
  url.password = encodeURIComponent(password);
  return url.href;
}

/** An address without its password, and without parameters, which may hold one too. */
export function withoutSecrets(address: string): string {
  const url = new URL(address);
  url.password = '';
  url.search = '';
  return url.href;
}

let current: ReturnType<typeof readSettings> | null = null;

const read = () => (current ??= readSettings(process.env));

/** The settings of this process, read from its environment once. Throws a SettingsError. */
export const settings = (): Settings => read().settings;

/** Where each of them comes from, in the order of the README's table. */
export const settingSources = (): readonly SettingSource[] => read().sources;
