import type { JobContext, JobHandler } from '../jobs/job.js';
import { findRecipient, type Recipient } from '../people/recipient.queries.js';
import { now } from '../platform/clock.js';
import { isMailed } from './choice.rules.js';
import type { Notice } from './notice.entity.js';
import type { NoticeKinds, NoticeMail } from './notice-kind.js';
import { noticeMessage } from './notice-message.js';
import { noteSent, readChoices, setAside } from './notices.queries.js';
import { packNotices, type Parcel } from './pack-notices.js';

/** Mails a person what waits for them, as far as it is still true and wanted. */
export const mailNotices =
  (kinds: NoticeKinds): JobHandler<{ personId: string }> =>
  async ({ personId }, context) => {
    const faults: unknown[] = [];
    for (const parcel of await context.transactions.run((tx) => packNotices(tx, personId)))
      await send(parcel, kinds, context).catch((fault: unknown) => faults.push(fault));
    // Once the others are on their way.
    if (faults.length) throw faults[0];
  };

async function send(parcel: Parcel, kinds: NoticeKinds, context: JobContext): Promise<void> {
  const { transactions, mailer, views } = context;
  const { personId } = parcel.notices[0]!;
  const recipient = await transactions.read((tx) => findRecipient(tx, personId));
  const choices = await transactions.read((tx) => readChoices(tx, personId));
  const wanted = parcel.notices.filter(({ kind }) => kinds[kind] && isMailed(kinds[kind], choices.get(kind)));
  const loaded = recipient ? await loadAll(wanted, recipient, kinds, context) : { told: [], stuck: [] };
  const [first, ...others] = loaded.told;
  if (recipient && first) await mailer.send(noticeMessage(parcel.mailId, recipient, [first, ...others], views));
  const stuck = loaded.stuck.map(({ notice }) => notice);
  const done = parcel.notices.filter((notice) => !stuck.includes(notice));
  await transactions.run((tx) => noteSent(tx, done, now()));
  for (const { notice, fault } of loaded.stuck) {
    await transactions.run((tx) => setAside(tx, notice));
    throw fault;
  }
}

interface Loaded {
  told: NoticeMail[];
  stuck: { notice: Notice; fault: unknown }[];
}

async function loadAll(
  notices: Notice[],
  recipient: Recipient,
  kinds: NoticeKinds,
  { transactions }: JobContext,
): Promise<Loaded> {
  const told: NoticeMail[] = [];
  const stuck: Loaded['stuck'] = [];
  for (const notice of notices) {
    // In a transaction of its own: what a mail leads to may need a link, which is written down.
    await transactions
      .run((tx) => kinds[notice.kind]!.load(tx, recipient, notice.payload))
      .then((mail) => mail && told.push(mail))
      .catch((fault: unknown) => stuck.push({ notice, fault }));
  }
  return { told, stuck };
}
