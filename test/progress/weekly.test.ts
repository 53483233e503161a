import { beforeAll, expect, test } from '@jest/globals';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { tellWeekly } from '../../src/progress/tell-weekly.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aDepartment, aHostDepartment, anHr, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { aProgramme, aRotation, type MadeProgramme, stopAt } from '../support/rotations.js';

const stage = setStage();
const { run } = stage;
const { doJob, takeMailsTo } = setPost(stage);

let home: Department;
let programme: MadeProgramme;
let hr: Actor;
let manager: Actor;
let idle: Actor;

beforeAll(async () => {
  home = await run((tx) => aDepartment(tx, { name: 'Verkoop', timeZone: 'Europe/Amsterdam' }));
  hr = await run((tx) => anHr(tx, { departmentId: home.id }));
  manager = await run((tx) => aPerson(tx, { departmentId: home.id }));
  // Somebody whose only new colleague has just begun elsewhere.
  idle = await run(async (tx) =>
    aPerson(tx, { departmentId: (await aDepartment(tx, { timeZone: 'Europe/Lisbon' })).id }),
  );
  programme = await run(async (tx) => aProgramme(tx, [stopAt(await aHostDepartment(tx, { name: 'Telefoon' }), { toDay: 9 })], { createdById: hr.id })); // prettier-ignore
  await run(async (tx) => {
    const bas = await aPerson(tx, { departmentId: home.id, managerId: manager.id, givenName: 'Bas', namePrefix: '', familyName: 'Laat' }); // prettier-ignore
    await aRotation(tx, programme, { personId: bas.id, firstOn: '2026-11-02', createdById: hr.id });
    const cor = await aPerson(tx, { departmentId: home.id, managerId: idle.id });
    await aRotation(tx, programme, { personId: cor.id, firstOn: '2026-12-21', createdById: hr.id });
  });
});

/** Whom of these the sweep tells at an instant; others in the company are HR too. */
async function sweep(at: string): Promise<string[]> {
  stopClockAt(at);
  await run((tx) => tellWeekly(tx, new Date(at)));
  await run(
    (tx) =>
    tx.query(`INSERT INTO sweeps (name, last_run_at) VALUES ('tell-weekly', $1) ON CONFLICT (name) DO UPDATE SET last_run_at = $1`, [at]), // prettier-ignore
  );
  const known = [hr.id, manager.id, idle.id];
  return (await stage.takeNotices()).map(({ personId }) => personId).filter((id) => known.includes(id)).sort(); // prettier-ignore
}

test('on Monday at eight, on the own clock, HR and managers of new hires are told, each once', async () => {
  expect(await sweep('2026-12-14T06:59:00Z')).toEqual([]);
  expect(await sweep('2026-12-14T07:00:00Z')).toEqual([hr.id, manager.id].sort());
  expect(await sweep('2026-12-14T07:01:00Z')).toEqual([]);
  // An hour later it is eight in Lisbon.
  expect(await sweep('2026-12-14T08:00:00Z')).toEqual([idle.id]);
  // Nothing ran on Monday morning: the mail comes when something does.
  expect(await sweep('2026-12-21T13:00:00Z')).toEqual([hr.id, manager.id, idle.id].sort());
});

test('the mail names who is overdue, and where one sees it all', async () => {
  stopClockAt('2026-12-14T07:00:00Z');
  await run((tx) => tx.query(`DELETE FROM sweeps`));
  await run((tx) => tellWeekly(tx, new Date('2026-12-14T07:00:00Z')));
  stopClockAt('2026-12-14T07:30:00Z');
  await doJob('mail-notices', { personId: manager.id });
  const [mail] = await takeMailsTo(manager.email);
  expect(mail!.subject).toBe('Snuffelstages deze week: één collega is te laat');
  expect(mail!.text).toContain('Bas Laat, Verkoop');
  expect(mail!.text).toContain('Telefoon, uiterlijk 13 november');
  expect(mail!.text).toContain('/onboarding');
});

test('a mail that waited into another week is not sent', async () => {
  stopClockAt('2026-12-14T07:00:00Z');
  await run((tx) => tx.query(`DELETE FROM sweeps`));
  await run((tx) => tellWeekly(tx, new Date('2026-12-14T07:00:00Z')));
  stopClockAt('2026-12-21T07:30:00Z');
  await doJob('mail-notices', { personId: manager.id });
  expect(await takeMailsTo(manager.email)).toEqual([]);
});
