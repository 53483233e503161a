import type { NoticeKind, NoticeMail } from '../notices/notice-kind.js';
import { findReplyTo, type Recipient } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { settings } from '../platform/settings.js';
import { say } from '../platform/views/locales.js';
import { findVisitForMail } from '../visits/invites.queries.js';
import { visitUrl } from '../visits/mail-urls.js';
import { visitModel } from '../visits/visit-message.js';
import { findPreparation, type PreparationFacts } from './preparation.queries.js';

interface About {
  visitId: string;
}

interface Mail {
  template: string;
  subject: string;
  url: string;
  isTrue: (facts: PreparationFacts) => boolean;
}

/** To a visitor who is about to come and has yet to accept the statement. */
export const statementOpen: NoticeKind<About> = {
  isRequired: true,
  about: 'visiting',
  load: (tx, recipient, { visitId }) =>
    aboutStatement(tx, recipient, visitId, {
      template: 'mail/statement-open',
      subject: 'preparation.mail.statement-open-subject',
      url: `${settings().baseUrl}/statement?next=/visits/${visitId}`,
      isTrue: ({ isAccepted }) => !isAccepted,
    }),
};

/** To the leads, on the working day before: what is to happen with a visitor who has not. */
export const statementMissing: NoticeKind<About> = {
  isRequired: true,
  about: 'leading',
  load: (tx, recipient, { visitId }) =>
    aboutStatement(tx, recipient, visitId, {
      template: 'mail/statement-missing',
      subject: 'preparation.mail.statement-missing-subject',
      url: `${visitUrl(visitId)}#statement`,
      isTrue: ({ isAccepted, clearedByName }) => !isAccepted && clearedByName === null,
    }),
};

/** To visitor and host, once a lead decided. */
export const comesWithoutListening: NoticeKind<About> = {
  isRequired: true,
  about: 'visiting',
  load: (tx, recipient, { visitId }) =>
    aboutStatement(tx, recipient, visitId, {
      template: 'mail/comes-without-listening',
      subject: 'preparation.mail.comes-without-listening-subject',
      url: visitUrl(visitId),
      isTrue: ({ isAccepted, clearedByName }) => !isAccepted && clearedByName !== null,
    }),
};

async function aboutStatement(tx: Tx, recipient: Recipient, visitId: string, mail: Mail): Promise<NoticeMail | null> {
  const visit = await findVisitForMail(tx, visitId);
  if (visit?.state !== 'approved' || visit.startsAt <= now()) return null;
  if (!mail.isTrue(await findPreparation(tx, visitId))) return null;
  const role = recipient.id === visit.visitorId ? 'visitor' : 'host';
  const facts = { role, visitor: visit.visitorName, department: visit.departmentName };
  return {
    subject: say(recipient, mail.subject, facts),
    fromName: visit.departmentName,
    replyTo: await findReplyTo(tx, visit.departmentId, recipient),
    template: mail.template,
    model: { visit: visitModel(visit), role, url: mail.url },
  };
}
