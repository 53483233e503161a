import { HostWishes } from '../../src/hosts/host-wishes.entity.js';
import { HostAbsence } from '../../src/hosts/host-absence.entity.js';
import type { HostChoices } from '../../src/hosts/host.rules.js';
import { now } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/transactions.js';

/** Says for a host that they take part, whenever and however often unless told otherwise. */
export async function wishes(tx: Tx, personId: string, facts: Partial<HostChoices> = {}): Promise<void> {
  const anything = { takesPart: true, channels: [], languages: [], hours: [] };
  const limits = { mostPerDay: null, mostPerWeek: null, mostPerMonth: null };
  await tx.insert(HostWishes, { personId, ...anything, ...limits, ...facts, changedAt: now() });
}

/** Days on which a host is away, or pauses. */
export async function anAbsence(
  tx: Tx,
  facts: Pick<HostAbsence, 'personId' | 'fromOn' | 'untilOn'> & Partial<HostAbsence>,
) {
  return tx.save(
    tx.create(HostAbsence, { kind: 'absence', reportedById: facts.personId, reportedAt: now(), ...facts }),
  );
}
