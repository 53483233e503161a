import { messageId, type OutgoingMail } from '../platform/mail/outgoing-mail.js';
import { settings } from '../platform/settings.js';
import { translate } from '../platform/views/locales.js';
import type { Views } from '../platform/views/views.js';
import type { Recipient } from './recipient.queries.js';

/** The mail with the button that signs in. */
export function signInMessage(
  recipient: Recipient,
  link: { linkId: string; token: string },
  views: Views,
): OutgoingMail {
  const { name, address, language, own } = recipient;
  const { baseUrl, signInMinutes } = settings();
  const model = { recipient, minutes: signInMinutes, url: `${baseUrl}/sign-in/${link.token}` };
  return {
    to: { name, address },
    subject: translate(language, 'mail.sign-in.subject', {}, own),
    html: views.render('mail/sign-in', model, language, own),
    messageId: messageId('sign-in', link.linkId),
  };
}
