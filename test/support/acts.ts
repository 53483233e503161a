import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll } from '@jest/globals';
import { AuditEntry } from '../../src/audit/audit-entry.entity.js';
import type { Transactions, Tx } from '../../src/platform/database/transactions.js';
import { InvalidInput, Refused } from '../../src/platform/refusal.js';
import { openTestDatabase, type TestDatabase } from './database.js';

export interface Stage {
  readonly url: string;
  readonly transactions: Transactions;
  /** One transaction, as an edge opens it. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The reason an act is refused with; null when it is not, and then it is done. */
  refusal(act: (tx: Tx) => Promise<unknown>): Promise<string | null>;
  /** What is wrong with each field, `field: rule`. */
  faults(act: (tx: Tx) => Promise<unknown>): Promise<string[]>;
  /** The jobs that wait, in the order they were added; empties the queue. */
  takeJobs(): Promise<{ name: string; payload: object }[]>;
  /** What people are still to be told, by kind and in the order it was noted; nobody is told any more. */
  takeNotices(): Promise<{ kind: string; personId: string; payload: object }[]>;
  /** What was written down about a thing, the oldest first. */
  listAudit(subjectId: string): Promise<Pick<AuditEntry, 'act' | 'actorId' | 'before' | 'after'>[]>;
}

/** A database of the test file's own, to act in and to see what acts leave behind. */
export function setStage(): Stage {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const run = <T>(work: (tx: Tx) => Promise<T>) => database.transactions.run(work);
  return {
    get url() {
      return database.url;
    },
    get transactions() {
      return database.transactions;
    },
    run,
    refusal: (act) => run(act).then(() => null, reasonOf),
    faults: (act) => run(act).then(() => [], faultsOf),
    takeJobs: () => run(takeJobs),
    takeNotices: () => run(takeNotices),
    listAudit: (subjectId) => run((tx) => listAudit(tx, subjectId)),
  };
}

/** Until so many others wait for a lock in this database. */
export async function untilWaiting(tx: Tx, count: number): Promise<void> {
  for (;;) {
    // Within a transaction the view stays as it was first seen.
    await tx.query('SELECT pg_stat_clear_snapshot()');
    const waiting: unknown[] = await tx.query(
      `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (waiting.length >= count) return;
    await pause(10);
  }
}

/** Throws what is no refusal. */
export function reasonOf(error: unknown): string {
  if (error instanceof Refused) return error.reason;
  throw error;
}

function faultsOf(error: unknown): string[] {
  if (error instanceof InvalidInput) return error.problems.map(({ field, rule }) => `${field}: ${rule}`);
  throw error;
}

async function takeJobs(tx: Tx): Promise<{ name: string; payload: object }[]> {
  const jobs: { name: string; payload: object }[] = await tx.query(
    `SELECT t.identifier AS name, j.payload FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`,
  );
  await tx.query('DELETE FROM graphile_worker._private_jobs');
  return jobs;
}

async function takeNotices(tx: Tx): Promise<{ kind: string; personId: string; payload: object }[]> {
  const [notices]: [{ kind: string; personId: string; payload: object }[], number] = await tx.query(
    `DELETE FROM notices WHERE sent_at IS NULL RETURNING kind, person_id AS "personId", payload`,
  );
  return notices.sort((one, other) => (one.kind < other.kind ? -1 : Number(one.kind > other.kind)));
}

function listAudit(tx: Tx, subjectId: string) {
  const select = { act: true, actorId: true, before: true, after: true };
  return tx.find(AuditEntry, { select, where: { subjectId }, order: { id: 'ASC' } });
}
