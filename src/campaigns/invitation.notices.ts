import type { NoticeKind, NoticeMail } from '../notices/notice-kind.js';
import { createMailLink } from '../people/create-mail-link.js';
import type { Recipient } from '../people/recipient.queries.js';
import type { Tx } from '../platform/database/transactions.js';
import { say } from '../platform/views/locales.js';
import type { CampaignState } from './campaign.rules.js';
import { invitationUrl, peopleUrl } from './campaign-urls.js';
import { findInvitation, type OpenedInvitation } from './invitations.queries.js';
import { momentsForMail } from './moments-for-mail.js';
import { dayOf } from './show-campaign.js';
import { listTargetsOf } from './targets.queries.js';

// Whoever opens an old mail is told that it is over, for a while.
const LINK_OUTLIVES = 30 * 86_400_000;

interface Look {
  template: string;
  /** Locale key. */
  subject: string;
}

const asInvitation: Look = { template: 'mail/campaign-invitation', subject: 'invitations.campaign-invitation.subject' };
const asNudge: Look = { template: 'mail/campaign-nudge', subject: 'invitations.campaign-nudge.subject' };
const asTarget: Look = { template: 'mail/campaign-target', subject: 'invitations.campaign-target.subject' };

interface About {
  invitationId: string;
}

/** Come and look: why, the first moments that suit, and a way to say not now. */
export const campaignInvitation: NoticeKind<About> = {
  isRequired: false,
  about: 'campaigns',
  load: (tx, recipient, about) => mailOf(tx, recipient, about, asInvitation, ['running', 'paused']),
};

/** The same once more, to who said nothing; not while the campaign is paused. */
export const campaignNudge: NoticeKind<About> = {
  isRequired: false,
  about: 'campaigns',
  load: (tx, recipient, about) => mailOf(tx, recipient, about, asNudge, ['running']),
};

/** To a manager, before their people hear: the target of each department they have people in. They are invited as well. */
export const campaignTarget: NoticeKind<About> = {
  isRequired: false,
  about: 'campaigns',
  async load(tx, recipient, about) {
    const invitation = await findInvitation(tx, about.invitationId);
    if (!invitation || !isUnderWay(invitation, ['running', 'paused'])) return null;
    const { campaign } = invitation;
    const targets = await listTargetsOf(tx, campaign.id, recipient.id);
    if (!targets.length) return null;
    const mail = await invite(tx, recipient, invitation, asTarget);
    return { ...mail, model: { ...mail.model, targets, peopleUrl: peopleUrl(campaign.id) } };
  },
};

async function mailOf(
  tx: Tx,
  recipient: Recipient,
  { invitationId }: About,
  as: Look,
  states: CampaignState[],
): Promise<NoticeMail | null> {
  const invitation = await findInvitation(tx, invitationId);
  if (!invitation || !isUnderWay(invitation, states) || invitation.status !== 'invited') return null;
  const mail = await invite(tx, recipient, invitation, as);
  return mail.model.moments.length ? mail : null;
}

const isUnderWay = ({ campaign }: OpenedInvitation, states: CampaignState[]) =>
  states.includes(campaign.state) && campaign.today <= campaign.closesOn;

async function invite(tx: Tx, recipient: Recipient, invitation: OpenedInvitation, as: Look) {
  const { id: subjectId, campaign, person } = invitation;
  const closesAt = dayOf(campaign.closesOn);
  const expiresAt = new Date(closesAt.getTime() + LINK_OUTLIVES);
  const token = await createMailLink(tx, { personId: person.id, subject: 'invitation', subjectId, expiresAt });
  return {
    subject: say(recipient, as.subject, { title: campaign.title }),
    fromName: campaign.createdByName,
    template: as.template,
    model: {
      campaign: { ...campaign, closesAt },
      moments: await momentsForMail(tx, person, campaign),
      url: invitationUrl(token),
    },
  };
}
