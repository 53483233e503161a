import type { JobContext, JobHandler } from '../jobs/job.js';
import { findRecipient, type Recipient } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { messageId } from '../platform/mail/outgoing-mail.js';
import type { Notice } from './notice.entity.js';
import type { NoticeKinds, NoticeMail } from './notice-kind.js';
import { listUnsent, noteSent } from './notices.queries.js';

/** Mails a person what waits for them, as far as it is still true. */
export const mailNotices =
  (kinds: NoticeKinds): JobHandler<{ personId: string }> =>
  async ({ personId }, context) => {
    const { transactions } = context;
    const recipient = await transactions.read((tx) => findRecipient(tx, personId));
    for (const notice of await transactions.read((tx) => listUnsent(tx, personId))) {
      const mail =
        recipient && (await transactions.read((tx) => kinds[notice.kind]!.load(tx, recipient, notice.payload)));
      if (mail) await send(recipient, notice, mail, context);
      await transactions.run((tx) => noteSent(tx, [notice], now()));
    }
  };

function send(recipient: Recipient, notice: Notice, mail: NoticeMail, { mailer, views }: JobContext): Promise<void> {
  const { name, address, language, own } = recipient;
  const model = { recipient, frame: 'mail/layout', ...mail.model };
  return mailer.send({
    to: { name, address },
    fromName: mail.fromName,
    replyTo: mail.replyTo,
    subject: mail.subject,
    html: views.render(mail.template, model, language, own),
    messageId: messageId('notice', notice.id),
  });
}
