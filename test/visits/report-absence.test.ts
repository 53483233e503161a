import { beforeEach, describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { endAbsence } from '../../src/hosts/end-absence.js';
import { HostAbsence } from '../../src/hosts/host-absence.entity.js';
import { pauseHosting } from '../../src/hosts/pause-hosting.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { listHostIds } from '../../src/slots/slots.queries.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { reportAbsence } from '../../src/visits/report-absence.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { expectConsistent } from '../support/consistency.js';
import { wishes } from '../support/hosting.js';
import { listInvites } from '../support/invites.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal, listAudit } = stage;
const { doJobs, takeMails, takeMailsTo } = setPost(stage);

let department: Department;
let lead: Actor;
let hanna: Actor;
let hugo: Actor;

beforeEach(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  hanna = await run((tx) => aHost(tx, department));
  hugo = await run((tx) => aHost(tx, department));
});

const today = DateTime.now().setZone('Europe/Amsterdam').startOf('day');
const day = (days: number) => today.plus({ days }).toISODate()!;
const days = (from: number, until = from) => ({ fromOn: day(from), untilOn: day(until) });
const hoursOn = (date: number) => ({
  startsAt: today.plus({ days: date }).set({ hour: 9 }).toJSDate(),
  endsAt: today.plus({ days: date }).set({ hour: 12 }).toJSDate(),
});

/** An approved guest beside the first of these hosts, so many days from now. */
async function aGuest(date: number, hosts = [hanna]) {
  const hostIds = hosts.map(({ id }) => id);
  const slot = await run((tx) =>
    aSlot(tx, department, { createdById: lead.id, ...hoursOn(date), seats: 3, hostIds: hostIds.slice(0, 1) }),
  );
  const visit = await run((tx) => aVisit(tx, slot));
  await run((tx) => approveVisit(tx, lead, visit.id));
  for (const hostId of hostIds.slice(1))
    await run((tx) =>
      tx.query('INSERT INTO slot_hosts SELECT id, $2, starts_at, ends_at, state FROM slots WHERE id = $1', [
        slot.id,
        hostId,
      ]),
    );
  return { slot, visit };
}

const hostOf = async ({ id }: Visit) => (await run((tx) => tx.findOneByOrFail(Visit, { id }))).hostId;
const report = (dates: { fromOn: string; untilOn: string }, actor = hanna) =>
  run((tx) => reportAbsence(tx, actor, hanna.id, dates));

describe('a host who is ill', () => {
  test('is replaced by another host of the moment on those days alone, and every calendar follows', async () => {
    const before = await aGuest(2, [hanna, hugo]);
    const during = await aGuest(3, [hanna, hugo]);
    const after = await aGuest(5, [hanna, hugo]);
    expect(await report(days(3, 4))).toMatchObject({ rehosted: 1, unhosted: 0 });

    expect(await Promise.all([before, during, after].map(({ visit }) => hostOf(visit)))).toEqual([
      hanna.id,
      hugo.id,
      hanna.id,
    ]);
    expect(await run((tx) => listHostIds(tx, during.slot.id))).toEqual([hugo.id]);
    expect(await run((tx) => listInvites(tx, during.visit.id))).toEqual([
      { personId: during.visit.visitorId, role: 'visitor', sequence: 1, isLive: true },
      { personId: hanna.id, role: 'host', sequence: 1, isLive: false },
      { personId: hugo.id, role: 'host', sequence: 0, isLive: true },
    ]);
    expect((await listAudit(hanna.id)).at(-1)).toMatchObject({ act: 'host.absence-reported', actorId: hanna.id });
    await run((tx) => expectConsistent(tx, during.slot.id));
  });

  test('is replaced by a colleague who said to take part, and by nobody who did not', async () => {
    const { visit } = await aGuest(3);
    const other = await aGuest(4);
    await run((tx) =>
      wishes(tx, hugo.id, { hours: [{ weekday: today.plus({ days: 3 }).weekday, from: '08:00', to: '17:00' }] }),
    );
    await doJobs();
    await takeMails();
    expect(await report(days(3, 4))).toMatchObject({ rehosted: 1, unhosted: 1 });
    expect([await hostOf(visit), await hostOf(other.visit)]).toEqual([hugo.id, null]);

    await doJobs();
    const mails = await takeMailsTo(lead.email);
    expect(mails.map(({ subject }) => subject)).toEqual([expect.stringMatching('Begeleider gezocht voor')]);
    expect(mails[0]?.html).toContain(`/visits/${other.visit.id}#host`);
  });

  test('hears it when a lead reported it; the lead who did hears nothing, for the page says it all', async () => {
    await aGuest(3);
    await doJobs();
    await takeMails();
    expect(await report(days(3), lead)).toMatchObject({ rehosted: 0, unhosted: 1 });
    await doJobs();
    const mails = await takeMails();
    expect(mails.filter(({ to, event }) => to.address === hanna.email && !event).map(({ subject }) => subject)).toEqual(
      ['Je bent afwezig gemeld als begeleider'],
    );
    expect(mails.filter(({ to }) => to.address === lead.email)).toEqual([]);
  });

  test('can be chosen again once back; who sits with somebody else by then stays there', async () => {
    const { visit } = await aGuest(3, [hanna, hugo]);
    const { absenceId } = await report(days(3));
    expect(await hostOf((await aGuest(3, [hanna])).visit)).toBeNull();
    await run((tx) => endAbsence(tx, hanna, absenceId));
    expect(await hostOf(visit)).toBe(hugo.id);
    const slot = await run((tx) => aSlot(tx, department, { ...hoursOn(6), hostIds: [hanna.id] }));
    const next = await run((tx) => aVisit(tx, slot));
    await run((tx) => approveVisit(tx, lead, next.id));
    expect(await hostOf(next)).toBe(hanna.id);
  });
});

test('who called off already keeps nobody from leaving', async () => {
  const { slot } = await aGuest(3);
  await run((tx) => aVisit(tx, slot, { state: 'cancelled', hostId: hanna.id }));
  expect(await report(days(3))).toMatchObject({ unhosted: 1 });
  expect(await run((tx) => listHostIds(tx, slot.id))).toEqual([]);
});

test('a pause keeps new guests away, and those who come already come', async () => {
  const { visit } = await aGuest(3);
  await run((tx) => pauseHosting(tx, hanna, days(2, 9)));
  expect(await hostOf(visit)).toBe(hanna.id);
  expect(await hostOf((await aGuest(4)).visit)).toBeNull();
  expect(await hostOf((await aGuest(10)).visit)).toBe(hanna.id);
});

describe('refused', () => {
  const refused = (dates: { fromOn: string; untilOn: string }, actor = hanna, personId = hanna.id) =>
    refusal((tx) => reportAbsence(tx, actor, personId, dates));

  test('are days that are over, turned around or too many', async () => {
    expect(await refused(days(-3, -1))).toBe('in-the-past');
    expect(await refused(days(4, 3))).toBe('ends-before-start');
    expect(await refused(days(0, 366))).toBe('absence-too-long');
    expect(await refused(days(-3, 0))).toBeNull();
  });

  test('is somebody who is no host; whose host it is not, finds nobody', async () => {
    const colleague = await run((tx) => aPerson(tx));
    expect(await refused(days(1), colleague, colleague.id)).toBe('not-host');
    await expect(report(days(1), colleague)).rejects.toThrow(NotFound);
    await expect(report(days(1), hugo)).rejects.toThrow(NotFound);
  });

  test('is a pause for somebody else, and its end', async () => {
    const id = await run((tx) => pauseHosting(tx, hanna, days(2)));
    expect(await refusal((tx) => endAbsence(tx, lead, id))).toBe('not-yourself');
    await expect(run((tx) => endAbsence(tx, hugo, id))).rejects.toThrow(NotFound);
    expect(await refusal((tx) => endAbsence(tx, hanna, id))).toBeNull();
    expect(await run((tx) => tx.countBy(HostAbsence, { personId: hanna.id }))).toBe(0);
  });
});

test('two hosts of one moment report themselves ill at once: nobody sits beside who is not there', async () => {
  for (let round = 0; round < 4; round++) {
    const { slot, visit } = await aGuest(20 + round, [hanna, hugo]);
    const dates = days(20 + round);
    await Promise.all([
      run((tx) => reportAbsence(tx, hanna, hanna.id, dates)),
      run((tx) => reportAbsence(tx, hugo, hugo.id, dates)),
    ]);
    expect(await hostOf(visit)).toBeNull();
    expect(await run((tx) => listHostIds(tx, slot.id))).toEqual([]);
    await run((tx) => expectConsistent(tx, slot.id));
  }
});
