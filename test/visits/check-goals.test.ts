import { beforeAll, expect, test } from '@jest/globals';
import { requestGroup } from '../../src/groups/request-group.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Tx } from '../../src/platform/database/transactions.js';
import { changeGoals } from '../../src/preparation/change-goals.js';
import { requestMove } from '../../src/visits/request-move.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { joinWaitlist } from '../../src/waitlist/join-waitlist.js';
import { setStage } from '../support/acts.js';
import { aHostDepartment, anHr, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const { run, faults } = setStage();

let department: Department;
let person: Actor;
let hr: Actor;

beforeAll(() =>
  run(async (tx) => {
    [department, person, hr] = [await aHostDepartment(tx), await aPerson(tx), await anHr(tx)];
  }),
);

const goals = ['Waarom belde 06 12345678 drie keer?', 'Wat missen jullie van ons?'];
let day = 7;
const newSlot = (tx: Tx, seats = 2) => aSlot(tx, department, { ...hoursFromNow(24 * ++day), seats });
const newVisit = async (tx: Tx) =>
  aVisit(tx, await newSlot(tx), { state: 'approved', visitorId: person.id, requestedById: person.id });

interface Typed {
  learningGoals: string[];
  isVouched?: boolean;
}
const ways: [string, (tx: Tx, typed: Typed) => Promise<unknown>][] = [
  ['asking for a seat', async (tx, typed) => requestVisit(tx, person, (await newSlot(tx)).id, typed)],
  [
    'standing in line',
    async (tx, typed) => {
      const slot = await newSlot(tx, 1);
      await aVisit(tx, slot, { state: 'approved' });
      return joinWaitlist(tx, person, slot.id, typed);
    },
  ],
  [
    'asking for a group',
    async (tx, typed) => {
      const visitorIds = [(await aPerson(tx)).id, (await aPerson(tx)).id];
      return requestGroup(tx, hr, (await newSlot(tx)).id, { visitorIds, ...typed });
    },
  ],
  [
    'asking for another moment',
    async (tx, typed) => requestMove(tx, person, (await newVisit(tx)).id, { slotId: (await newSlot(tx)).id, ...typed }),
  ],
  ['saying anew what to find out', async (tx, typed) => changeGoals(tx, person, (await newVisit(tx)).id, typed)],
];

test.each(ways)('%s, nobody names a customer, unless they say that it is none', async (_, act) => {
  expect(await faults((tx) => act(tx, { learningGoals: goals }))).toEqual(['learningGoals: customer-data']);
  expect(await faults((tx) => act(tx, { learningGoals: goals, isVouched: true }))).toEqual([]);
});

test('whoever vouched for a goal need not do so again to change another', async () => {
  const { id } = await run(newVisit);
  await run((tx) => changeGoals(tx, person, id, { learningGoals: goals, isVouched: true }));
  await run((tx) => changeGoals(tx, person, id, { learningGoals: [goals[0]!, 'Iets anders'] }));
  expect(await run((tx) => tx.findOneByOrFail(Visit, { id }))).toMatchObject({
    learningGoals: [goals[0], 'Iets anders'],
  });
});
