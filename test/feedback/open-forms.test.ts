import { beforeAll, describe, expect, test } from '@jest/globals';
import { markAttendance } from '../../src/attendance/mark-attendance.js';
import { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import { openForms } from '../../src/feedback/open-forms.js';
import type { Department } from '../../src/people/department.entity.js';
import { MailLink } from '../../src/people/mail-link.entity.js';
import { Person } from '../../src/people/person.entity.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { SlotHost } from '../../src/slots/slot-host.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aForm } from '../support/feedback.js';
import { aHost, aHostDepartment, aPerson } from '../support/people.js';
import { aSlot } from '../support/slots.js';
import { aVisit, type VisitFacts } from '../support/visits.js';

const stage = setStage();
const { run } = stage;

const hours = { startsAt: new Date('2026-11-24T08:30:00Z'), endsAt: new Date('2026-11-24T11:30:00Z') };
const BEFORE = '2026-11-20T10:00:00Z';
const OVER = '2026-11-24T11:30:00Z';
const SIX_WEEKS_ON = '2027-01-05T08:00:00Z';
const DAY = 86_400_000;

let department: Department;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
});

/** A visit of somebody new, asked for and approved at once, beside a host unless told otherwise. */
async function aGuest(facts: VisitFacts & { of?: { startsAt: Date; endsAt: Date } } = {}) {
  const { of = hours, ...visitFacts } = facts;
  stopClockAt(BEFORE);
  return run(async (tx) => {
    const host = await aHost(tx, department);
    const slot = await aSlot(tx, department, { ...of, hostIds: [host.id] });
    const visit = await aVisit(tx, slot, { state: 'approved', hostId: host.id, ...visitFacts });
    return { host, slot, visit };
  });
}

const sweep = (at: string) => run((tx) => openForms(tx, stopClockAt(at)));
const formsOf = (visitId: string) => run((tx) => tx.find(FeedbackForm, { where: { visitId }, order: { kind: 'ASC' } }));
const kindsOf = async (visitId: string) => (await formsOf(visitId)).map(({ kind }) => kind);
const later = (by: number) => ({
  startsAt: new Date(hours.startsAt.getTime() + by * DAY),
  endsAt: new Date(hours.endsAt.getTime() + by * DAY),
});

describe('beforehand', () => {
  test('who is certain to come is asked once the approval can be taken back no more, until the visit begins', async () => {
    const { visit } = await aGuest();
    await sweep('2026-11-20T10:00:59Z');
    expect(await formsOf(visit.id)).toEqual([]);
    await sweep('2026-11-20T10:01:00Z');
    const [form] = await formsOf(visit.id);
    expect(form).toMatchObject({ kind: 'before', personId: visit.visitorId, closesAt: hours.startsAt });
    const notices = (await stage.takeNotices()).filter(({ personId }) => personId === visit.visitorId);
    expect(notices).toEqual([
      { kind: 'form-before', personId: visit.visitorId, payload: { formId: form!.id, reminder: 0 } },
    ]);
    expect(await stage.listAudit(form!.id)).toMatchObject([{ act: 'form.asked', actorId: null }]);
  });

  test('nobody is asked who waits for an answer, or comes within the hour', async () => {
    const waiting = await aGuest({ state: 'requested' });
    const soon = await aGuest();
    await run((tx) => tx.update(Visit, { id: soon.visit.id }, { decidedAt: new Date('2026-11-24T07:20:00Z') }));
    await sweep('2026-11-24T07:30:00Z');
    expect(await kindsOf(waiting.visit.id)).toEqual([]);
    expect(await kindsOf(soon.visit.id)).toEqual([]);
  });

  test('who comes six times in a month is asked before the first', async () => {
    const first = await aGuest();
    const { visitorId } = first.visit;
    const [soon, muchLater] = [await aGuest({ visitorId, of: later(3) }), await aGuest({ visitorId, of: later(42) })];
    await sweep('2026-11-20T10:02:00Z');
    await sweep('2026-11-20T10:03:00Z');
    expect(await kindsOf(first.visit.id)).toEqual(['before']);
    expect(await kindsOf(soon.visit.id)).toEqual([]);
    expect(await kindsOf(muchLater.visit.id)).toEqual(['before']);
  });

  test('when the first is called off, before the next', async () => {
    const first = await aGuest();
    const next = await aGuest({ visitorId: first.visit.visitorId, of: later(3) });
    await sweep('2026-11-20T10:02:00Z');
    await run((tx) => tx.update(Visit, { id: first.visit.id }, { state: 'cancelled' }));
    await sweep('2026-11-20T10:03:00Z');
    expect(await kindsOf(next.visit.id)).toEqual(['before']);
  });

  test('an answer goes along to the moment the visitor moved to', async () => {
    const old = await aGuest();
    await sweep('2026-11-20T10:02:00Z');
    const { visitorId, id: replacesId } = old.visit;
    await run((tx) => tx.update(Visit, { id: replacesId }, { state: 'moved' }));
    const moved = await aGuest({ visitorId, replacesId, of: later(7) });
    await sweep('2026-11-20T10:03:00Z');
    expect(await kindsOf(replacesId)).toEqual([]);
    expect(await formsOf(moved.visit.id)).toMatchObject([{ kind: 'before', closesAt: later(7).startsAt }]);
  });

  test('when the moment goes to other hours, there is time until then, and by the link that was mailed too', async () => {
    const { slot, visit } = await aGuest();
    await sweep('2026-11-20T10:02:00Z');
    const [form] = await formsOf(visit.id);
    const link = { tokenHash: form!.id, personId: visit.visitorId, subject: 'form' as const, subjectId: form!.id };
    await run((tx) => tx.insert(MailLink, { ...link, expiresAt: form!.closesAt }));
    await run((tx) => tx.update(Slot, { id: slot.id }, later(1)));
    await sweep('2026-11-20T10:03:00Z');
    expect(await formsOf(visit.id)).toMatchObject([{ closesAt: later(1).startsAt }]);
    expect(await run((tx) => tx.findOneByOrFail(MailLink, { subjectId: form!.id }))).toMatchObject({
      expiresAt: later(1).startsAt,
    });
  });
});

describe('when it is over', () => {
  test('visitor and host are asked, each for two weeks', async () => {
    const { host, visit } = await aGuest();
    await sweep('2026-11-24T11:29:00Z');
    expect(await kindsOf(visit.id)).not.toContain('debrief');
    await stage.takeNotices();
    await sweep(OVER);
    const closesAt = new Date('2026-12-08T11:30:00Z');
    expect(await formsOf(visit.id)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'debrief', personId: visit.visitorId, closesAt }),
        expect.objectContaining({ kind: 'host-debrief', personId: host.id, closesAt }),
      ]),
    );
    const told = (await stage.takeNotices()).filter(({ personId }) => [host.id, visit.visitorId].includes(personId));
    expect(told.map(({ kind }) => kind)).toEqual(['form-debrief', 'form-host']);
  });

  test('two sweeps at once ask once', async () => {
    const { visit } = await aGuest();
    const at = stopClockAt(OVER);
    await Promise.all([1, 2, 3].map(() => run((tx) => openForms(tx, at))));
    expect(await kindsOf(visit.id)).toEqual(['debrief', 'host-debrief']);
    const [form] = await formsOf(visit.id);
    expect(await stage.listAudit(form!.id)).toHaveLength(1);
  });

  test('not about a guest who did not come, a visit that was off, or what is long past', async () => {
    const [missed, off, past] = [await aGuest(), await aGuest({ state: 'cancelled' }), await aGuest()];
    stopClockAt('2026-11-24T09:00:00Z');
    await run((tx) => markAttendance(tx, missed.host, missed.visit.id, { outcome: 'missed' }));
    await run((tx) => tx.delete(FeedbackForm, { visitId: past.visit.id }));
    await sweep('2026-11-27T11:30:00Z');
    expect([
      ...(await kindsOf(missed.visit.id)),
      ...(await kindsOf(off.visit.id)),
      ...(await kindsOf(past.visit.id)),
    ]).toEqual([]);
  });

  test('a guest who came after all is asked after all', async () => {
    const { host, visit } = await aGuest();
    stopClockAt('2026-11-24T09:00:00Z');
    await run((tx) => markAttendance(tx, host, visit.id, { outcome: 'missed' }));
    await sweep(OVER);
    await run((tx) => markAttendance(tx, host, visit.id, { outcome: 'present' }));
    await sweep('2026-11-24T13:00:00Z');
    expect(await kindsOf(visit.id)).toEqual(['debrief', 'host-debrief']);
  });

  test('of a visit without a host only the visitor is asked, and who has left is not', async () => {
    const alone = await aGuest({ hostId: null });
    const left = await aGuest();
    await run((tx) => tx.update(Person, { id: left.visit.visitorId }, { isActive: false }));
    await sweep(OVER);
    expect(await kindsOf(alone.visit.id)).toEqual(['debrief']);
    expect(await kindsOf(left.visit.id)).toEqual(['host-debrief']);
  });
});

describe('another host', () => {
  async function replaced(facts: Partial<FeedbackForm>) {
    const { slot, visit } = await aGuest();
    stopClockAt(OVER);
    const form = await run((tx) => aForm(tx, visit, 'host-debrief', facts));
    const other = await run((tx) => aHost(tx, department));
    const { id: slotId, startsAt, endsAt, state: slotState } = slot;
    await run((tx) => tx.insert(SlotHost, { slotId, hostId: other.id, startsAt, endsAt, slotState }));
    await run((tx) => tx.update(Visit, { id: visit.id }, { hostId: other.id }));
    await sweep('2026-11-24T15:00:00Z');
    return { form, other, now: await run((tx) => tx.findOneByOrFail(FeedbackForm, { id: form.id })) };
  }

  test('gets the form, without what the one before typed', async () => {
    const { form, other, now } = await replaced({ draft: { fix: 'Half' }, savedAt: new Date(OVER), reminders: 1 });
    expect(now).toMatchObject({ personId: other.id, draft: null, savedAt: null, reminders: 0 });
    expect((await stage.listAudit(form.id)).map(({ act }) => act)).toEqual(['form.handed-over']);
    const notices = await stage.takeNotices();
    expect(notices.filter(({ personId }) => personId === other.id)).toMatchObject([{ kind: 'form-host' }]);
  });

  test('gets no form that was answered', async () => {
    const { form, now } = await replaced({ answeredAt: new Date(OVER) });
    expect(now.personId).toBe(form.personId);
  });
});

describe('six weeks on', () => {
  const noted = (visitId: string) => run((tx) => tx.delete(FeedbackForm, { visitId }));

  test('the visitor is asked again, at nine', async () => {
    const { visit } = await aGuest();
    await noted(visit.id);
    await sweep('2027-01-05T07:59:00Z');
    expect(await kindsOf(visit.id)).toEqual([]);
    await sweep(SIX_WEEKS_ON);
    expect(await formsOf(visit.id)).toMatchObject([
      { kind: 'after', personId: visit.visitorId, closesAt: new Date('2027-01-19T08:00:00Z') },
    ]);
  });

  test('on the clock of their own department', async () => {
    const { id: departmentId } = await run((tx) => aHostDepartment(tx, { timeZone: 'America/New_York' }));
    const { id: visitorId } = await run((tx) => aPerson(tx, { departmentId }));
    const { visit } = await aGuest({ visitorId });
    await sweep('2027-01-05T13:59:00Z');
    expect(await kindsOf(visit.id)).toEqual([]);
    await sweep('2027-01-05T14:00:00Z');
    expect(await kindsOf(visit.id)).toEqual(['after']);
  });

  test('once about visits of the same weeks, not when missed, not when three days late', async () => {
    const first = await aGuest();
    const second = await aGuest({ visitorId: first.visit.visitorId, of: later(3) });
    const missed = await aGuest();
    stopClockAt('2026-11-24T09:00:00Z');
    await run((tx) => markAttendance(tx, missed.host, missed.visit.id, { outcome: 'missed' }));
    await sweep(SIX_WEEKS_ON);
    await sweep('2027-01-08T09:00:00Z');
    expect(await kindsOf(first.visit.id)).toEqual(['after']);
    expect([...(await kindsOf(second.visit.id)), ...(await kindsOf(missed.visit.id))]).toEqual([]);
    const late = await aGuest({ of: later(1) });
    await sweep('2027-01-09T08:00:00Z');
    expect(await kindsOf(late.visit.id)).toEqual([]);
  });
});
