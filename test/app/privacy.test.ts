import { beforeAll, describe, expect, test } from '@jest/globals';
import { createApiToken } from '../../src/people/api-tokens.js';
import { renewFeed } from '../../src/people/renew-feed.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Slot } from '../../src/slots/slot.entity.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { createVisitLink } from '../../src/visits/create-visit-link.js';
import { declineVisit } from '../../src/visits/decline-visit.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { setStage, type Stage } from '../support/acts.js';
import { browseAs } from '../support/browse.js';
import { furnishLife } from '../support/life-scene.js';
import { addressesOfLoop, furnishLoop, said } from '../support/loop-scene.js';
import { addressesOfOnboarding, furnishOnboarding } from '../support/onboarding-scene.js';
import { aDeputy, aDepartment, aHost, aHostDepartment, aLead, anAdmin, anHr, aPerson } from '../support/people.js';
import { listRoutes } from '../support/routes.js';
import { setApp } from '../support/set-app.js';
import { aSlot, hoursFromNow } from '../support/slots.js';

// Everybody who is nobody's lead or host has a name that occurs nowhere else, and so has all that is said in confidence.
// Leads and hosts are known to all: their names stand with the department and the moment.
const secrets = {
  vera: 'Verazicht',
  verasGoal: 'Wens-van-vera',
  rival: 'Rivaalstra',
  rivalsGoal: 'Wens-van-rivaal',
  rivalsOtherGoal: 'Wens-voor-schade',
  waiting: 'Wachtelaar',
  waitingGoal: 'Wens-van-wachtende',
  refused: 'Weigerdinck',
  refusedGoal: 'Wens-van-geweigerde',
  refusedReason: 'Reden-van-weigering',
  manager: 'Managersma',
  rivalsManager: 'Bazenstein',
  colleague: 'Collegamans',
  verasNote: 'Aantekening-van-vera',
  groupGoal: 'Wens-van-groep',
  missedReason: 'Reden-van-wegblijven',
  invited: 'Genodigdema',
  draftTitle: 'Plan-in-de-kast',
  hire: 'Nieuwdorper',
  imported: 'Ingelezenaar',
  hr: 'Personeelstra',
  admin: 'Beheerdema',
  owner: 'Eigenaarsma',
  ...said,
};
type Secret = keyof typeof secrets;

// What is done about something learned is known to whose learning it is, to the floors, and to who does it.
const ofAction: Secret[] = ['owner', 'action', 'comment'];
const ofOffice: Secret[] = ['forOffice', 'dropped', 'droppedReason'];
const onService: Secret[] = [...ofAction, ...ofOffice, 'learned', 'vouched', 'hostsLearned'];
const onClaims: Secret[] = [...ofAction, 'joined', 'onWall', 'wallAction', 'result'];
// What somebody answers is theirs alone, and a thank-you is for whom it is meant.
const ofNobodyElse = new Set<Secret>(['verasNote', 'draft', 'change', 'ownAnswer', 'hostsDraft', 'thanks', 'sharedThanks']); // prettier-ignore
const atService: Secret[] = ['vera', 'verasGoal', 'rival', 'rivalsGoal', 'waiting', 'waitingGoal', 'refused', 'refusedGoal', 'manager', 'groupGoal']; // prettier-ignore
const ofLeads: Secret[] = [...atService, 'missedReason', 'refusedReason', 'invited', 'draftTitle'];
const atClaims: Secret[] = ['rival', 'rivalsOtherGoal'];
const everything = Object.keys(secrets) as Secret[];
const ofCompany = everything.filter((secret) => !ofNobodyElse.has(secret));

/** What each of them may come upon, wherever they look. */
const known: Record<string, Secret[]> = {
  'a colleague': ['colleague', 'hostsLearned'],
  'a visitor': [
    'vera',
    'verasGoal',
    'verasNote',
    'manager',
    'groupGoal',
    'missedReason',
    ...ofAction,
    ...ofOffice,
    'learned',
    'vouched',
    'hostsLearned',
    'asked',
    'draft',
    'change',
    'ownAnswer',
    'thanks',
  ],
  'another visitor': [
    'rival',
    'rivalsGoal',
    'rivalsOtherGoal',
    'rivalsManager',
    ...onClaims,
    'hostsLearned',
    'sharedThanks',
  ],
  'somebody who waits': ['waiting', 'waitingGoal', 'hostsLearned'],
  'somebody who was turned down': ['refused', 'refusedGoal', 'refusedReason', 'hostsLearned'],
  'somebody who is invited': ['invited', ...ofOffice],
  'a manager': ['manager', 'vera', 'verasGoal', 'groupGoal', 'hire', 'hostsLearned'],
  'a new hire': ['hire', 'manager', 'hostsLearned'],
  'an owner': [...ofAction, 'learned', 'joined'],
  'a host': [...atService, 'missedReason', ...onService, 'hostsDraft', 'thanks'],
  'a second host': [...atService, ...onService],
  'a host of another department': [...atClaims, ...onClaims, 'sharedThanks'],
  'a lead': [...ofLeads, ...onService, 'asked'],
  'a deputy': [...ofLeads, ...onService, 'asked'],
  'a lead of another department': [...atClaims, 'hire', ...onClaims, 'sharedThanks'],
  HR: ofCompany,
  'an admin': ofCompany,
};

interface Scene {
  readers: Record<string, Actor>;
  addresses: string[];
  /** Of the reader's own: what is secret in them stays with whoever holds them. */
  own: Map<string, string[]>;
}

const stage = setStage();
const app = setApp(stage);
let scene: Scene;

beforeAll(async () => {
  scene = await furnish(stage);
  await untilMailed();
});

const called = (familyName: string) => ({
  givenName: 'Jo',
  namePrefix: '',
  familyName,
  email: `${familyName.toLowerCase()}@example.org`,
});

async function furnish(stage: Stage): Promise<Scene> {
  const { run } = stage;
  const [service, claims, home, office] = await run(async (tx) => [
    await aHostDepartment(tx, { name: 'Klantenservice' }),
    await aHostDepartment(tx, { name: 'Schade' }),
    await aDepartment(tx, { name: 'Financiën' }),
    await aDepartment(tx, { name: 'Secretariaat' }),
  ]);
  const somebody = (familyName: string, managerId: string | null = null) =>
    run((tx) => aPerson(tx, { ...called(familyName), managerId, departmentId: home.id }));
  const manager = await somebody(secrets.manager);
  const rivalsManager = await somebody(secrets.rivalsManager);
  const vera = await somebody(secrets.vera, manager.id);
  const rival = await somebody(secrets.rival, rivalsManager.id);
  const waiting = await somebody(secrets.waiting);
  const refused = await somebody(secrets.refused);
  const hire = await somebody(secrets.hire, manager.id);
  const invited = await run((tx) => aPerson(tx, { ...called(secrets.invited), departmentId: office.id }));
  const owner = await run((tx) => aPerson(tx, called(secrets.owner)));
  const lead = await run((tx) => aLead(tx, service, called('Leidster')));
  const claimsLead = await run((tx) => aLead(tx, claims, called('Schadeleidster')));
  const hosts = await run(async (tx) => [await aHost(tx, service, called('Aanhaar')), await aHost(tx, service, called('Zijlinghe'))]); // prettier-ignore
  const claimsHost = await run((tx) => aHost(tx, claims, called('Schadehost')));
  const readers = {
    'a colleague': await somebody(secrets.colleague),
    'a visitor': vera,
    'another visitor': rival,
    'somebody who waits': waiting,
    'somebody who was turned down': refused,
    'somebody who is invited': invited,
    'a manager': manager,
    'a new hire': hire,
    'an owner': owner,
    'a host': hosts[0]!,
    'a second host': hosts[1]!,
    'a host of another department': claimsHost,
    'a lead': lead,
    'a deputy': await run((tx) => aDeputy(tx, service, called('Waarnemink'))),
    'a lead of another department': claimsLead,
    HR: await run((tx) => anHr(tx, called(secrets.hr))),
    'an admin': await run((tx) => anAdmin(tx, called(secrets.admin))),
  };

  const slot = await run((tx) => aSlot(tx, service, { createdById: lead.id, seats: 3, hostIds: hosts.map(({ id }) => id) })); // prettier-ignore
  const hours = { ...hoursFromNow(30), createdById: claimsLead.id, hostIds: [claimsHost.id] };
  const claimsSlot = await run((tx) => aSlot(tx, claims, hours));
  const ask = (who: Actor, where: Slot, goal: string) =>
    run((tx) => requestVisit(tx, who, where.id, { learningGoals: [goal] }));
  const visitIds = [
    await ask(vera, slot, secrets.verasGoal),
    await ask(rival, slot, secrets.rivalsGoal),
    await ask(rival, claimsSlot, secrets.rivalsOtherGoal),
    await ask(waiting, slot, secrets.waitingGoal),
    await ask(refused, slot, secrets.refusedGoal),
  ] as const;
  await run((tx) => approveVisit(tx, lead, visitIds[0]));
  await run((tx) => approveVisit(tx, lead, visitIds[1]));
  await run((tx) => approveVisit(tx, claimsLead, visitIds[2]));
  await run((tx) => declineVisit(tx, lead, visitIds[4], { reason: secrets.refusedReason }));

  const life = await furnishLife(
    stage,
    { service, lead, hosts, visitor: vera, manager, waiting, invited, visitId: visitIds[0] },
    { ...secrets, note: secrets.verasNote },
  );

  const onboarding = await run((tx) =>
    furnishOnboarding(tx, { hr: readers.HR, service: claims, hire, later: readers['a colleague'] }, secrets.imported),
  );

  const loop = await run(
    (tx) =>
    furnishLoop(tx, { service, claims, office, hr: readers.HR, lead, host: hosts[0]!, claimsLead, claimsHost, visitor: vera, rival, owner }), // prettier-ignore
  );

  const people = [rival, vera, hire, manager, rivalsManager, lead, hosts[0]!, readers.HR];
  const addresses = addressesOf(
    [service.id, claims.id, home.id],
    [slot, claimsSlot],
    [...visitIds],
    people.map(({ id }) => id),
  );
  const own = new Map<string, string[]>();
  const { endsAt } = hoursFromNow(365);
  for (const reader of Object.values(readers))
    own.set(reader.id, [`/calendar/${await run((tx) => renewFeed(tx, reader))}.ics`]);
  own
    .get(vera.id)!
    .push(`/cannot-come/${await run((tx) => createVisitLink(tx, vera.id, { id: visitIds[0], endsAt }))}`);
  for (const [whose, path] of life.own) own.get(whose.id)!.push(path);
  own.get(vera.id)!.push(...loop.links.flatMap((link) => [link, `${link}/sent`]));
  own.get(hosts[0]!.id)!.push(loop.hostsLink);
  own.get(claimsLead.id)!.push(loop.wall);
  return {
    readers,
    addresses: [
      ...new Set([...addresses, ...life.addresses, ...addressesOfOnboarding(onboarding), ...addressesOfLoop(loop)]),
    ],
    own,
  };
}

const statement = '/administration/texts/nl/texts.statement';

function addressesOf(departmentIds: string[], slots: Slot[], visitIds: string[], personIds: string[]): string[] {
  const dates = slots.map(({ startsAt }) => startsAt.toISOString().slice(0, 10));
  return [
    ...[
      '/',
      '/slots',
      '/slots?view=list',
      '/slots/first',
      '/slots/new',
      '/statement',
      '/account',
      '/outbox',
      '/offline',
    ],
    ...['/sign-in', '/sign-in/code', '/sign-in/done', '/sign-in/unknown', '/service-worker.js', '/failed-jobs'],
    ...[
      '/visits',
      '/visits?view=hosting',
      '/visits?view=people',
      '/visits?q=wens',
      '/decisions',
      '/decisions?search=a',
    ],
    ...['/people', '/people?show=all', '/people?search=a', '/people/suggestions?search=a', '/people/new'],
    ...['/departments', '/departments/new', '/visitors?search=st', '/visitors?search=ma', '/visitors?search=ra'],
    ...['/administration', '/administration/audit', '/administration/jobs', '/administration/mail-test'],
    ...['/administration/settings', '/administration/texts', statement, `${statement}/preview`],
    ...['/health/live', '/health/ready', '/api/v1/me', '/api/v1/audit', '/api/v1/slots', '/api/v1/departments'],
    ...['/api/v1/people', '/api/v1/people?search=a', '/api/v1/visits', '/api/v1/visits?state=declined'],
    ...departmentIds.flatMap((id, index) => [
      `/departments/${id}`,
      `/departments/${id}?show=made`,
      `/departments/${id}/edit`,
      `/api/v1/departments/${id}`,
      `/api/v1/people?departmentId=${id}`,
      `/floor?departmentId=${id}&date=${dates[index] ?? dates[0]}`,
      `/floor/copies?departmentId=${id}&date=${dates[index] ?? dates[0]}`,
    ]),
    ...slots.flatMap(({ id }) => [
      `/slots/${id}`,
      `/slots/${id}?visitor=${secrets.rival}`,
      `/slots?visitor=${secrets.vera.toLowerCase()}@example.org`,
      `/slots/new?copy=${id}`,
      `/slots/${id}/edit`,
      `/slots/${id}/copies`,
      `/slots/${id}/withdrawal`,
      `/api/v1/slots/${id}`,
      `/api/v1/visits?slotId=${id}`,
    ]),
    ...visitIds.flatMap((id) => [`/visits/${id}`, `/api/v1/visits/${id}`, `/api/v1/visits/${id}/invite.ics`]),
    ...personIds.flatMap((id) => [`/people/${id}`, `/api/v1/people/${id}`]),
    `/people/${personIds[0]}/edit`,
    `/people/${personIds[0]}/leaving`,
  ];
}

/** So that mails are among what can be read, those that wait for second thoughts as well. */
async function untilMailed(): Promise<void> {
  for (;;) {
    const [{ count }] = await stage.run(async (tx) => {
      await tx.query('UPDATE notices SET due_at = now() WHERE sent_at IS NULL AND due_at > now()');
      await tx.query('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()');
      return tx.query('SELECT count(*)::int AS count FROM graphile_worker._private_jobs');
    });
    if (count === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Every address with what it answers. */
async function readAll(reader: Actor, addresses: string[]) {
  const { get } = await browseAs(stage.transactions, app.baseUrl, reader);
  const { html } = await get('/outbox');
  const mails = [...html.matchAll(/"(\/outbox\/[\w-]+)"/g)].flatMap(([, path]) => [path!, `${path}/body`, `${path}/invite.ics`]); // prettier-ignore
  const paths = [...addresses, ...mails];
  const answers: ({ path: string } & Awaited<ReturnType<typeof get>>)[] = [];
  // All at once they would wait for a connection so long that the server calls itself not ready.
  while (paths.length)
    answers.push(...(await Promise.all(paths.splice(0, 20).map(async (path) => ({ path, ...(await get(path)) })))));
  return answers;
}

const holds = (html: string, secret: Secret) => html.toLowerCase().includes(secrets[secret].toLowerCase());

/** Where mails stay in the house, an admin reads them all, as in a mailbox that is theirs to look after. */
const isOfPost = (who: string, path: string, secret: Secret) =>
  who === 'an admin' && path.startsWith('/outbox/') && ['thanks', 'sharedThanks'].includes(secret);

/** What was found of what the reader must not know, and where. */
async function findLeaks(who: string): Promise<string[]> {
  const reader = scene.readers[who]!;
  const answers = await readAll(reader, [...scene.addresses, ...scene.own.get(reader.id)!]);
  const foreign = everything.filter((secret) => !known[who]!.includes(secret));
  const faults = answers.filter(({ status }) => status >= 500).map(({ path, status }) => `${path}: ${status}`);
  const leaks = answers.flatMap(({ path, html }) =>
    foreign
      .filter((secret) => !path.toLowerCase().includes(secrets[secret].toLowerCase()) && holds(html, secret))
      .filter((secret) => !isOfPost(who, path, secret))
      .map((secret) => `${path}: ${secret}`),
  );
  const missed = known[who]!.filter((secret) => !answers.some(({ html }) => holds(html, secret)));
  return [...faults, ...leaks, ...missed.map((secret) => `nowhere: ${secret}`)];
}

describe('of what is none of their business nothing is told, on any page or by the API, to', () => {
  test.each(Object.keys(known))('%s', async (who) => {
    expect(await findLeaks(who)).toEqual([]);
  });
});

test('nobody finds anything without signing in', async () => {
  const answers = await Promise.all(
    scene.addresses.map(async (path) => {
      const answer = await fetch(app.baseUrl + path, { redirect: 'manual' });
      return { path, html: await answer.text() };
    }),
  );
  const names = [...Object.values(secrets), 'Leidster', 'Aanhaar', 'Schadehost'];
  expect(answers.filter(({ html }) => names.some((name) => html.includes(name))).map(({ path }) => path)).toEqual([]);
});

test('a screen on a wall shows what is done about what that floor heard, and nobody', async () => {
  const [wall] = scene.own.get(scene.readers['a lead of another department']!.id)!.slice(-1);
  const shown = await Promise.all(
    ['1', '2', '3'].map(async (panel) => (await fetch(`${app.baseUrl}${wall}?panel=${panel}`)).text()),
  );
  const found = everything.filter((secret) => shown.some((html) => holds(html, secret)));
  expect(found.sort()).toEqual(['action', 'onWall', 'result']);
});

test('nothing on the way may keep what was said to one of them', async () => {
  const token = await stage.run((tx) => createApiToken(tx, scene.readers['an admin']!, 'test'));
  const isOfAKind = /^\/($|slots\/first|outbox|api\/v1\/(me|audit|visits)|administration\/texts\/)/;
  const paths = scene.addresses.filter((path) => isOfAKind.test(path));
  const kept = await Promise.all(
    paths.map(async (path) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(app.baseUrl + path, { redirect: 'manual', headers });
      await answer.arrayBuffer();
      return { path, how: answer.headers.get('cache-control') ?? '' };
    }),
  );
  expect(kept.filter(({ how }) => !how.includes('private'))).toEqual([]);
});

test('administration is there for admins only', async () => {
  const paths = scene.addresses.filter((path) => /^\/(administration|failed-jobs|api\/v1\/audit)/.test(path));
  for (const who of ['HR', 'a lead', 'a colleague']) {
    const answers = await readAll(scene.readers[who]!, paths);
    const seen = answers.filter(({ path, status }) => paths.includes(path) && status !== 404);
    expect(seen.map(({ path }) => path)).toEqual([]);
  }
});

test('no page and no answer of the API was left out', async () => {
  const own = [...scene.own.values()].flat();
  const mails = ['/outbox/1', '/outbox/1/body', '/outbox/1/invite.ics'];
  const paths = [...scene.addresses, ...own, ...mails].map((path) => path.split('?')[0]!);
  const isRead = (route: string) => {
    const pattern = new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);
    return paths.some((path) => pattern.test(path));
  };
  const routes = listRoutes('Get');
  expect(routes.length).toBeGreaterThan(50);
  expect(routes.filter((route) => route !== '/*' && !isRead(route))).toEqual([]);
});
