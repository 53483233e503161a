import type { Transactions, Tx } from '../platform/database/transactions.js';
import { Installation } from '../platform/database/installation.entity.js';
import { Department } from '../people/department.entity.js';
import { insertDemoCampaigns } from './demo-campaigns.js';
import { insertDemoAttendance } from './demo-attendance.js';
import { insertDemoMoves } from './demo-moves.js';
import { insertDemoLines } from './demo-lines.js';
import { insertDemoHistory } from './demo-history.js';
import { insertDemoLearning } from './demo-learning.js';
import { insertDemoHosts } from './demo-hosts.js';
import { insertDemoOnboarding } from './demo-onboarding.js';
import { insertDemoPeople } from './demo-people.js';
import { seededRandom } from './demo-random.js';
import { insertDemoSeries } from './demo-series.js';
import { insertDemoSlots } from './demo-slots.js';
import { insertDemoVisits } from './demo-visits.js';

const DEMO_LOCK = 0x6d64;

/**
 * Fills an empty database with Veldhuis, a made-up company: 13 departments, about 230 people, six weeks of slots and
 * visits in every state, three cohorts of new hires, and a year of visits before with what was learned, dated around today. Returns false, and changes nothing, when there are departments already.
 */
export function fillWithDemoCompany(transactions: Transactions): Promise<boolean> {
  return transactions.run(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [DEMO_LOCK]);
    if (await isInUse(tx)) return false;
    await tx.insert(Installation, { isDemo: true });
    const people = await insertDemoPeople(tx);
    await insertDemoHosts(tx, people);
    const random = seededRandom(20270104);
    const slots = await insertDemoSlots(tx, people, random);
    await insertDemoVisits(tx, people, slots, random);
    await insertDemoLines(tx, people, slots, random);
    await insertDemoMoves(tx, people);
    await insertDemoSeries(tx, people);
    await insertDemoOnboarding(tx, people, slots);
    await insertDemoHistory(tx, people, random);
    await insertDemoAttendance(tx);
    await insertDemoCampaigns(tx, people);
    await insertDemoLearning(tx, people, random);
    return true;
  });
}

/** Whether this database holds the demo company. */
export const isDemo = (tx: Tx) => tx.existsBy(Installation, { isDemo: true });

const isInUse = (tx: Tx) => tx.exists(Department);
