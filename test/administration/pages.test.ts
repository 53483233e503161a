import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import { Session } from '../../src/people/session.entity.js';
import { findOwnText } from '../../src/texts/texts.queries.js';
import { setStage } from '../support/acts.js';
import { type Browsing, browseAs } from '../support/browse.js';
import { anAdmin, anHr, aPerson } from '../support/people.js';
import { setApp } from '../support/set-app.js';

const stage = setStage();
const app = setApp(stage);
const { run } = stage;

let admin: Actor;
let browsing: Browsing;

const path = '/administration';
const rooms = ['', '/settings', '/texts', '/texts/nl/texts.statement', '/jobs', '/mail-test', '/replies', '/audit'];
const flat = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const as = (person: Actor) => browseAs(stage.transactions, app.baseUrl, person);

beforeAll(async () => {
  admin = await run((tx) => anAdmin(tx, { givenName: 'Ada', namePrefix: '', familyName: 'Beheerder' }));
  browsing = await as(admin);
});

test.each([...rooms, '/texts/nl/texts.statement/preview'])('an admin finds %s', async (room) => {
  const answer = await browsing.get(path + room);
  expect(answer.status).toBe(200);
  expect(answer.html).toContain('lang="nl"');
});

test('for everybody else there is no administration, not even for HR', async () => {
  for (const person of [await run((tx) => anHr(tx)), await run((tx) => aPerson(tx))]) {
    const theirs = await as(person);
    for (const room of [...rooms, '/texts/nl/texts.statement/preview'])
      expect([room, (await theirs.get(path + room)).status]).toEqual([room, 404]);
    for (const [act, form] of [
      ['/settings/sign-everybody-out', {}],
      ['/mail-test', {}],
      ['/jobs/retry', {}],
      ['/texts/nl/texts.statement', { text: 'Niets', basedOn: '0' }],
      ['/texts/nl/texts.statement/reset', { basedOn: '0' }],
    ] as const)
      expect([act, (await theirs.post(path + act, form)).status]).toEqual([act, 404]);
  }
});

test('settings say where they come from, and no secret', async () => {
  const { html } = await browsing.get(`${path}/settings`);
  expect(flat(html)).toMatch(/REQUEST_CUTOFF_HOURS 2 standaard/);
  expect(flat(html)).toMatch(/DATABASE_URL postgres\S+ omgevingsvariabele/);
  expect(flat(html)).toMatch(/MAIL_FROM meekijk@127.0.0.1 volgt uit BASE_URL/);
  const { password } = new URL(stage.url);
  if (password) expect(html).not.toContain(password);
});

test('everybody can be signed out but the admin who does it', async () => {
  const colleague = await run((tx) => aPerson(tx));
  const theirs = await as(colleague);
  const { location } = await browsing.post(`${path}/settings/sign-everybody-out`, {});
  expect(location).toBe(`${path}/settings`);
  expect((await theirs.get('/account')).status).toBe(303);
  expect((await browsing.get('/account')).status).toBe(200);
  expect(await run((tx) => tx.countBy(Session, { personId: colleague.id }))).toBe(0);
  expect((await stage.listAudit(admin.id)).at(-1)).toMatchObject({
    act: 'person.signed-everybody-out',
    before: { sessions: expect.any(Number) },
  });
});

test('a text is changed, seen before it is saved, put back and reset', async () => {
  const editor = `${path}/texts/en/mail.slot-full.title`;
  const preview = await browsing.post(`${editor}/preview`, { text: 'All seats are gone', basedOn: '0' });
  expect(preview).toMatchObject({ status: 200, html: expect.stringContaining('All seats are gone') });
  expect(await run((tx) => findOwnText(tx, { key: 'mail.slot-full.title', language: 'en' }))).toMatchObject({
    version: 0,
  });
  expect(await browsing.post(editor, { text: 'All seats are gone', basedOn: '0' })).toMatchObject({ location: editor });
  expect(flat((await browsing.get(`${path}/texts?own=true`)).html)).toContain('Eigen woorden, Engels');
  expect(await browsing.post(`${editor}/reset`, { basedOn: '1' })).toMatchObject({ status: 303 });
  expect(await browsing.post(`${editor}/restoration`, { basedOn: '2', version: '1' })).toMatchObject({ status: 303 });
  const { html } = await browsing.get(editor);
  expect(flat(html)).toMatch(/Versie 3 .*Ada Beheerder.*Versie 2 oorspronkelijke tekst/);
  expect(html).toContain('name="basedOn" value="3"');
});

test('a text that cannot be said is shown again as typed, with the fault beside the field', async () => {
  const editor = `${path}/texts/nl/mail.slot-full.title`;
  const { status, html } = await browsing.post(editor, { text: 'Vol bij {afdeling', basedOn: '0' });
  expect(status).toBe(422);
  expect(html).toMatch(/id="text-fault"[^]*niet te lezen vanaf regel 1/);
  expect(html).toMatch(/>\s*Vol bij \{afdeling<\/textarea>/);
});

test('what is said by role is typed in two fields, and both come back as typed when one says nothing', async () => {
  const editor = `${path}/texts/nl/mail.invite-request.title`;
  expect((await browsing.get(editor)).html).toMatch(/name="other"[^>]*>\s*Je kunt komen meekijken</);
  const wrong = await browsing.post(editor, { other: 'Kom {x', host: ' ', basedOn: '0' });
  expect(wrong.html).toMatch(/id="text-fault"/);
  expect(wrong.html).toMatch(/name="other"[^>]*>\s*Kom \{x<[^]*name="host"/);
  const silent = await browsing.post(editor, { other: 'Kom je?', host: ' ', basedOn: '0' });
  expect(flat(silent.html)).toContain('In minstens één geval staat er nu niets');
  const typed = { other: 'Kom je?', host: 'Er komt iemand', basedOn: '0' };
  expect((await browsing.post(`${editor}/preview`, { ...typed, as: 'host' })).html).toContain('Er komt iemand');
  expect(await browsing.post(editor, typed)).toMatchObject({ status: 303 });
  const key = 'mail.invite-request.title';
  expect(await run((tx) => findOwnText(tx, { key, language: 'nl' }))).toMatchObject({
    text: '{role, select, host {Er komt iemand} other {Kom je?}}',
  });
});

test('who saves over somebody else’s change is told, keeps what was typed, and may save it after all', async () => {
  const editor = `${path}/texts/nl/mail.slot-changed.title`;
  await browsing.post(editor, { text: 'Eerst', basedOn: '0' });
  const late = await browsing.post(editor, { text: 'Later', basedOn: '0' });
  expect(late.status).toBe(409);
  expect(late.html).toMatch(/name="basedOn" value="1"[^]*>\s*Later<\/textarea>/);
  expect(await browsing.post(editor, { text: 'Later', basedOn: '1' })).toMatchObject({ status: 303 });
});

test.each(['/texts/fr/texts.statement', '/texts/nl/visits.title', '/texts/nl/mail.hours'])(
  '%s is no text to be edited',
  async (room) => {
    expect((await browsing.get(path + room)).status).toBe(404);
  },
);

test('a job that gave up is shown with its error, and all of them are tried again', async () => {
  const fail = (name: string) =>
    run(async (tx) => {
      await tx.query(`SELECT graphile_worker.add_job($1, '{}', job_key => $1, run_at => now() + interval '1 day')`, [
        name,
      ]);
      await tx.query(
        `UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = 'Nobody answers' WHERE key = $1`,
        [name],
      );
    });
  await fail('mail-visit-declined');
  await fail('no-such-job');
  const { html } = await browsing.get(`${path}/jobs`);
  expect(flat(html)).toMatch(/Vastgelopen 2 /);
  expect(flat(html)).toMatch(/Aanvrager mailen: afgewezen .*Nobody answers/);
  expect(html).toContain('no-such-job');
  const [, jobId] = /action="\/administration\/jobs\/(\d+)\/retry"/.exec(html)!;
  expect(await browsing.post(`${path}/jobs/${jobId}/retry`, {})).toMatchObject({ status: 303 });
  expect(await browsing.post(`${path}/jobs/retry`, {})).toMatchObject({ status: 303 });
  expect(flat((await browsing.get(`${path}/jobs`)).html)).toMatch(/Vastgelopen 0 /);
  expect(await browsing.get('/failed-jobs')).toMatchObject({ status: 303, location: `${path}/jobs` });
});

test('a test invite goes out by itself and is taken away again', async () => {
  await browsing.post(`${path}/mail-test`, {});
  const untilSaid = async (words: string) => {
    for (let times = 0; times < 100; times++) {
      const { html } = await browsing.get(`${path}/mail-test`);
      if (html.includes(words)) return html;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`never said: ${words}`);
  };
  const [, id] = /mail-test\/([\w-]{36})\/removal/.exec(await untilSaid('Verstuurd'))!;
  expect(await browsing.post(`${path}/mail-test/${id}/removal`, {})).toMatchObject({ status: 303 });
  await untilSaid('Weggehaald');
  expect((await browsing.post(`${path}/mail-test/${id}/removal`, {})).status).toBe(409);
});

test('the audit is searched by who, when and what, and the search stays in the address', async () => {
  const { html } = await browsing.get(`${path}/audit?who=beheerder&act=text.changed&from=2020-01-01&to=&text=Eerst`);
  expect(flat(html)).toMatch(/Tekst veranderd.*Ada Beheerder/);
  expect(html).toContain('href="/administration/texts/nl/mail.slot-changed.title"');
  expect(html).toContain('value="beheerder"');
  expect(flat((await browsing.get(`${path}/audit?to=2020-01-01`)).html)).toContain('Niets gevonden');
  expect((await browsing.get(`${path}/audit?cursor=forged`)).status).toBe(422);
  expect((await browsing.get(`${path}/audit?from=yesterday&subjectId=${randomUUID()}`)).status).toBe(200);
});

test('the API searches the audit by kind, time and words as well', async () => {
  const call = await app.as(admin);
  const found = await call<{ items: { act: string }[] }>(
    'GET',
    '/audit?subjectType=text&text=Eerst&from=2020-01-01T00:00:00Z',
  );
  expect(found.status).toBe(200);
  expect(new Set(found.body.items.map(({ act }) => act))).toEqual(new Set(['text.changed']));
});
