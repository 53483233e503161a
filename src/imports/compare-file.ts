import { randomUUID } from 'node:crypto';
import { type Actor, isAdmin } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { comparePeople, type Comparison } from './compare.rules.js';
import { readCsv } from './csv.client.js';
import { type ReadFile, readPeople } from './file-person.rules.js';
import { readKnown, todayOf } from './known.queries.js';
import type { Layout } from './layout.rules.js';
import { type Answers, type Circumstances, type Known, type Outcome, reject } from './outcome.rules.js';

/** A file that can be read: its text and the layout it has. */
export interface ReadableFile extends Answers {
  content: string;
  layout: Layout;
}

/** Who was asked to leave by a file, and what came of it. */
export interface Leavers {
  left: Set<string>;
  /** Why somebody has to stay, by their id. */
  reasons: Map<string, string>;
}

/** Sets a file beside who is here now, as the actor may change it. */
export class FileComparer {
  private readonly file: ReadFile;
  /** The same person new to us keeps one id, however often they are compared. */
  private readonly newIds: string[] = [];

  constructor(
    private readonly actor: Actor,
    private readonly readable: ReadableFile,
  ) {
    this.file = readPeople(readCsv(readable.content), readable.layout);
  }

  async compare(tx: Tx, { left, reasons }: Leavers = { left: new Set(), reasons: new Map() }): Promise<Compared> {
    const known = await readKnown(tx);
    // The act that let them leave has done its work already; the file still is what it came from.
    for (const person of known.people) if (left.has(person.id)) person.isActive = true;
    const { createsDepartments } = this.readable;
    let used = 0;
    const circumstances: Circumstances = {
      createsDepartments,
      today: await todayOf(tx, this.actor),
      mayChangeAdmins: isAdmin(this.actor),
      newId: () => (this.newIds[used++] ??= randomUUID()),
    };
    const comparison = comparePeople(this.file, known, circumstances);
    return { ...comparison, outcomes: comparison.outcomes.map((outcome) => this.orStays(outcome, reasons)), known };
  }

  /** Somebody who cannot leave yet stays as they are, and the row says why. */
  private orStays(outcome: Outcome, reasons: Map<string, string>): Outcome {
    const reason = isLeaving(outcome) ? reasons.get(outcome.personId ?? '') : undefined;
    const { status, leavesOn } = this.file.headingOf;
    const column = status ?? leavesOn ?? '';
    return reason ? reject(outcome, { column, reason: 'cannot-leave', value: outcome.name, with: reason }) : outcome;
  }
}

export type Compared = Comparison & { known: Known };

export const isLeaving = ({ before, after }: Outcome) => before?.isActive === true && after?.isActive === false;
