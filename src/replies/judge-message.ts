import { storable } from '../platform/storable-text.rules.js';
import { readCalendarReply } from './calendar-reply.client.js';
import { readReplyMessage } from './reply-message.client.js';
import type { CalendarReply, ReplyFault } from './reply.rules.js';

/** What a message holds before anybody is asked whether it may be believed. */
export interface Judged {
  /** In lower case. */
  senders: string[];
  content: CalendarReply | ReplyFault;
}

// The parser needs about a second for twenty thousand of them, in which nothing else happens; an answer has some hundred.
const MOST_LINES = 5000;
const LONGEST_CALENDAR = 100_000;
const NEW_LINE = 0x0a;

/** Never throws: whatever somebody thought of sending us, the next message is to be read as well. */
export async function judgeMessage(raw: Buffer): Promise<Judged> {
  if (raw.reduce((lines, byte) => (byte === NEW_LINE ? lines + 1 : lines), 0) > MOST_LINES)
    return { senders: [], content: 'reply-too-big' };
  try {
    const { senders, calendar } = await readReplyMessage(raw);
    return {
      senders: senders.map(storable),
      content: calendar === null ? 'reply-no-calendar' : judgeCalendar(calendar),
    };
  } catch {
    return { senders: [], content: 'reply-unreadable' };
  }
}

function judgeCalendar(text: string): CalendarReply | ReplyFault {
  if (text.length > LONGEST_CALENDAR) return 'reply-too-big';
  try {
    const { method, reply } = readCalendarReply(text);
    if (method !== 'REPLY') return 'reply-other-method';
    return reply ? { ...reply, uid: storable(reply.uid) } : 'reply-unreadable';
  } catch {
    return 'reply-unreadable';
  }
}
