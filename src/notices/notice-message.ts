import type { Recipient } from '../people/recipient.queries.js';
import { messageId, type OutgoingMail } from '../platform/mail/outgoing-mail.js';
import { translate } from '../platform/views/locales.js';
import type { Views } from '../platform/views/views.js';
import type { NoticeMail } from './notice-kind.js';

/** One mail with all there is to tell: as it is when it is one thing, else a part for each. */
export function noticeMessage(
  mailId: string,
  recipient: Recipient,
  parts: [NoticeMail, ...NoticeMail[]],
  views: Views,
): OutgoingMail {
  const { name, address } = recipient;
  const content = parts.length === 1 ? alone(parts[0], recipient, views) : together(parts, recipient, views);
  return { to: { name, address }, ...content, messageId: messageId('notice', mailId) };
}

type Content = Pick<OutgoingMail, 'subject' | 'html' | 'fromName' | 'replyTo'>;

function alone({ subject, fromName, replyTo, ...part }: NoticeMail, recipient: Recipient, views: Views): Content {
  return { subject, fromName, replyTo, html: draw(part, 'mail/layout', recipient, views) };
}

function together(parts: [NoticeMail, ...NoticeMail[]], recipient: Recipient, views: Views): Content {
  const { language, own } = recipient;
  const [first, ...others] = parts;
  const subject = translate(language, 'notices.bundle.subject', { first: first.subject, count: others.length }, own);
  const sections = parts.map((part) => draw(part, 'mail/section', recipient, views));
  // The name of a sender, or an address to answer to, that goes for one part only would be wrong for the others.
  const same = <T>(values: T[]) =>
    values.every((value) => JSON.stringify(value) === JSON.stringify(values[0])) ? values[0] : undefined;
  return {
    subject,
    fromName: same(parts.map(({ fromName }) => fromName)),
    replyTo: same(parts.map(({ replyTo }) => replyTo)),
    html: views.render('mail/bundle', { recipient, sections }, language, own),
  };
}

const draw = (
  { template, model }: Pick<NoticeMail, 'template' | 'model'>,
  frame: string,
  recipient: Recipient,
  views: Views,
): string => views.render(template, { recipient, frame, ...model }, recipient.language, recipient.own);
