import { beforeEach, describe, expect, test } from '@jest/globals';
import { mailNotices } from '../../src/notices/notice.mails.js';
import type { NoticeKinds } from '../../src/notices/notice-kind.js';
import { chooseMails } from '../../src/notices/choose-mails.js';
import { forgetNotices } from '../../src/notices/notices.queries.js';
import { notify } from '../../src/notices/notify.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Mailer } from '../../src/platform/mail/mailer.js';
import { Outbox } from '../../src/platform/mail/outbox.js';
import { Views } from '../../src/platform/views/views.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';

const stage = setStage();
const { run } = stage;
const { takeMails } = setPost(stage);

/** What the notices of a test say: `news` may be done without. */
const untrue = new Set<number>();
const broken = new Set<number>();
let meanwhile: (() => Promise<unknown>) | null = null;
const kind = (isRequired: boolean): NoticeKinds[string] => ({
  isRequired,
  async load(_, __, { number }: { number: number }) {
    const [first] = [meanwhile, (meanwhile = null)];
    await first?.();
    if (broken.has(number)) throw new Error('broken');
    if (untrue.has(number)) return null;
    const visit = {
      departmentName: 'Klantenservice',
      location: 'Balie',
      timeZone: 'Europe/Amsterdam',
      channel: 'phone',
      isOnline: false,
    };
    const hours = { startsAt: new Date('2026-11-24T08:30:00Z'), endsAt: new Date('2026-11-24T10:30:00Z') };
    const model = { visit: { ...visit, ...hours, hostName: null }, visitUrl: `https://meekijk.example/${number}` };
    return { subject: `Bericht ${number}`, fromName: `Team ${number % 2}`, template: 'mail/slot-changed', model };
  },
});
const kinds: NoticeKinds = { news: kind(false), warning: kind(true) };
const mail = mailNotices(kinds);

const views = new Views();
let person: Actor;

beforeEach(async () => {
  untrue.clear();
  broken.clear();
  await stage.takeJobs();
  await takeMails();
  person = await run((tx) => aPerson(tx));
});

const tell = (number: number, name = 'news', dueAt?: Date) =>
  run((tx) => notify(tx, { personId: person.id, kind: name, payload: { number }, dueAt }));

const outbox = () => new Outbox(stage.transactions);
const send = (mailer: Mailer = outbox()) =>
  mail({ personId: person.id }, { transactions: stage.transactions, mailer, views });

test('one thing that happens is told in a mail of its own', async () => {
  await tell(1);
  await send();
  const [told, ...others] = await takeMails();
  expect(others).toEqual([]);
  expect(told).toMatchObject({ subject: 'Bericht 1', from: { name: 'Team 1' }, to: { address: person.email } });
  expect(told!.html).toContain('https://meekijk.example/1');
});

test('what happens within minutes comes in one mail, in the order it happened', async () => {
  for (const number of [1, 2, 3]) await tell(number);
  expect(await stage.takeJobs()).toEqual([{ name: 'mail-notices', payload: { personId: person.id } }]);
  await send();
  const [told, ...others] = await takeMails();
  expect(others).toEqual([]);
  expect(told!.subject).toBe('Bericht 1 en nog 2 berichten');
  expect(told!.from.name).toBe('Meekijk');
  expect([...told!.html.matchAll(/meekijk\.example\/(\d)/g)].map(([, number]) => number)).toEqual(['1', '2', '3']);
  expect(told!.html.match(/<html/g)).toHaveLength(1);
});

test('the mail goes a fixed time after the first of it, whatever comes later', async () => {
  await tell(1);
  const due = () => run((tx) => tx.query(`SELECT run_at FROM graphile_worker._private_jobs`));
  const first = await due();
  await tell(2);
  expect(await due()).toEqual(first);
});

test('the same thing told twice while it waits is told once', async () => {
  await tell(1);
  await tell(1);
  await send();
  expect(await takeMails()).toMatchObject([{ subject: 'Bericht 1' }]);
});

test('two who tell the same at once tell it once', async () => {
  await Promise.all([1, 2, 3, 4, 5, 6].map((number) => tell(number % 2)));
  await Promise.all([send(), send()]);
  const { count } = await run((tx) =>
    tx.query(`SELECT count(*)::int FROM notices WHERE person_id = $1`, [person.id]),
  ).then(([row]) => row);
  expect(count).toBe(2);
});

test('what happens again while its mail is being made is told again', async () => {
  await tell(1);
  meanwhile = () => tell(1);
  await send();
  await send();
  expect(await takeMails()).toHaveLength(2);
});

test('what is true no more is left out, and nothing is mailed when nothing is left', async () => {
  for (const number of [1, 2]) await tell(number);
  untrue.add(1);
  await send();
  expect(await takeMails()).toMatchObject([{ subject: 'Bericht 2' }]);
  await tell(1);
  await send();
  expect(await takeMails()).toEqual([]);
});

test('a kind that nobody knows any more, and whoever has left, hold up nothing', async () => {
  await tell(1, 'gone');
  await tell(2);
  await send();
  expect(await takeMails()).toMatchObject([{ subject: 'Bericht 2' }]);
  await tell(3);
  await run((tx) => tx.update(Person, { id: person.id }, { isActive: false }));
  await send();
  expect(await takeMails()).toEqual([]);
});

describe('when things go wrong', () => {
  test('a mail that the server did not take is tried again with just what was in it', async () => {
    await tell(1);
    const down = {
      ...outbox(),
      check: async () => true,
      close: () => undefined,
      send: () => Promise.reject(new Error('down')),
    };
    await expect(send(down)).rejects.toThrow('down');
    await tell(2);
    await send();
    expect((await takeMails()).map(({ subject }) => subject)).toEqual(['Bericht 1', 'Bericht 2']);
  });

  test('a process that dies after the server took the mail sends the very same one again', async () => {
    await tell(1);
    await tell(2);
    const ids: string[] = [];
    const dies: Mailer = {
      check: async () => true,
      close: () => undefined,
      async send(outgoing) {
        ids.push(outgoing.messageId);
        await outbox().send(outgoing);
        if (ids.length === 1) throw new Error('died');
      },
    };
    await expect(send(dies)).rejects.toThrow('died');
    await tell(3);
    await send(dies);
    expect(ids[1]).toBe(ids[0]);
    expect((await takeMails()).map(({ subject }) => subject)).toEqual(['Bericht 1 en nog één bericht', 'Bericht 3']);
  });

  test('what cannot be told holds up nothing else, and is tried again', async () => {
    for (const number of [1, 2, 3]) await tell(number);
    broken.add(2);
    await expect(send()).rejects.toThrow('broken');
    expect(await takeMails()).toMatchObject([{ subject: 'Bericht 1 en nog één bericht' }]);
    broken.clear();
    await send();
    expect(await takeMails()).toMatchObject([{ subject: 'Bericht 2' }]);
  });
});

test('what can still be undone waits until it no longer can, and the mail for it is not forgotten', async () => {
  stopClockAt('2026-11-18T10:00:00Z');
  await tell(1, 'news', new Date('2026-11-18T10:00:10Z'));
  await tell(2);
  await stage.takeJobs();
  await send();
  expect(await takeMails()).toMatchObject([{ subject: 'Bericht 2' }]);
  expect(await stage.takeJobs()).toEqual([{ name: 'mail-notices', payload: { personId: person.id } }]);
  stopClockAt('2026-11-18T10:00:10Z');
  await send();
  expect(await takeMails()).toMatchObject([{ subject: 'Bericht 1' }]);
});

test('who chose against a kind gets it no more, but for what one must know', async () => {
  await run((tx) => chooseMails(tx, person, kinds, { news: false }));
  await tell(1);
  await tell(2, 'warning');
  await send();
  expect(await takeMails()).toMatchObject([{ subject: 'Bericht 2' }]);
});

test('what was told a month ago is forgotten, and what still waits is not', async () => {
  stopClockAt('2026-11-18T10:00:00Z');
  await tell(1);
  await send();
  await takeMails();
  await tell(2);
  const later = stopClockAt('2026-12-20T10:00:00Z');
  await run((tx) => forgetNotices(tx, later));
  await send();
  expect(await takeMails()).toMatchObject([{ subject: 'Bericht 2' }]);
});
