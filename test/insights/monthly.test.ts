import { beforeAll, expect, test } from '@jest/globals';
import { noticeKinds } from '../../src/app/notice-kinds.js';
import { chooseReport } from '../../src/insights/choose-report.js';
import { tellMonthly } from '../../src/insights/tell-monthly.js';
import { chooseMails } from '../../src/notices/choose-mails.js';
import type { Department } from '../../src/people/department.entity.js';
import { PersonRole } from '../../src/people/person-role.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { setStage } from '../support/acts.js';
import { anAction } from '../support/actions.js';
import { stopClockAt } from '../support/clock.js';
import { aLearning, aTheme } from '../support/learnings.js';
import { aDepartment, aHost, aHostDepartment, aLead, anHr, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aSlot } from '../support/slots.js';
import { aVisit } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const { doJob, takeMailsTo } = setPost(stage);

let phone: Department;
let hr: Actor;
let lead: Actor;
let lisbon: Actor;
let host: Actor;

beforeAll(async () => {
  stopClockAt('2026-11-20T09:00:00Z');
  await run(async (tx) => {
    phone = await aHostDepartment(tx, { name: 'Telefoon', timeZone: 'Europe/Amsterdam' });
    const chat = await aHostDepartment(tx, { name: 'Chat', timeZone: 'Europe/Amsterdam' });
    hr = await anHr(tx, { departmentId: (await aDepartment(tx)).id });
    lead = await aLead(tx, phone);
    lisbon = await anHr(tx, {
      departmentId: (await aDepartment(tx, { timeZone: 'Europe/Lisbon' })).id,
      language: 'en',
    });
    host = await aHost(tx, phone, { givenName: 'Wendelmoet', namePrefix: '', familyName: 'Zwijgzaam' });
    const theme = await aTheme(tx, { name: 'Facturen' });
    for (const department of [phone, chat]) {
      const hours = { startsAt: new Date('2026-11-10T09:00:00Z'), endsAt: new Date('2026-11-10T12:00:00Z') };
      const slot = await aSlot(tx, department, { ...hours, hostIds: department === phone ? [host.id] : [] });
      const visit = await aVisit(tx, slot, { state: 'approved', hostId: department === phone ? host.id : null });
      const text = department === phone ? 'De brief noemt geen datum' : 'Chat valt weg bij een bijlage';
      const learning = await aLearning(tx, visit, { text, themeId: theme.id, timesHeard: 6, preventable: 'yes', lacked: ['system'] }); // prettier-ignore
      const owner = await aPerson(tx, { departmentId: department.id });
      await anAction(tx, learning, owner, { state: 'done', result: `Opgelost bij ${department.name}` });
    }
  });
});

/** Whom of these the sweep tells at an instant. */
async function sweep(at: string): Promise<string[]> {
  stopClockAt(at);
  await run((tx) => tellMonthly(tx, new Date(at)));
  await ranAt(at);
  return (await stage.takeNotices()).map(({ personId }) => personId).sort();
}

async function ranAt(at: string): Promise<void> {
  const noted = `INSERT INTO sweeps (name, last_run_at) VALUES ('tell-monthly', $1) ON CONFLICT (name) DO UPDATE SET last_run_at = $1`;
  await run((tx) => tx.query(noted, [at]));
}

const subscribe = (actor: Actor, wish = true) => run((tx) => chooseReport(tx, actor, noticeKinds, wish));
const reportOfNovember = async (reader: Actor) => {
  stopClockAt('2026-12-01T08:30:00Z');
  await ranAt('2026-11-30T12:00:00Z');
  await run((tx) => tellMonthly(tx, new Date('2026-12-01T08:00:00Z')));
  await doJob('mail-notices', { personId: reader.id });
  await stage.takeNotices();
  return (await takeMailsTo(reader.email))[0];
};

test('only who asked for it is told, once, at eight on the first working day of the month, on the own clock', async () => {
  expect(await sweep('2026-12-01T07:00:00Z')).toEqual([]);
  for (const reader of [hr, lead, lisbon]) await subscribe(reader);
  expect(await sweep('2027-01-01T07:00:00Z')).toEqual([]);
  expect(await sweep('2027-01-04T06:59:00Z')).toEqual([]);
  expect(await sweep('2027-01-04T07:00:00Z')).toEqual([hr.id, lead.id].sort());
  expect(await sweep('2027-01-04T07:01:00Z')).toEqual([]);
  expect(await sweep('2027-01-04T08:00:00Z')).toEqual([lisbon.id]);
  // Nothing ran in the morning of the first: the mail comes when something does.
  await subscribe(lead, false);
  expect(await sweep('2027-02-01T15:00:00Z')).toEqual([hr.id, lisbon.id].sort());
});

test('HR reads of the whole company, in bars with words beside them', async () => {
  await subscribe(hr);
  const mail = (await reportOfNovember(hr))!;
  expect(mail.subject).toBe('Meekijken in november 2026');
  expect(mail.text).toContain('Er waren 2 bezoeken, van 2 collega’s van 2 afdelingen.');
  expect(mail.text).toContain('De brief noemt geen datum: 6');
  expect(mail.text).toContain('Chat valt weg bij een bijlage: 6');
  expect(mail.text).toContain('Facturen: 2');
  expect(mail.text).toMatch(/Telefoon: 1\nChat: 1\n|Chat: 1\nTelefoon: 1\n/);
  expect(mail.text).toContain('Opgelost bij Chat');
  expect(mail.text).toContain('/insights/report?month=2026-11');
  expect(mail.html).toMatch(/<td width="100%" height="8" bgcolor="#0d5c63"/);
  expect(mail.html).not.toContain('<img');
});

test('a lead reads of the own department, and nobody reads a name', async () => {
  await subscribe(lead);
  const mail = (await reportOfNovember(lead))!;
  expect(mail.text).toContain('bij Telefoon');
  expect(mail.text).toContain('Er was één bezoek');
  expect(mail.text).toContain('Opgelost bij Telefoon');
  expect(mail.html).not.toContain('Chat');
  for (const secret of ['Wendelmoet', 'Zwijgzaam', host.email]) expect(mail.html + mail.text).not.toContain(secret);
});

test('the report is in the language of its reader', async () => {
  await subscribe(lisbon);
  const mail = (await reportOfNovember(lisbon))!;
  expect(mail.subject).toBe('Visits in November 2026');
  expect(mail.text).toContain('There were 2 visits, by 2 colleagues of 2 departments.');
});

test('who leads no more gets no report, and who never did cannot ask for one', async () => {
  const former = await run((tx) => aLead(tx, phone));
  await subscribe(former);
  await run((tx) => tx.delete(PersonRole, { personId: former.id }));
  expect(await reportOfNovember(former)).toBeUndefined();
  const colleague = await run((tx) => aPerson(tx));
  await expect(subscribe(colleague)).rejects.toThrow(NotFound);
});

test('a month in which nothing happened, and a mail that waited into another, are not sent', async () => {
  const quiet = await run(async (tx) => aLead(tx, await aHostDepartment(tx)));
  await subscribe(quiet);
  expect(await reportOfNovember(quiet)).toBeUndefined();
  await subscribe(hr);
  stopClockAt('2026-12-01T07:00:00Z');
  await run((tx) => tellMonthly(tx, new Date('2026-12-01T07:00:00Z')));
  stopClockAt('2027-01-02T07:00:00Z');
  await doJob('mail-notices', { personId: hr.id });
  expect(await takeMailsTo(hr.email)).toEqual([]);
});

test('the report is one of the mails that one chooses, and written down like any choice', async () => {
  const reader = await run((tx) => anHr(tx));
  await subscribe(reader);
  await run((tx) => chooseMails(tx, reader, noticeKinds, { 'monthly-report': false }));
  expect(await stage.listAudit(reader.id)).toMatchObject([
    { act: 'person.mails-chosen', before: { 'monthly-report': false }, after: { 'monthly-report': true } },
    { act: 'person.mails-chosen', before: { 'monthly-report': true }, after: { 'monthly-report': false } },
  ]);
});
