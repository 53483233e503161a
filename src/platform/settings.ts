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
  requestCutoffHours: number;
  nudgeAfterHours: number;
  sessionDays: number;
  signInMinutes: number;
  /** Zero: this process serves the web only. */
  workerConcurrency: number;
  trustProxy: boolean;
}

export class SettingsError extends Error {}

type Environment = Record<string, string | undefined>;

/** Throws a SettingsError that names each bad setting in a sentence of its own. */
export function parseSettings(env: Environment): Settings {
  const faults: string[] = [];
  const text = (name: string) => env[name]?.trim() || null;
  const whole = (name: string, fallback: number, min: number, max: number) => {
    const value = text(name);
    if (value === null) return fallback;
    if (/^\d+$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    faults.push(`${name} must be a whole number from ${min} to ${max}, not "${value}".`);
    return fallback;
  };
  const yes = (name: string, fallback: boolean) => {
    const value = text(name);
    if (value === null) return fallback;
    if (value === 'true' || value === 'false') return value === 'true';
    faults.push(`${name} must be true or false, not "${value}".`);
    return fallback;
  };
  const url = (name: string, protocols: string[]) => {
    const value = text(name);
    if (value === null) return null;
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value;
    faults.push(`${name} must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}.`);
    return null;
  };

  const secret = (name: string) => {
    const file = text(name);
    if (file === null) return null;
    const content = readIfThere(file);
    if (!content) faults.push(`${name} must name a file with a secret in it, not "${file}".`);
    return content;
  };

  const port = whole('PORT', 3000, 1, 65535);
  const baseUrl = (url('BASE_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(/\/+$/, '');
  const databaseUrl = url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const databasePassword = secret('DATABASE_PASSWORD_FILE');
  if (databasePassword && text('DATABASE_URL') === null)
    faults.push('DATABASE_PASSWORD_FILE needs DATABASE_URL, the address that its password is put into.');
  const mailFrom = text('MAIL_FROM') ?? `meekijk@${new URL(baseUrl).hostname}`;
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(mailFrom))
    faults.push(`MAIL_FROM must be a bare mail address such as meekijk@example.org, not "${mailFrom}".`);

  const settings: Settings = {
    port,
    host: text('HOST') ?? '127.0.0.1',
    baseUrl,
    databaseUrl: databaseUrl && databasePassword ? withPassword(databaseUrl, databasePassword) : databaseUrl,
    databasePoolSize: whole('DATABASE_POOL_SIZE', 10, 2, 500),
    dataDir: resolve(text('MEEKIJK_DATA_DIR') ?? 'data'),
    demo: yes('MEEKIJK_DEMO', databaseUrl === null),
    smtpUrl: url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom,
    requestCutoffHours: whole('REQUEST_CUTOFF_HOURS', 2, 0, 720),
    nudgeAfterHours: whole('NUDGE_AFTER_HOURS', 24, 1, 720),
    sessionDays: whole('SESSION_DAYS', 14, 1, 365),
    signInMinutes: whole('SIGN_IN_MINUTES', 15, 1, 120),
    workerConcurrency: whole('WORKER_CONCURRENCY', 4, 0, 50),
    trustProxy: yes('TRUST_PROXY', false),
  };
  if (faults.length) throw new SettingsError(faults.join('\n'));
  return settings;
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

let current: Settings | null = null;

/** The settings of this process, read from its environment once. Throws a SettingsError. */
export function settings(): Settings {
  current ??= parseSettings(process.env);
  return current;
}
