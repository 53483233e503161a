import { DateTime } from 'luxon';
import { getDepartment } from '../people/people.queries.js';
import type { Actor } from '../people/person.rules.js';
import { findRecipient } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/refusal.js';
import type { Views } from '../platform/views/views.js';
import type { MomentScope } from '../quotas/scope.rules.js';
import { momentsForMail } from './moments-for-mail.js';
import { dayOf } from './show-campaign.js';

export interface PreviewedCampaign extends MomentScope {
  title: string;
  message: string;
  /** One of the invited departments: moments are shown as somebody there would get them. */
  departmentId: string | null;
}

/** The invitation as a colleague would get it by mail, in the language of whoever looks. */
export async function previewInvitation(tx: Tx, me: Actor, views: Views, campaign: PreviewedCampaign): Promise<string> {
  const recipient = await findRecipient(tx, me.id);
  if (!recipient) throw new NotFound('person');
  const { opensOn, closesOn } = campaign;
  const isDated = [opensOn, closesOn].every((date) => DateTime.fromFormat(date, 'yyyy-MM-dd').isValid);
  const { id: departmentId } = await getDepartment(tx, campaign.departmentId ?? me.departmentId);
  const guest = { id: me.id, departmentId, language: me.language };
  const moments = isDated ? await momentsForMail(tx, guest, campaign) : [];
  const model = {
    recipient,
    frame: 'mail/layout',
    campaign: { ...campaign, closesAt: isDated ? dayOf(closesOn) : now(), createdByName: me.name },
    moments,
    url: '#',
  };
  return views.render('mail/campaign-invitation', model, recipient.language, recipient.own);
}
