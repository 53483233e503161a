import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import { collectReplies } from '../../src/replies/collect-replies.js';
import { askForReplies } from '../../src/replies/read-replies.js';
import { Reply } from '../../src/replies/reply.entity.js';
import { ReplyMailbox } from '../../src/replies/reply-mailbox.entity.js';
import { forgetReplies } from '../../src/replies/replies.queries.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { Invite } from '../../src/visits/invite.entity.js';
import type { Visit } from '../../src/visits/visit.entity.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { setImap } from '../support/imap.js';
import { aHostDepartment, aLead, aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { type ReplyWords, replyMail } from '../support/replies.js';
import { aSlot } from '../support/slots.js';
import { anInvite, aVisit } from '../support/visits.js';

const stage = setStage();
const { run } = stage;
const imap = setImap();
const { doJob, doJobs, takeMails } = setPost(stage);

const hours = { startsAt: new Date('2026-11-24T08:30:00Z'), endsAt: new Date('2026-11-24T10:30:00Z') };

let lead: Actor;
let visitor: Actor;
let visit: Visit;
let invite: Invite;

beforeEach(async () => {
  stopClockAt('2026-11-18T12:00:00Z');
  const department = await run((tx) => aHostDepartment(tx));
  lead = await run((tx) => aLead(tx, department));
  visitor = await run((tx) => aPerson(tx));
  visit = await run(async (tx) => {
    const slot = await aSlot(tx, department, { ...hours, createdById: lead.id });
    return aVisit(tx, slot, { state: 'approved', visitorId: visitor.id });
  });
  invite = await run((tx) => anInvite(tx, visit));
  await stage.takeJobs();
  await stage.takeNotices();
});

const collect = () => collectReplies(stage.transactions, imap.address());
const answerOf = async () => (await run((tx) => tx.findOneByOrFail(Invite, { id: invite.id }))).answer;
const outcomes = async () =>
  (await run((tx) => tx.find(Reply, { order: { receivedAt: 'ASC' } }))).map(({ outcome }) => outcome);
const words = (facts: Partial<ReplyWords> = {}): ReplyWords => ({ uid: invite.uid, attendee: visitor.email, ...facts });

async function answer(facts: Partial<ReplyWords> = {}): Promise<string> {
  imap.deliver(replyMail(words(facts)));
  await run((tx) => tx.clear(Reply));
  await collect();
  return (await outcomes()).join();
}

test.each([
  ['ACCEPTED', 'accepted'],
  ['TENTATIVE', 'tentative'],
  ['DECLINED', 'declined'],
])(
  '%s in a calendar is %s on the invite, the message is marked as read, and the audit knows',
  async (partstat, expected) => {
    expect(await answer({ partstat })).toBe(expected);
    expect(await answerOf()).toBe(expected);
    expect(imap.flags().at(-1)).toContain('\\Seen');
    expect(await stage.listAudit(invite.id)).toEqual([
      { act: 'invite.answered', actorId: visitor.id, before: { answer: null }, after: { answer: expected } },
    ]);
  },
);

test('who declines is asked, in a mail with a link, to call the visit off; it stands until they do', async () => {
  await answer({ partstat: 'DECLINED' });
  await doJobs();
  const [mail, ...others] = await takeMails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to: { address: visitor.email }, subject: expect.stringMatching(/^Kom je nog bij/) });
  expect(mail!.html).toMatch(/href="[^"]+\/cannot-come\/[\w-]+"/);
  expect(await run((tx) => tx.findOneByOrFail(Invite, { id: invite.id }))).toMatchObject({ isLive: true });
});

test('who accepts again before that mail leaves gets none', async () => {
  await answer({ partstat: 'DECLINED' });
  await answer({ stamp: '20261118T100100Z' });
  await doJobs();
  expect(await takeMails()).toEqual([]);
});

describe('a message does nothing, and is logged,', () => {
  test('when it is forged, foreign, malformed, huge, or no answer', async () => {
    const strange: [string, Partial<ReplyWords>][] = [
      ['reply-forged', { from: 'somebody@example.net' }],
      ['reply-forged', { attendee: lead.email }],
      ['reply-forged', { from: `${visitor.email}>, <somebody@example.net` }],
      ['reply-unknown-event', { uid: 'nobody-knows@example.net' }],
      ['reply-forged', { sequence: 7 }],
      ['reply-other-method', { method: 'REQUEST' }],
      ['reply-other-method', { method: 'COUNTER' }],
      ['reply-other-answer', { partstat: 'DELEGATED' }],
      ['reply-from-the-future', { stamp: '20270101T000000Z' }],
      ['reply-unreadable', { object: 'BEGIN:VCALENDAR\r\nno calendar at all' }],
      ['reply-unreadable', { object: 'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n' }],
      ['reply-unreadable', { stamp: 'yesterday' }],
      ['reply-unknown-event', { uid: 'nul\u0000' }],
      ['reply-too-big', { object: 'x'.repeat(900_000) }],
    ];
    for (const [, facts] of strange) imap.deliver(replyMail(words(facts)));
    await run((tx) => tx.clear(Reply));
    await collect();
    expect((await outcomes()).sort()).toEqual(strange.map(([outcome]) => outcome).sort());
    expect(await answerOf()).toBeNull();
    expect(imap.flags().slice(-strange.length).flat()).not.toContain('\\Seen');
    expect(await stage.takeNotices()).toEqual([]);
  });

  test('when it is a letter to people', async () => {
    imap.deliver('From: somebody@example.net\r\nSubject: Vraag\r\n\r\nMag ik ook komen?\r\n');
    await run((tx) => tx.clear(Reply));
    await collect();
    expect(await run((tx) => tx.find(Reply))).toMatchObject([
      { sender: 'somebody@example.net', outcome: 'reply-no-calendar' },
    ]);
  });

  test('when it answers what the person was never sent, or a visit that is over or called off', async () => {
    await run((tx) => tx.update(Invite, { id: invite.id }, { attemptedSequence: null, announcedSequence: null }));
    expect(await answer()).toBe('reply-unknown-event');
    await run((tx) => tx.update(Invite, { id: invite.id }, { attemptedSequence: 0, isLive: false }));
    expect(await answer()).toBe('reply-over');
    await run((tx) => tx.update(Invite, { id: invite.id }, { isLive: true }));
    stopClockAt('2026-11-24T10:30:00Z');
    expect(await answer()).toBe('reply-over');
  });
});

test('the same answer again, or one that was under way longer, changes nothing', async () => {
  await answer({ partstat: 'DECLINED', stamp: '20261118T100100Z' });
  await stage.takeJobs();
  expect(await answer({ partstat: 'DECLINED', stamp: '20261118T100100Z' })).toBe('reply-repeated');
  expect(await answer({ partstat: 'ACCEPTED', stamp: '20261118T100000Z' })).toBe('reply-repeated');
  expect(await answerOf()).toBe('declined');
  expect(await stage.takeJobs()).toEqual([]);
});

test('at other hours the invite needs an answer again, and an answer to the old hours is none', async () => {
  await answer();
  const moved = { startsAt: new Date('2026-11-25T08:30:00Z'), endsAt: new Date('2026-11-25T10:30:00Z') };
  await run((tx) => changeSlot(tx, lead, visit.slotId, moved));
  expect(await answerOf()).toBeNull();
  expect(await answer({ partstat: 'DECLINED', stamp: '20261118T110000Z' })).toBe('reply-outdated');
  await doJobs();
  expect(await answer({ sequence: 1, stamp: '20261118T110000Z' })).toBe('accepted');
});

test('another place leaves the answer as it was', async () => {
  await answer();
  await run((tx) => changeSlot(tx, lead, visit.slotId, { location: 'Balie' }));
  expect(await answerOf()).toBe('accepted');
});

test('every message is read once, also by two who read at the same time, and again when the server numbers them anew', async () => {
  await answer();
  await run((tx) => tx.clear(Reply));
  await collect();
  expect(await outcomes()).toEqual([]);

  imap.deliver(replyMail(words({ stamp: '20261118T110000Z', partstat: 'DECLINED' })));
  await Promise.all([collect(), collect(), collect()]);
  expect((await outcomes()).filter((outcome) => outcome === 'declined')).toHaveLength(1);
  expect(await stage.takeNotices()).toHaveLength(1);

  await run((tx) => tx.clear(Reply));
  imap.renumber();
  await collect();
  expect((await outcomes()).length).toBeGreaterThan(1);
  expect(await answerOf()).toBe('declined');
  expect(await stage.takeNotices()).toEqual([]);
});

test('a mailbox that cannot be read is noted without its password, and read where it was left once it can be', async () => {
  await answer();
  await run((tx) => tx.clear(Reply));
  await collectReplies(stage.transactions, imap.address('wrong'));
  const read = () => run((tx) => tx.find(ReplyMailbox));
  const [mailbox] = await read();
  expect(mailbox!.fault).toBeTruthy();
  expect(JSON.stringify(mailbox)).not.toMatch(/wrong|testpass/);
  await collect();
  expect(await outcomes()).toEqual([]);
  expect(await read()).toMatchObject([{ fault: null, readAt: new Date('2026-11-18T12:00:00Z') }]);
});

test('nobody is asked to read a mailbox that is not set', async () => {
  await run((tx) => askForReplies(tx));
  expect(await stage.takeJobs()).toEqual([]);
  await doJob('read-replies', {});
});

test('what came a month ago is forgotten', async () => {
  await answer();
  await run((tx) => forgetReplies(tx, new Date('2026-12-17T12:00:00Z')));
  expect(await outcomes()).toHaveLength(1);
  await run((tx) => forgetReplies(tx, new Date('2026-12-19T12:00:00Z')));
  expect(await outcomes()).toEqual([]);
});
