import { expect, test } from '@jest/globals';
import { ApiToken } from '../../src/people/api-token.entity.js';
import { createApiToken, listApiTokens, revokeApiToken } from '../../src/people/api-tokens.js';
import { findActorByApiToken } from '../../src/people/people.queries.js';
import { Person } from '../../src/people/person.entity.js';
import { now } from '../../src/platform/clock.js';
import { NotFound } from '../../src/platform/refusal.js';
import { hashToken } from '../../src/platform/secrets.js';
import { setStage } from '../support/acts.js';
import { aPerson } from '../support/people.js';

const { run, listAudit } = setStage();
const somebody = () => run((tx) => aPerson(tx));
const whoHas = (token: string) => run((tx) => findActorByApiToken(tx, hashToken(token), now()));

test('a token speaks for its person, and is kept as a hash only', async () => {
  const person = await somebody();
  const token = await run((tx) => createApiToken(tx, person, 'weekrapport'));
  expect(token).toMatch(/^mk_[\w-]{43}$/);
  expect(await whoHas(token)).toEqual(person);

  const [kept] = await run((tx) => tx.findBy(ApiToken, { personId: person.id }));
  expect(kept).toMatchObject({ name: 'weekrapport', tokenHash: hashToken(token), revokedAt: null });
  expect(JSON.stringify(kept)).not.toContain(token);
  expect(await listAudit(kept!.id)).toEqual([
    { act: 'api-token.created', actorId: person.id, before: null, after: { name: 'weekrapport' } },
  ]);
});

test('a token that was never made speaks for nobody', async () => {
  expect(await whoHas('mk_unknown')).toBeNull();
});

test('its use is noted', async () => {
  const person = await somebody();
  const token = await run((tx) => createApiToken(tx, person, 'rapport'));
  const [unused] = await run((tx) => listApiTokens(tx, person));
  expect(unused!.lastUsedAt).toBeNull();
  await whoHas(token);
  const [used] = await run((tx) => listApiTokens(tx, person));
  expect(used!.lastUsedAt).toEqual(expect.any(Date));
});

test('a revoked token works no longer; the others of its person do', async () => {
  const person = await somebody();
  const [first, second] = [
    await run((tx) => createApiToken(tx, person, 'een')),
    await run((tx) => createApiToken(tx, person, 'twee')),
  ];
  const { id } = await run((tx) => tx.findOneByOrFail(ApiToken, { tokenHash: hashToken(first) }));
  await run((tx) => revokeApiToken(tx, person, id));
  expect([await whoHas(first), await whoHas(second)]).toEqual([null, person]);
  expect((await run((tx) => listApiTokens(tx, person))).map(({ name }) => name)).toEqual(['twee']);
  expect((await listAudit(id)).at(-1)).toMatchObject({ act: 'api-token.revoked', actorId: person.id });
});

test('nobody revokes the token of somebody else, or one twice', async () => {
  const [person, other] = [await somebody(), await somebody()];
  const token = await run((tx) => createApiToken(tx, person, 'een'));
  const { id } = await run((tx) => tx.findOneByOrFail(ApiToken, { personId: person.id }));
  const revoke = (actor: typeof person) => run((tx) => revokeApiToken(tx, actor, id));
  await expect(revoke(other)).rejects.toThrow(NotFound);
  expect(await whoHas(token)).toEqual(person);
  await revoke(person);
  await expect(revoke(person)).rejects.toThrow(NotFound);
  expect(await listAudit(id)).toHaveLength(2);
});

test('the token of somebody who has left speaks for nobody', async () => {
  const person = await somebody();
  const token = await run((tx) => createApiToken(tx, person, 'een'));
  await run((tx) => tx.update(Person, { id: person.id }, { isActive: false }));
  expect(await whoHas(token)).toBeNull();
});
