import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { now } from '../clock.js';
import type { Transactions, Tx } from '../database/transactions.js';
import { InvalidInput, Refused } from '../refusal.js';
import { IdempotencyKey } from './idempotency-key.entity.js';

/** A caller's wish that this POST has its effect once, however often it is sent; null when no key came with it. */
export type Once = { personId: string; key: string; fingerprint: string } | null;

const MAX_KEY_LENGTH = 255;

function readOnce(request: FastifyRequest & { person?: { id: string } | null }): Once {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !request.person) return null;
  if (!key || key.length > MAX_KEY_LENGTH) {
    throw new InvalidInput([{ field: 'Idempotency-Key', rule: 'text-too-long', facts: { max: MAX_KEY_LENGTH } }]);
  }
  const said = JSON.stringify([request.method, request.url, request.body ?? null]);
  return { personId: request.person.id, key, fingerprint: createHash('sha256').update(said).digest('hex') };
}

/** The `Idempotency-Key` of a request, for `runOnce`. */
export const OnceKey = createParamDecorator((_: unknown, context: ExecutionContext) =>
  readOnce(context.switchToHttp().getRequest()),
);

/**
 * Runs the work in one transaction and keeps its answer under the key. The same key gets the same answer; two at
 * once wait for each other on the row. A refused act leaves no key behind: trying again asks the rule again.
 */
export function runOnce<T extends object>(
  transactions: Transactions,
  once: Once,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transactions.run(async (tx) => {
    if (!once) return work(tx);
    const claimed = await claim(tx, once);
    if (!claimed) return earlierAnswer<T>(tx, once);
    const answer = await work(tx);
    await tx.update(IdempotencyKey, { personId: once.personId, key: once.key }, { answer });
    return answer;
  });
}

async function claim(tx: Tx, { personId, key, fingerprint }: NonNullable<Once>): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `INSERT INTO idempotency_keys (person_id, key, fingerprint, created_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING key`,
    [personId, key, fingerprint, now()],
  );
  return rows.length > 0;
}

async function earlierAnswer<T>(tx: Tx, { personId, key, fingerprint }: NonNullable<Once>): Promise<T> {
  const earlier = await tx.findOneByOrFail(IdempotencyKey, { personId, key });
  if (earlier.fingerprint !== fingerprint) throw new Refused('idempotency-key-reused');
  return earlier.answer as T;
}

/** Keys older than a day are forgotten. */
export async function forgetOldKeys(tx: Tx): Promise<void> {
  await tx.query(`DELETE FROM idempotency_keys WHERE created_at < $1::timestamptz - interval '1 day'`, [now()]);
}
