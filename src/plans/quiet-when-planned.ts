import type { NoticeKind } from '../notices/notice-kind.js';
import type { VisitState } from '../visits/visit.rules.js';
import { Visit } from '../visits/visit.entity.js';
import { isPlanned } from './published.queries.js';

const ASSENT: VisitState = 'approved';

/**
 * Who published a plan asked for hundreds of visits at once: the page of the plan says which were agreed to, and a mail comes
 * only where something has to be done about one.
 */
export const quietWhenPlanned = (kind: NoticeKind<{ visitId: string }>): NoticeKind<{ visitId: string }> => ({
  ...kind,
  async load(tx, recipient, payload) {
    const isAgreed = await tx.existsBy(Visit, { id: payload.visitId, state: ASSENT });
    return isAgreed && (await isPlanned(tx, payload.visitId)) ? null : kind.load(tx, recipient, payload);
  },
});
