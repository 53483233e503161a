import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { Slot } from '../../src/slots/slot.entity.js';
import { Visit } from '../../src/visits/visit.entity.js';
import { setStage, untilWaiting } from '../support/acts.js';
import { type Api, apiAs, type ApiAnswer } from '../support/api.js';
import { type RunningApp, startApp } from '../support/app.js';
import { MailClients } from '../support/mail-client.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';
import { aSlot, hoursFromNow } from '../support/slots.js';
import { TestSmtp } from '../support/smtp.js';

const ROUNDS = 3;
const REQUESTS = 50;
/** Of the visits of the round before. */
const CANCELLATIONS = 10;
/** Jobs that a dead worker has locked come free ten to fifteen seconds after the restart. */
const RECOVERY_MS = 90_000;
const SHUTDOWN_MS = 30_000;

const stage = setStage();
const { run } = stage;
const learningGoals = ['Kijken'];

let smtp: TestSmtp;
let app: RunningApp;
let department: Department;
let lead: Actor;
let visitors: { id: string; call: Api }[];

const start = (port?: string) =>
  startApp({ databaseUrl: stage.url, env: { SMTP_URL: smtp.url, ...(port ? { PORT: port } : {}) } });

/** On the port it had, so that everybody finds it again. */
const restart = async () => (app = await start(new URL(app.baseUrl).port));

beforeAll(async () => {
  smtp = await TestSmtp.start();
  app = await start();
  department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  const home = await run((tx) => aHostDepartment(tx));
  visitors = [];
  for (let n = 0; n < REQUESTS; n++) {
    const visitor = await run((tx) => aPerson(tx, { departmentId: home.id }));
    visitors.push({ id: visitor.id, call: await apiAs(stage.transactions, app.baseUrl, visitor) });
  }
});
afterAll(async () => {
  await app.stop();
  await smtp.stop();
});

/** A slot that gives its seats by itself, at hours of its own, with two hosts. */
async function anOpenSlot(hour: number): Promise<Slot> {
  const hosts = await run(async (tx) => [await aHost(tx, department), await aHost(tx, department)]);
  const facts = {
    approval: 'automatic' as const,
    seats: REQUESTS,
    hostIds: hosts.map(({ id }) => id),
    createdById: lead.id,
  };
  return run((tx) => aSlot(tx, department, { ...hoursFromNow(hour), ...facts }));
}

interface Deed {
  visitorId: string;
  act: 'request' | 'cancel';
  send(): Promise<ApiAnswer>;
}

/** Everybody at once, until so many were answered; then the process is killed. Returns what was acknowledged. */
async function actUntilKilled(deeds: Deed[], answersBeforeDeath: number): Promise<(Deed & { visitId: string })[]> {
  const done: (Deed & { visitId: string })[] = [];
  const statuses: number[] = [];
  const deaths: Promise<void>[] = [];
  const dieWhenDue = () => {
    if (statuses.length >= answersBeforeDeath && !deaths.length)
      deaths.push(pause(Math.random() * 10).then(() => app.kill()));
  };
  dieWhenDue();
  await Promise.all(
    deeds.map(async (deed) => {
      // Whoever is cut off gets no answer, and does not know.
      const answer = await deed.send().catch(() => null);
      if (!answer) return;
      statuses.push(answer.status);
      if (answer.status < 300) done.push({ ...deed, visitId: String(answer.body.id) });
      dieWhenDue();
    }),
  );
  await Promise.all(deaths);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  return done;
}

const countJobs = async () => {
  const [{ jobs, locked }]: [{ jobs: number; locked: number }] = await run((tx) =>
    tx.query(
      `SELECT count(*)::int AS jobs, (count(locked_at) + (SELECT count(locked_at) FROM graphile_worker._private_job_queues))::int AS locked
         FROM graphile_worker._private_jobs`,
    ),
  );
  return { jobs, locked };
};

async function untilJobsAreDone(): Promise<void> {
  while ((await countJobs()).jobs) await pause(100);
}

test(
  'killed again and again at random moments it loses no visit that it has acknowledged, and no invite, and sends none twice',
  async () => {
    const acknowledged = new Map<string, 'request' | 'cancel'>();
    let lastRound: { visitorId: string; visitId: string }[] = [];
    let cutOff = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const slot = await anOpenSlot(100 + 10 * round);
      const requests = visitors.map(({ id, call }): Deed => ({
        visitorId: id,
        act: 'request',
        send: () => call('POST', `/slots/${slot.id}/visits`, { learningGoals }),
      }));
      const cancellations = lastRound.slice(0, CANCELLATIONS).map(({ visitorId, visitId }): Deed => {
        const { call } = visitors.find(({ id }) => id === visitorId)!;
        return {
          visitorId,
          act: 'cancel',
          send: () => call('POST', `/visits/${visitId}/cancellation`, { reason: 'Ziek' }),
        };
      });
      const deeds = [...cancellations, ...requests];
      const done = await actUntilKilled(deeds, Math.floor(Math.random() * (deeds.length - 5)));
      for (const { visitId, act } of done) acknowledged.set(visitId, act);
      lastRound = done.filter(({ act }) => act === 'request');
      cutOff += deeds.length - done.length;
      await restart();
    }
    expect(acknowledged.size).toBeGreaterThan(ROUNDS);
    expect(cutOff).toBeGreaterThan(ROUNDS);

    await untilJobsAreDone();
    for (const [visitId, act] of acknowledged) {
      const { state } = await run((tx) => tx.findOneByOrFail(Visit, { id: visitId }));
      expect(act === 'cancel' ? ['cancelled'] : ['approved', 'cancelled']).toContain(state);
    }
    await expectEveryCalendarRight();
  },
  ROUNDS * 20_000 + RECOVERY_MS,
);

/** What the mail server took, read by everybody's calendars, is what the visits are. */
async function expectEveryCalendarRight(): Promise<void> {
  const clients = new MailClients();
  for (const { parsed, recipients } of smtp.mails) {
    const [calendar] = parsed.attachments;
    if (!calendar) continue;
    const { params } = calendar.headers.get('content-type') as unknown as { params: { method: 'REQUEST' | 'CANCEL' } };
    clients.receive(recipients[0]!, { method: params.method, content: calendar.content.toString() });
  }
  // A process that dies between attempt and mail leaves an invite that may be known, and is cancelled as if it were.
  expect(clients.faults.filter((fault) => !fault.endsWith('nobody knows of it'))).toEqual([]);

  const people = new Map((await run((tx) => tx.find(Person))).map(({ id, email }) => [id, email]));
  const visits = await run((tx) => tx.find(Visit));
  for (const { id, state, visitorId, hostId } of visits) {
    const live = [...clients.events.values()].filter(
      ({ visitUrl, isLive }) => isLive && visitUrl.endsWith(`/visits/${id}`),
    );
    const expected = state === 'approved' ? [visitorId, hostId!].map((personId) => people.get(personId)) : [];
    expect(live.map(({ person }) => person).sort()).toEqual(expected.sort());
  }
  for (const slot of await run((tx) => tx.find(Slot))) {
    expect(slot.seatsTaken).toBe(
      visits.filter(({ slotId, state }) => slotId === slot.id && state === 'approved').length,
    );
  }
}

test('asked to stop it answers the requests it has, leaves no job locked, and sends the rest after the next start', async () => {
  const slot = await anOpenSlot(500);
  const inFlight = 8;
  let answers: Promise<ApiAnswer[]>;
  let stopped: Promise<number | null>;
  await run(async (tx) => {
    await tx.query('SELECT FROM slots WHERE id = $1 FOR UPDATE', [slot.id]);
    const callers = visitors.slice(0, inFlight);
    answers = Promise.all(callers.map(({ call }) => call('POST', `/slots/${slot.id}/visits`, { learningGoals })));
    await untilWaiting(tx, inFlight);
    stopped = app.stop();
    await pause(300);
  });
  const releasedAt = performance.now();
  expect((await answers!).map(({ status }) => status)).toEqual(Array<number>(inFlight).fill(201));
  expect(await stopped!).toBe(0);
  // Not as long as the callers keep their connections, which is more than a minute.
  expect(performance.now() - releasedAt).toBeLessThan(SHUTDOWN_MS);
  expect(await countJobs()).toMatchObject({ locked: 0 });

  await restart();
  await untilJobsAreDone();
  await expectEveryCalendarRight();
}, 300_000);

test('asked to stop while the mail server says nothing it gives the mail back to the queue', async () => {
  const slot = await anOpenSlot(600);
  smtp.fallSilent();
  smtp.dropConnections();
  await visitors[0]!.call('POST', `/slots/${slot.id}/visits`, { learningGoals });
  while (!(await countJobs()).locked) await pause(50);
  expect(await app.stop()).toBe(0);
  expect(await countJobs()).toEqual({ jobs: 2, locked: 0 });

  smtp.fallSilent(false);
  await restart();
  await untilJobsAreDone();
  await expectEveryCalendarRight();
}, 300_000);

test('asked to stop it does not wait for a browser that has connected and asks for nothing', async () => {
  const connection = connect(Number(new URL(app.baseUrl).port), '127.0.0.1').on('error', () => undefined);
  await once(connection, 'connect');
  const closed = once(connection, 'close');
  const impatient = Array.from({ length: 20 }, (_, ms) =>
    fetch(`${app.baseUrl}/sign-in`, { signal: AbortSignal.timeout(ms) }),
  );
  await Promise.allSettled(impatient);
  // What is answered meanwhile shows that the server knows of the connection.
  await visitors[0]!.call('GET', '/me');
  expect(await app.stop()).toBe(0);
  await closed;
  await restart();
});
