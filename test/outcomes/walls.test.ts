import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { closeWall } from '../../src/outcomes/close-wall.js';
import { openWall } from '../../src/outcomes/open-wall.js';
import { listHeldBack, showWall } from '../../src/outcomes/show-wall.js';
import { findWall, getDepartmentOfWall } from '../../src/outcomes/walls.queries.js';
import type { Department } from '../../src/people/department.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { NotFound } from '../../src/platform/refusal.js';
import { anAction } from '../support/actions.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aRaised } from '../support/outcomes.js';
import { aHost, aHostDepartment, aLead, aPerson } from '../support/people.js';

const stage = setStage();
const { run } = stage;

let floor: Department;
let lead: Actor;
let owner: Actor;

beforeAll(async () => {
  owner = await run((tx) => aPerson(tx, { givenName: 'Quirijn', familyName: 'Zomerdijk' }));
});

beforeEach(async () => {
  stopClockAt('2026-11-20T09:00:00Z');
  floor = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, floor));
});

describe('the secret address of a screen', () => {
  it('opens the page of its department until there is a new one', async () => {
    const first = await run((tx) => openWall(tx, lead, floor.id));
    expect((await run((tx) => getDepartmentOfWall(tx, first))).id).toBe(floor.id);
    const second = await run((tx) => openWall(tx, lead, floor.id));
    await expect(run((tx) => getDepartmentOfWall(tx, first))).rejects.toThrow(NotFound);
    expect((await run((tx) => getDepartmentOfWall(tx, second))).id).toBe(floor.id);
    expect((await stage.listAudit(floor.id)).map(({ act }) => act)).toEqual(['wall.opened', 'wall.renewed']);
  });

  it('opens nothing once it is closed, which a host cannot do', async () => {
    const secret = await run((tx) => openWall(tx, lead, floor.id));
    const host = await run((tx) => aHost(tx, floor));
    expect(await stage.refusal((tx) => closeWall(tx, host, floor.id))).toBe('not-lead');
    await run((tx) => closeWall(tx, lead, floor.id));
    await expect(run((tx) => getDepartmentOfWall(tx, secret))).rejects.toThrow(NotFound);
    expect(await stage.refusal((tx) => closeWall(tx, lead, floor.id))).toBe('wall-closed');
    expect((await stage.listAudit(floor.id)).map(({ act }) => act)).toEqual(['wall.opened', 'wall.closed']);
  });

  it('is one, also when two leads open it at once', async () => {
    const deputy = await run((tx) => aLead(tx, floor));
    const secrets = await Promise.all([lead, deputy].map((who) => run((tx) => openWall(tx, who, floor.id))));
    const { secret } = (await run((tx) => findWall(tx, floor.id)))!;
    expect(secrets).toContain(secret);
    expect((await stage.listAudit(floor.id)).map(({ act }) => act)).toEqual(['wall.opened', 'wall.renewed']);
  });

  it('closes once, when two leads close it at once', async () => {
    await run((tx) => openWall(tx, lead, floor.id));
    const said = await Promise.all([1, 2].map(() => stage.refusal((tx) => closeWall(tx, lead, floor.id))));
    expect(said.sort()).toEqual(['wall-closed', null].sort());
  });
});

describe('a wall', () => {
  const show = () => run((tx) => showWall(tx, floor));
  const heldBack = () => run((tx) => listHeldBack(tx, floor.id));

  it('tells what was done and what is under way, with no person in it', async () => {
    const learning = await run((tx) => aRaised(tx, floor, { text: 'De brief is onduidelijk' }));
    await run((tx) => anAction(tx, learning, owner, { state: 'done', result: 'Er is een nieuwe brief' }));
    await run((tx) => aRaised(tx, floor, { text: 'De site hapert', actions: [{ state: 'doing', title: 'Snellere site' }] })); // prettier-ignore
    await run((tx) => aRaised(tx, floor));
    const wall = await show();
    expect(wall).toMatchObject({
      done: [{ text: 'De brief is onduidelijk', result: 'Er is een nieuwe brief' }],
      underWay: [{ text: 'De site hapert', title: 'Snellere site' }],
      funnel: { raised: 3, pickedUp: 2, done: 1, waiting: 1 },
    });
    expect(await heldBack()).toEqual([]);
    expect(JSON.stringify(wall)).not.toMatch(/Quirijn|Zomerdijk/);
  });

  it('leaves out what names a colleague, and what had to be vouched for', async () => {
    const named = await run((tx) => aRaised(tx, floor, { text: 'Vraag het aan Zomerdijk' }));
    await run((tx) => anAction(tx, named, owner, { state: 'done' }));
    await run((tx) => aRaised(tx, floor, { text: 'Bel 0612345678', vouchedAt: new Date(), actions: [{ state: 'done' }] })); // prettier-ignore
    const inResult = await run((tx) => aRaised(tx, floor, { text: 'De knop is zoek' }));
    await run((tx) => anAction(tx, inResult, owner, { state: 'done', result: 'Quirijn heeft hem teruggezet' }));
    expect(await show()).toMatchObject({ done: [], underWay: [] });
    expect(await heldBack()).toHaveLength(3);
  });

  it('shows nothing of another floor', async () => {
    const elsewhere = await run((tx) => aHostDepartment(tx));
    await run((tx) => aRaised(tx, elsewhere, { actions: [{ state: 'done' }] }));
    expect(await show()).toMatchObject({ done: [], underWay: [], funnel: { raised: 0 } });
  });
});
