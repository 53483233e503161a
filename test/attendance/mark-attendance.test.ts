import { beforeAll, describe, expect, test } from '@jest/globals';
import { askAttendance } from '../../src/attendance/ask-attendance.js';
import { Attendance } from '../../src/attendance/attendance.entity.js';
import { listToMark } from '../../src/attendance/attendance.queries.js';
import { confirmAttendance } from '../../src/attendance/confirm-attendance.js';
import { createAttendanceLink } from '../../src/attendance/create-attendance-link.js';
import { markAttendance } from '../../src/attendance/mark-attendance.js';
import type { Department } from '../../src/people/department.entity.js';
import { forgetMailLinks } from '../../src/people/forget-mail-links.js';
import { openMailLink } from '../../src/people/open-mail-link.js';
import type { Actor } from '../../src/people/person.rules.js';
import { cancelVisit } from '../../src/visits/cancel-visit.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal } = stage;
const { doJobs, takeMails } = setPost(stage);

const hours = { startsAt: new Date('2026-11-24T08:30:00Z'), endsAt: new Date('2026-11-24T11:30:00Z') };
const DURING = '2026-11-24T09:00:00Z';
const AFTER = '2026-11-24T11:31:00Z';

let department: Department;
let lead: Actor;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department, { email: 'lead@example.org' }));
});

/** Approved guests of one slot that is over, beside a host unless told otherwise. */
async function guests(count = 1, withHost = true) {
  stopClockAt('2026-11-20T10:00:00Z');
  const scene = await run(async (tx) => {
    const host = await aHost(tx, department);
    const slot = await aSlot(tx, department, { ...hours, seats: count, createdById: lead.id, hostIds: [host.id] });
    const visitors: Actor[] = [];
    const visits: Visit[] = [];
    for (let n = 0; n < count; n++) {
      visitors.push(await aPerson(tx));
      const hostId = withHost ? host.id : null;
      visits.push(await aVisit(tx, slot, { state: 'approved', hostId, visitorId: visitors[n]!.id }));
    }
    return { host, slot, visitors, visits, visitor: visitors[0]!, visit: visits[0]! };
  });
  stopClockAt(AFTER);
  return scene;
}

const found = (visitId: string) => run((tx) => tx.findOneBy(Attendance, { visitId }));
const actsOn = async (id: string) => (await stage.listAudit(id)).map(({ act }) => act);
async function mailsAfterJobs() {
  expect(await doJobs()).toEqual([]);
  return takeMails();
}

describe('marking', () => {
  test('the host notes that the guest came: kept, written down, and nobody is mailed', async () => {
    const { host, visit } = await guests();
    await run((tx) => markAttendance(tx, host, visit.id, { outcome: 'present' }));
    expect(await found(visit.id)).toMatchObject({ outcome: 'present', toldBy: null, markedById: host.id });
    expect(await stage.listAudit(visit.id)).toEqual([
      {
        act: 'attendance.marked',
        actorId: host.id,
        before: null,
        after: { outcome: 'present', toldBy: null, reason: null },
      },
    ]);
    expect(await mailsAfterJobs()).toEqual([]);
  });

  test('who was missed hears it, with the reason, and only they do', async () => {
    const { host, visit, visitor } = await guests();
    const input = { outcome: 'missed' as const, toldBy: 'other' as const, reason: 'Ziek naar huis' };
    await run((tx) => markAttendance(tx, host, visit.id, input));
    const mails = await mailsAfterJobs();
    expect(mails.map(({ to, subject }) => [to.address, subject])).toEqual([
      [visitor.email, `We hebben je gemist bij ${department.name}`],
    ]);
    expect(mails[0]!.text).toContain('Ziek naar huis');
  });

  test('a mistake that is put right before the mail went is never mailed', async () => {
    const { host, visit } = await guests();
    await run((tx) => markAttendance(tx, host, visit.id, { outcome: 'missed' }));
    await run((tx) => markAttendance(tx, lead, visit.id, { outcome: 'present' }));
    expect(await found(visit.id)).toMatchObject({
      outcome: 'present',
      toldBy: null,
      reason: null,
      markedById: lead.id,
    });
    expect(await actsOn(visit.id)).toEqual(['attendance.marked', 'attendance.marked']);
    expect(await mailsAfterJobs()).toEqual([]);
  });

  test('the same again changes nothing', async () => {
    const { host, visit } = await guests();
    await run((tx) => markAttendance(tx, host, visit.id, { outcome: 'missed' }));
    await run((tx) => markAttendance(tx, lead, visit.id, { outcome: 'missed', toldBy: 'nobody' }));
    expect(await found(visit.id)).toMatchObject({ markedById: host.id });
    expect(await actsOn(visit.id)).toEqual(['attendance.marked']);
  });

  test('host and lead at once: one mark, one line in the audit', async () => {
    const { host, visit } = await guests();
    const both = [host, lead, host, lead];
    await Promise.all(both.map((who) => run((tx) => markAttendance(tx, who, visit.id, { outcome: 'missed' }))));
    expect(await actsOn(visit.id)).toEqual(['attendance.marked']);
  });

  test('marking and calling off at once, during the visit: who comes first does it, and the other is refused', async () => {
    const { host, visit, visitor } = await guests();
    stopClockAt(DURING);
    const [marked, cancelled] = await Promise.all([
      refusal((tx) => markAttendance(tx, host, visit.id, { outcome: 'present' })),
      refusal((tx) => cancelVisit(tx, visitor, visit.id, { reason: 'Weg' })),
    ]);
    const { state, cancelledLate } = await run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }));
    expect([
      { marked: null, cancelled: 'attendance-marked', state: 'approved', cancelledLate: false },
      { marked: 'visit-not-held', cancelled: null, state: 'cancelled', cancelledLate: true },
    ]).toContainEqual({ marked, cancelled, state, cancelledLate });
  });

  test('not before it begins, and not by somebody else', async () => {
    const { host, visit, visitor } = await guests();
    stopClockAt('2026-11-24T08:29:00Z');
    const mark = (who: Actor) => refusal((tx) => markAttendance(tx, who, visit.id, { outcome: 'present' }));
    expect(await mark(host)).toBe('visit-not-begun');
    expect(await mark(visitor)).toBe('own-attendance');
  });
});

describe('confirming', () => {
  test('the visitor says to have been there, once, and the mark stays to be made', async () => {
    const { visit, visitor } = await guests();
    await Promise.all([1, 2].map(() => run((tx) => confirmAttendance(tx, visitor, visit.id))));
    expect(await found(visit.id)).toMatchObject({ outcome: null, confirmedAt: new Date(AFTER) });
    expect(await actsOn(visit.id)).toEqual(['attendance.confirmed']);
    const { items } = await run((tx) => listToMark(tx, lead, { at: new Date(AFTER), limit: 200 }));
    expect(items).toContainEqual(expect.objectContaining({ visitId: visit.id, isConfirmed: true }));
  });

  test('who was marked as missed and says otherwise is heard: leads and marker get a mail, the mark stays', async () => {
    const { host, visit, visitor } = await guests();
    await run((tx) => markAttendance(tx, host, visit.id, { outcome: 'missed' }));
    await mailsAfterJobs();
    await run((tx) => confirmAttendance(tx, visitor, visit.id));
    expect(await found(visit.id)).toMatchObject({ outcome: 'missed' });
    const mails = await mailsAfterJobs();
    expect(mails.map(({ to }) => to.address).sort()).toEqual([host.email, 'lead@example.org'].sort());
    expect(mails[0]!.subject).toBe(`${visitor.name} zegt er wel te zijn geweest`);
  });
});

describe('after the visit', () => {
  const sweep = (at: string) => run((tx) => askAttendance(tx, stopClockAt(at)));

  test('the host gets one mail about all guests, whose link marks them without signing in', async () => {
    const { host, visits, visitors } = await guests(2);
    await sweep(AFTER);
    await sweep('2026-11-24T11:32:00Z');
    const [mail, ...others] = (await mailsAfterJobs()).filter(({ to }) => to.address === host.email);
    expect(others).toEqual([]);
    expect(mail!.subject).toBe('Waren je 2 gasten er?');
    for (const { name } of visitors) expect(mail!.text).toContain(name);
    const [, token] = /\/attendance\/([\w-]+)/.exec(mail!.html)!;
    const opened = await run((tx) => openMailLink(tx, 'slot', token!));
    expect(opened).toEqual({ person: expect.objectContaining({ id: host.id }), subjectId: visits[0]!.slotId });
  });

  test('the leads are asked about a guest without a host', async () => {
    const { host, visitor } = await guests(1, false);
    await sweep(AFTER);
    const mails = await mailsAfterJobs();
    expect(mails.filter(({ to }) => to.address === host.email)).toEqual([]);
    const toLead = mails.filter(({ to }) => to.address === 'lead@example.org').map(({ subject }) => subject);
    expect(toLead).toContain(`Was ${visitor.name} er?`);
  });

  test('nobody is asked before it is over, of what is marked already, or of what is long past', async () => {
    const [early, marked, old] = [await guests(), await guests(), await guests()];
    await run((tx) => markAttendance(tx, marked.host, marked.visit.id, { outcome: 'present' }));
    await sweep(DURING);
    expect(await found(early.visit.id)).toBeNull();
    await run((tx) => tx.delete(Attendance, { visitId: old.visit.id }));
    await sweep('2026-11-29T12:00:00Z');
    expect(await found(old.visit.id)).toBeNull();
    expect(await found(marked.visit.id)).toMatchObject({ askedAt: null });
  });

  test('two sweeps at once ask once', async () => {
    const { host, visit } = await guests();
    const at = stopClockAt(AFTER);
    await Promise.all([1, 2, 3].map(() => run((tx) => askAttendance(tx, at))));
    const asked = (await actsOn(visit.id)).filter((act) => act === 'attendance.asked');
    expect(asked).toHaveLength(1);
    expect((await mailsAfterJobs()).filter(({ to }) => to.address === host.email)).toHaveLength(1);
  });

  test('a mark made before the mail went leaves nothing to ask', async () => {
    const { host, visit } = await guests();
    await sweep(AFTER);
    await run((tx) => markAttendance(tx, host, visit.id, { outcome: 'present' }));
    expect((await mailsAfterJobs()).filter(({ to }) => to.address === host.email)).toEqual([]);
  });
});

describe('the link of the mail', () => {
  test('opens for two weeks, then no more, and is forgotten', async () => {
    const { host, slot } = await guests();
    const token = await run((tx) => createAttendanceLink(tx, host.id, slot.id));
    expect(await refusal((tx) => openMailLink(tx, 'slot', `${token}x`))).toBe('mail-link-spent');
    expect(await refusal((tx) => openMailLink(tx, 'visit', token))).toBe('mail-link-spent');
    const at = stopClockAt('2026-12-08T11:31:00Z');
    expect(await refusal((tx) => openMailLink(tx, 'slot', token))).toBe('mail-link-spent');
    await run((tx) => forgetMailLinks(tx, new Date(at.getTime() + 1)));
    expect(await run((tx) => tx.query('SELECT FROM mail_links WHERE person_id = $1', [host.id]))).toEqual([]);
  });
});

describe('what is still to mark', () => {
  const listed = async (who: Actor, at = AFTER) =>
    (await run((tx) => listToMark(tx, who, { at: new Date(at), limit: 200 }))).items.map(({ visitId }) => visitId);

  test('the host finds their own guests, the lead all of the department, another nobody', async () => {
    const { host, visit, visitor } = await guests();
    const other = await run(async (tx) => aLead(tx, await aHostDepartment(tx)));
    expect(await listed(host)).toEqual([visit.id]);
    expect(await listed(lead)).toContain(visit.id);
    expect(await listed(other)).toEqual([]);
    expect(await listed(visitor)).toEqual([]);
  });

  test('what is marked, not over or older than two weeks is no more asked for', async () => {
    const { host, visits } = await guests(2);
    await run((tx) => markAttendance(tx, host, visits[0]!.id, { outcome: 'present' }));
    expect(await listed(host)).toEqual([visits[1]!.id]);
    expect(await listed(host, DURING)).toEqual([]);
    expect(await listed(host, '2026-12-10T00:00:00Z')).toEqual([]);
  });

  test('page after page shows each once', async () => {
    const { host } = await guests(3);
    const at = new Date(AFTER);
    const first = await run((tx) => listToMark(tx, host, { at, limit: 2 }));
    const second = await run((tx) => listToMark(tx, host, { at, limit: 2, cursor: first.nextCursor! }));
    const ids = [...first.items, ...second.items].map(({ visitId }) => visitId);
    expect(new Set(ids).size).toBe(3);
    expect(second.nextCursor).toBeNull();
  });
});

test('calling off late is kept with its reason, early it is not', async () => {
  const { visit, visitor, visits, visitors } = await guests(2);
  stopClockAt('2026-11-24T07:00:00Z');
  await run((tx) => cancelVisit(tx, visitor, visit.id, { reason: 'Toch druk' }));
  stopClockAt('2026-11-21T07:00:00Z');
  await run((tx) => cancelVisit(tx, visitors[1]!, visits[1]!.id, { reason: 'Vrij' }));
  const late = await run((tx) => tx.findOneByOrFail(Visit, { id: visit.id }));
  expect(late).toMatchObject({ state: 'cancelled', cancelledLate: true, reason: 'Toch druk' });
  expect(await stage.listAudit(visit.id)).toMatchObject([{ after: { isLate: true, reason: 'Toch druk' } }]);
  expect(await run((tx) => tx.findOneByOrFail(Visit, { id: visits[1]!.id }))).toMatchObject({ cancelledLate: false });
});
