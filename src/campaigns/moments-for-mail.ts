import type { Tx } from '../platform/database/transactions.js';
import type { MomentScope } from '../quotas/scope.rules.js';
import { slotUrl } from '../visits/mail-urls.js';
import { type Guest, listSuitingMoments } from './suiting-moments.queries.js';

const MOMENTS = 3;

/** The first moments that suit somebody, as a mail shows them, each with where it is asked for. */
export async function momentsForMail(tx: Tx, guest: Guest, scope: MomentScope) {
  const moments = await listSuitingMoments(tx, guest, scope, MOMENTS);
  return moments.map((moment) => ({ ...moment, url: slotUrl(moment.id) }));
}
