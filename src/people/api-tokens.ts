import { IsNull } from 'typeorm';
import { recordAudit } from '../audit/record-audit.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { hashToken, newToken } from '../platform/secrets.js';
import { ApiToken } from './api-token.entity.js';
import type { Actor } from './person.rules.js';

/** A token that speaks for the person. It is shown once: only its hash is kept. */
export async function createApiToken(tx: Tx, actor: Actor, name: string): Promise<string> {
  const token = `mk_${newToken()}`;
  const row = tx.create(ApiToken, { personId: actor.id, name, tokenHash: hashToken(token) });
  await tx.insert(ApiToken, row);
  await recordAudit(tx, {
    actorId: actor.id,
    act: 'api-token.created',
    subjectType: 'api-token',
    subjectId: row.id,
    after: { name },
  });
  return token;
}

/** Throws NotFound for somebody else's token. */
export async function revokeApiToken(tx: Tx, actor: Actor, tokenId: string): Promise<void> {
  const { affected } = await tx.update(
    ApiToken,
    { id: tokenId, personId: actor.id, revokedAt: IsNull() },
    { revokedAt: now() },
  );
  if (!affected) throw new NotFound('api-token');
  await recordAudit(tx, { actorId: actor.id, act: 'api-token.revoked', subjectType: 'api-token', subjectId: tokenId });
}

/** Tokens of the person that still work, newest first. */
export function listApiTokens(tx: Tx, actor: Actor): Promise<ApiToken[]> {
  return tx.find(ApiToken, { where: { personId: actor.id, revokedAt: IsNull() }, order: { createdAt: 'DESC' } });
}
