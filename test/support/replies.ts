/** What a calendar program writes when its person answers. */
export interface ReplyWords {
  uid: string;
  attendee: string;
  partstat?: string;
  sequence?: number;
  stamp?: string;
  /** Who the mail says it comes from; the attendee when left out. */
  from?: string;
  method?: string;
  /** In place of the calendar object. */
  object?: string;
}

const calendarOf = ({
  uid,
  attendee,
  partstat = 'ACCEPTED',
  sequence = 0,
  stamp = '20261118T100000Z',
  method = 'REPLY',
}: ReplyWords) =>
  `BEGIN:VCALENDAR
PRODID:-//Another calendar//EN
VERSION:2.0
METHOD:${method}
BEGIN:VEVENT
UID:${uid}
SEQUENCE:${sequence}
DTSTAMP:${stamp}
DTSTART:20261124T083000Z
DTEND:20261124T103000Z
ATTENDEE;PARTSTAT=${partstat};CN="Noor":mailto:${attendee}
SUMMARY:Bezoek
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

/** The mail in which an answer arrives, RFC 6047. */
export const replyMail = (words: ReplyWords): string => `From: Noor <${words.from ?? words.attendee}>
To: meekijk@example.org
Subject: =?utf-8?Q?Geaccepteerd:_caf=C3=A9?=
Message-ID: <${Math.random()}@mail.example.org>
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="parts"

--parts
Content-Type: text/plain; charset=utf-8

Ik kom.
--parts
Content-Type: text/calendar; charset=utf-8; method=REPLY
Content-Transfer-Encoding: base64

${Buffer.from(words.object ?? calendarOf(words)).toString('base64')}
--parts--
`;
