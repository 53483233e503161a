import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { addSpecialDays } from '../../src/calendar/add-special-days.js';
import { FeedbackForm } from '../../src/feedback/feedback-form.entity.js';
import type { FormKind } from '../../src/feedback/form.rules.js';
import { openFormLink } from '../../src/feedback/open-form-link.js';
import { openForms } from '../../src/feedback/open-forms.js';
import { remindForms } from '../../src/feedback/remind-forms.js';
import { sendForm } from '../../src/feedback/send-form.js';
import type { Department } from '../../src/people/department.entity.js';
import { openMailLink } from '../../src/people/open-mail-link.js';
import { getActor } from '../../src/people/people.queries.js';
import { Person } from '../../src/people/person.entity.js';
import { runSweep } from '../../src/jobs/run-sweep.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aForm, type FormFacts } from '../support/feedback.js';
import { aHost, aHostDepartment, anAdmin } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run, refusal } = stage;
const { doJobs, takeMailsTo } = setPost(stage);

// A Tuesday.
const hours = { startsAt: new Date('2026-11-24T08:30:00Z'), endsAt: new Date('2026-11-24T11:30:00Z') };
const OVER = '2026-11-24T11:30:00Z';
const THURSDAY = '2026-11-26T08:00:00Z';
const NEXT_TUESDAY = '2026-12-01T08:00:00Z';

let department: Department;

beforeAll(async () => {
  department = await run((tx) => aHostDepartment(tx));
});

/** A form of somebody new, about a visit that is just over, or tomorrow. */
async function asked(kind: FormKind = 'debrief', facts: FormFacts = {}, of = hours) {
  stopClockAt(kind === 'before' ? '2026-11-20T10:00:00Z' : OVER);
  return run(async (tx) => {
    const host = await aHost(tx, department);
    const slot = await aSlot(tx, department, { ...of, hostIds: [host.id] });
    const visit = await aVisit(tx, slot, { state: 'approved', hostId: host.id });
    const form = await aForm(tx, visit, kind, facts);
    return { form, visit, host, person: await getActor(tx, form.personId) };
  });
}

const sweep = (at: string) => run((tx) => remindForms(tx, stopClockAt(at)));
const remindersOf = async ({ form }: { form: FeedbackForm }) =>
  (await run((tx) => tx.findOneByOrFail(FeedbackForm, { id: form.id }))).reminders;

describe('reminders', () => {
  test('come twice, then never again', async () => {
    const scene = await asked();
    const seen: number[] = [];
    for (const at of ['2026-11-26T07:59:00Z', THURSDAY, '2026-11-30T08:00:00Z', NEXT_TUESDAY, '2026-12-04T08:00:00Z']) {
      await sweep(at);
      await sweep(at);
      seen.push(await remindersOf(scene));
    }
    expect(seen).toEqual([0, 1, 1, 2, 2]);
    expect((await stage.listAudit(scene.form.id)).map(({ act }) => act)).toEqual(['form.reminded', 'form.reminded']);
    const told = (await stage.takeNotices()).filter(({ personId }) => personId === scene.person.id);
    expect(told.map(({ payload }) => payload)).toEqual([
      { formId: scene.form.id, reminder: 1 },
      { formId: scene.form.id, reminder: 2 },
    ]);
  });

  test('wait for a day on which the person works', async () => {
    const scene = await asked();
    const home = (await run((tx) => getActor(tx, scene.person.id))).departmentId;
    await run(async (tx) => addSpecialDays(tx, await anAdmin(tx), home, { firstOn: '2026-11-26', name: 'Verhuizing' }));
    await sweep(THURSDAY);
    expect(await remindersOf(scene)).toBe(0);
    await sweep('2026-11-27T08:00:00Z');
    expect(await remindersOf(scene)).toBe(1);
  });

  test('beforehand come once, the working day before', async () => {
    const scene = await asked(
      'before',
      {},
      { startsAt: new Date('2026-11-30T08:30:00Z'), endsAt: new Date('2026-11-30T11:30:00Z') },
    );
    await sweep(THURSDAY);
    expect(await remindersOf(scene)).toBe(0);
    await sweep('2026-11-27T08:00:00Z');
    await sweep('2026-11-27T12:00:00Z');
    expect(await remindersOf(scene)).toBe(1);
  });

  test('spare who answered, did not come, was called off or has left, and a form that is closed', async () => {
    const answered = await asked('debrief', { answeredAt: new Date(OVER) });
    const [missed, off, left] = [await asked('after'), await asked(), await asked()];
    const closed = await asked('debrief', { closesAt: new Date(THURSDAY) });
    const others = await asked('host-debrief');
    await run(async (tx) => {
      await tx.query(
        `INSERT INTO attendances (visit_id, outcome, told_by, marked_at) VALUES ($1, 'missed', 'nobody', now())`,
        [missed.visit.id],
      );
      await tx.update(Visit, { id: off.visit.id }, { state: 'cancelled' });
      await tx.update(Person, { id: left.person.id }, { isActive: false });
      await tx.update(Visit, { id: others.visit.id }, { hostId: null });
    });
    await sweep(THURSDAY);
    await sweep(NEXT_TUESDAY);
    for (const scene of [answered, missed, off, left, closed, others]) expect(await remindersOf(scene)).toBe(0);
  });

  test('of two processes at once come once', async () => {
    const scene = await asked();
    const at = stopClockAt(THURSDAY);
    await Promise.all([1, 2, 3].map(() => runSweep(stage.transactions, 'remind-forms', (tx) => remindForms(tx, at))));
    await Promise.all([1, 2].map(() => run((tx) => remindForms(tx, at))));
    expect(await remindersOf(scene)).toBe(1);
  });
});

describe('the mail', () => {
  beforeEach(async () => {
    await stage.takeNotices();
    await stage.takeJobs();
  });
  async function mailsTo({ person }: { person: { email: string } }) {
    expect(await doJobs()).toEqual([]);
    return takeMailsTo(person.email);
  }
  const tokenIn = (html: string) => /\/feedback\/by-link\/([\w-]+)/.exec(html)?.[1] ?? '';

  test('after the visit asks the visitor, with a link that opens this form and nothing else', async () => {
    const scene = await asked();
    await run((tx) => tx.delete(FeedbackForm, { id: scene.form.id }));
    await run((tx) => openForms(tx, stopClockAt(OVER)));
    const [mail, ...others] = await mailsTo(scene);
    expect(others).toEqual([]);
    expect(mail!.subject).toBe(`Hoe was je bezoek aan ${department.name}?`);
    expect(mail!.from.name).toBe(department.name);
    expect(mail!.text).toContain('Waarom bellen klanten over hun factuur?');
    expect(mail!.text).toMatch(/dinsdag 8 december/);
    const token = tokenIn(mail!.html);
    const { person, subjectId } = await run((tx) => openFormLink(tx, token));
    expect(person.id).toBe(scene.person.id);
    const form = await run((tx) => tx.findOneByOrFail(FeedbackForm, { id: subjectId }));
    expect(form).toMatchObject({ visitId: scene.visit.id, kind: 'debrief' });
    expect(await refusal((tx) => openMailLink(tx, 'visit', token))).toBe('mail-link-spent');
    stopClockAt('2026-12-08T11:30:00Z');
    expect(await refusal((tx) => openFormLink(tx, token))).toBe('mail-link-spent');
  });

  test("a host's opens nothing once another sits there", async () => {
    const scene = await asked('host-debrief');
    await sweep(THURSDAY);
    const [mail] = await mailsTo(scene);
    expect(mail!.subject).toMatch(/^Herinnering: Hoe was het met /);
    const other = await run((tx) => aHost(tx, department));
    await run((tx) => tx.update(FeedbackForm, { id: scene.form.id }, { personId: other.id }));
    expect(await refusal((tx) => openFormLink(tx, tokenIn(mail!.html)))).toBe('mail-link-spent');
  });

  test('the last one says so', async () => {
    const scene = await asked('after');
    await sweep(NEXT_TUESDAY);
    const [mail] = await mailsTo(scene);
    expect(mail!.text).toContain('hierna vragen we het niet meer');
  });

  test('is not sent to who answered before it went', async () => {
    const scene = await asked();
    await sweep(THURSDAY);
    await run((tx) => sendForm(tx, scene.person, scene.form.id, { score1: 4 }));
    expect(await mailsTo(scene)).toEqual([]);
  });

  test('speaks English to who reads English', async () => {
    const scene = await asked('before');
    await run((tx) => tx.update(Person, { id: scene.person.id }, { language: 'en' }));
    await sweep('2026-11-23T08:00:00Z');
    const [mail] = await mailsTo(scene);
    expect(mail!.subject).toBe(`Reminder: Before your visit to ${department.name}: four statements`);
    expect(mail!.text).toContain('Others see totals of five people or more');
  });
});
