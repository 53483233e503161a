import PostalMime, { addressParser, type Address } from 'postal-mime';

/** Of a message, RFC 5322, what an answer to an invite is made of. */
export interface ReplyMessage {
  /** Every address it says it comes from, in lower case. */
  senders: string[];
  /** Its first calendar object; null when it has none. */
  calendar: string | null;
}

/** Throws for what is no message, or one made to be hard to read. */
export async function readReplyMessage(raw: Buffer): Promise<ReplyMessage> {
  const message = await PostalMime.parse(raw, {
    maxNestingDepth: 10,
    maxHeadersSize: 50_000,
    attachmentEncoding: 'utf8',
  });
  const from = message.headers.filter(({ key }) => key === 'from').flatMap(({ value }) => addressParser(value));
  const calendar = message.attachments.find(({ mimeType }) => ['text/calendar', 'application/ics'].includes(mimeType));
  return { senders: from.flatMap(addressesOf), calendar: calendar ? String(calendar.content) : null };
}

const addressesOf = ({ address, group }: Address): string[] =>
  group ? group.flatMap(addressesOf) : address ? [address.toLowerCase()] : [];
