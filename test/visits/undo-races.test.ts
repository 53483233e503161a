import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { attemptAnnouncement } from '../../src/visits/announce-invite.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { noteRefusalTold } from '../../src/visits/undo.queries.js';
import { Invite } from '../../src/visits/invite.entity.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { undoDecision } from '../../src/visits/undo-decision.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { reasonOf, setStage, untilWaiting } from '../support/acts.js';
import { expectConsistent } from '../support/consistency.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const ROUNDS = 12;

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
});

let hour = 100;
const newHours = () => hoursFromNow((hour += 12));

async function aDecision(kind: 'approved' | 'declined') {
  const host = await run((tx) => aHost(tx, department));
  const visitor = await run((tx) => aPerson(tx));
  const slot = await run((tx) => aSlot(tx, department, { createdById: lead.id, ...newHours(), hostIds: [host.id] }));
  const { id } = await run((tx) => aVisit(tx, slot, { visitorId: visitor.id }));
  await run((tx) =>
    kind === 'approved'
      ? approveVisit(tx, lead, id, { isUndoable: true })
      : declineVisit(tx, lead, id, { reason: 'Vol' }, { isUndoable: true }),
  );
  return { id, slot, visitor };
}

const read = (id: string) => run((tx) => tx.findOneByOrFail(Visit, { id }));
/** Null when it was done. */
const undo = (id: string) => run((tx) => undoDecision(tx, lead, id)).then(() => null, reasonOf);

test('an invite goes out while its approval is undone: exactly one of the two happens', async () => {
  const seen = new Set<string | null>();
  for (let round = 0; round < ROUNDS; round++) {
    const { id, slot } = await aDecision('approved');
    const invites = await run((tx) => tx.findBy(Invite, { visitId: id }));
    const attempts = invites.map((invite) => run((tx) => attemptAnnouncement(tx, invite.id)));
    const late = round % 2 ? Promise.resolve() : Promise.all(attempts);
    const [why, ...sent] = await Promise.all([late.then(() => undo(id)), ...attempts]);
    const told = sent.filter((announcement) => announcement !== null);
    seen.add(why);
    if (why === null) expect([told, (await read(id)).state]).toEqual([[], 'requested']);
    else expect([why, (await read(id)).state]).toEqual(['too-late-to-undo', 'approved']);
    await run((tx) => expectConsistent(tx, slot.id));
  }
  expect(seen).toContain('too-late-to-undo');
});

/** Holds back the second until the first has done its part, whose transaction is still open then. */
async function firstThen<T>(first: (tx: Tx) => Promise<unknown>, second: () => Promise<T>): Promise<T> {
  let waiting: Promise<T>;
  await run(async (tx) => {
    await first(tx);
    waiting = second();
    await untilWaiting(tx, 1);
  });
  return waiting!;
}

test('the mail job that comes a moment before the undo wins, the one that comes a moment after finds nothing', async () => {
  const early = await aDecision('approved');
  const [invite] = await run((tx) => tx.findBy(Invite, { visitId: early.id }));
  expect(await firstThen((tx) => attemptAnnouncement(tx, invite!.id), () => undo(early.id))).toBe('too-late-to-undo'); // prettier-ignore

  const late = await aDecision('approved');
  const [gone] = await run((tx) => tx.findBy(Invite, { visitId: late.id }));
  const job = () => run((tx) => attemptAnnouncement(tx, gone!.id));
  expect(await firstThen((tx) => undoDecision(tx, lead, late.id), job)).toBeNull();
});

test('so does the mail about a refusal', async () => {
  const early = await aDecision('declined');
  const at = new Date();
  expect(
    await firstThen(
      (tx) => noteRefusalTold(tx, early.id, at),
      () => undo(early.id),
    ),
  ).toBe('too-late-to-undo');

  const late = await aDecision('declined');
  const job = () => run((tx) => noteRefusalTold(tx, late.id, at));
  expect(await firstThen((tx) => undoDecision(tx, lead, late.id), job)).toBe(false);
});

test('two undos at once: one is done, the other finds nothing to undo', async () => {
  for (const kind of ['approved', 'declined'] as const) {
    const { id, slot } = await aDecision(kind);
    const answers = await Promise.all([undo(id), undo(id), undo(id)]);
    expect(answers.filter((why) => why === null)).toHaveLength(1);
    expect(answers.filter((why) => why === 'nothing-to-undo')).toHaveLength(2);
    expect((await stage.listAudit(id)).filter(({ act }) => act === 'visit.decision-undone')).toHaveLength(1);
    await run((tx) => expectConsistent(tx, slot.id));
  }
});

test('a refusal is undone while the visitor books elsewhere: never both', async () => {
  const elsewhere = await run((tx) => aHostDepartment(tx));
  for (let round = 0; round < ROUNDS; round++) {
    const { id, slot, visitor } = await aDecision('declined');
    const { startsAt, endsAt } = slot;
    const other = await run((tx) => aSlot(tx, elsewhere, { startsAt, endsAt }));
    const book = run((tx) => requestVisit(tx, visitor, other.id, { learningGoals: ['Kijken'] })).then(
      () => null,
      reasonOf,
    );
    expect([await undo(id), await book].sort()).toEqual(['own-overlap', null].sort());
    expect(await run((tx) => tx.countBy(Visit, { visitorId: visitor.id, state: 'requested' }))).toBe(1);
  }
});
