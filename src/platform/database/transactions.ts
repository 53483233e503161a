import type { DataSource, EntityManager } from 'typeorm';
import { Refused } from '../refusal.js';

/** One transaction: what every act and query is handed. */
export type Tx = EntityManager;

const DEADLOCK = '40P01';
const ATTEMPTS = 3;

/** Opens transactions. The edges own one each; acts never open their own. */
export class Transactions {
  /** @param constraintReasons name of a constraint -> reason: what PostgreSQL refuses in a race is the same "no" as the rule's */
  constructor(
    private readonly dataSource: DataSource,
    private readonly constraintReasons: Readonly<Record<string, string>> = {},
  ) {}

  /** Runs the work in one transaction; a deadlock victim is tried again, a broken constraint with a reason is refused. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        if (attempt === ATTEMPTS || sqlState(error) !== DEADLOCK) throw this.asRefusal(error);
      }
    }
  }

  /** Runs reads without a transaction of their own; those that do not need each other's answer can run side by side. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return work(this.dataSource.manager);
  }

  /** Reads that go through years of rows: by indexes that hold all they need, with room to sort, and without compiling what runs once. */
  readMuch<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (tx) => {
      await tx.query(`SET LOCAL work_mem = '32MB'; SET LOCAL jit = off; SET LOCAL random_page_cost = 1.1`);
      return work(tx);
    });
  }

  private asRefusal(error: unknown): unknown {
    const reason = this.constraintReasons[violatedConstraint(error) ?? ''];
    return reason ? new Refused(reason) : error;
  }
}

function sqlState(error: unknown): string | undefined {
  return (error as { driverError?: { code?: string } }).driverError?.code;
}

/** Name of the constraint that PostgreSQL refused a change for, if that is what the error says. */
export function violatedConstraint(error: unknown): string | undefined {
  return (error as { driverError?: { constraint?: string } }).driverError?.constraint;
}
