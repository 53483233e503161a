import { chooseMails } from '../notices/choose-mails.js';
import type { NoticeKinds } from '../notices/notice-kind.js';
import type { Actor } from '../people/person.rules.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import { MONTHLY_REPORT, reportedTo } from './month.rules.js';

/** Lets the report come by mail from now on, or no more: the choice that stands among all others at /account/mail. */
export async function chooseReport(tx: Tx, actor: Actor, kinds: NoticeKinds, wish: boolean): Promise<void> {
  if (reportedTo(actor) === undefined) throw new NotFound('page');
  await chooseMails(tx, actor, kinds, { [MONTHLY_REPORT]: wish });
}
