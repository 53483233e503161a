import { expect, test } from '@jest/globals';
import { Person } from '../../src/people/person.entity.js';
import type { Actor } from '../../src/people/person.rules.js';
import { hashToken } from '../../src/platform/secrets.js';
import { approveVisit } from '../../src/visits/approve-visit.js';
import { MailLink } from '../../src/people/mail-link.entity.js';
import { requestVisit } from '../../src/visits/request-visit.js';
import { setStage } from '../support/acts.js';
import { anApproval, approvedAt, approvedHours } from '../support/approval.js';
import { stopClockAt } from '../support/clock.js';
import type { ReceivedMail } from '../support/mails.js';
import { aPerson } from '../support/people.js';
import { setPost } from '../support/post.js';
import { setMailServer } from '../support/smtp.js';

const stage = setStage();
const server = setMailServer();
const { run } = stage;
const { doJob, doJobs, takeMails, takeMailsTo } = setPost(stage);

const toOf = (mails: ReceivedMail[], { email }: Actor) => mails.filter(({ to }) => to.address === email);

test('an approved visit comes as an invite to the visitor, and as one of its own to the host', async () => {
  const { department, lead, visitor, host, inviteOf } = await anApproval(stage);
  expect(await doJobs()).toEqual([]);
  const mails = await takeMails();
  expect(mails).toHaveLength(2);
  const subjects = [
    `Meekijken bij ${department.name}`,
    expect.stringMatching(new RegExp(`^Bezoek van ${visitor.name} \\(Afdeling \\d+\\)$`)),
  ];
  for (const [index, person] of [visitor, host].entries()) {
    const [mail] = toOf(mails, person);
    const invite = await inviteOf(person);
    expect(mail).toMatchObject({
      to: { name: person.name },
      from: { name: department.name, address: 'meekijk@localhost' },
      replyTo: { name: lead.name, address: lead.email },
      subject: subjects[index],
      messageId: `<${invite.id}.0@localhost>`,
      event: {
        mimeMethod: 'REQUEST',
        method: 'REQUEST',
        uid: invite.uid,
        sequence: 0,
        status: 'CONFIRMED',
        stamp: new Date(approvedAt),
        ...approvedHours,
        summary: mail!.subject,
        location: 'Kamer 2.14',
        organizer: { name: department.name, address: 'meekijk@localhost' },
        attendees: [{ name: person.name, address: person.email, partstat: 'NEEDS-ACTION', rsvp: 'TRUE' }],
      },
    });
    expect(mail!.event!.texts[1]).toBe(mail!.event!.texts[0]);
    expect(invite).toMatchObject({ attemptedSequence: 0, announcedSequence: 0, remindedAt: null });
  }
  const uids = mails.map(({ event }) => event!.uid);
  expect(new Set(uids).size).toBe(2);
  for (const uid of uids) expect(uid).not.toContain(visitor.id);
});

test('an approved visit says when by the clock of the place, where, with whom and what for, with the words as they were written', async () => {
  const { visitor, host } = await anApproval(stage, { briefing: 'Meld je bij de balie.\nNeem <i>oortjes</i> mee.' });
  await doJobs();
  const mails = await takeMails();
  const [own] = toOf(mails, visitor);
  for (const words of [
    'dinsdag 24 november 2026',
    '09:30–12:30 (Europe/Amsterdam)',
    'Kamer 2.14',
    host.name,
    'Waarom <bellen> klanten?',
    'Neem <i>oortjes</i> mee.',
  ])
    expect(own!.text.replace(/\s+/g, ' ')).toContain(words);
  expect(own!.html).toContain('Waarom &lt;bellen&gt; klanten?');
  expect(own!.html).not.toMatch(/<i>|<bellen>/);
  expect(own!.html).toMatch(/^<!doctype html>\s<html lang="nl">/);
  const [hosts] = toOf(mails, host);
  for (const words of [visitor.name, 'Waarom <bellen> klanten?'])
    expect(hosts!.text.replace(/\s+/g, ' ')).toContain(words);
  expect(hosts!.event!.description).toContain('- Waarom <bellen> klanten?\n- En dan?');
});

test('an approved visit is told in the language of the reader', async () => {
  const { visitor } = await anApproval(stage);
  await run((tx) => tx.update(Person, { id: visitor.id }, { language: 'en' }));
  await doJobs();
  const [mail] = await takeMailsTo(visitor.email);
  expect(mail!.html).toContain('<html lang="en">');
  expect(mail!.text).toContain('Tuesday 24 November 2026');
  expect(mail!.subject).toBe(mail!.event!.summary);
});

test('an approved visit gives visitor and host a link each to say they cannot come, good until the visit ends, of which only the hash is kept', async () => {
  const { visitor, host, visitId } = await anApproval(stage);
  await doJobs();
  const mails = await takeMails();
  const links = await run((tx) => tx.findBy(MailLink, { subjectId: visitId }));
  expect(links).toHaveLength(2);
  for (const person of [visitor, host]) {
    const [, token] = /\/cannot-come\/([\w-]{43})"/.exec(toOf(mails, person)[0]!.html)!;
    const link = links.find(({ personId }) => personId === person.id);
    expect(link).toMatchObject({ tokenHash: hashToken(token!), expiresAt: approvedHours.endsAt, usedAt: null });
    expect(toOf(mails, person)[0]!.event!.description).not.toContain(token);
  }
});

test('an approved visit names no other guest of the slot to anybody', async () => {
  const first = await anApproval(stage);
  const other = await run((tx) => aPerson(tx, { givenName: 'Quirijn', familyName: 'Geheim' }));
  const visitId = await run((tx) => requestVisit(tx, other, first.slot.id, { learningGoals: ['Iets'] }));
  await run((tx) => approveVisit(tx, first.lead, visitId));
  await doJobs();
  const mails = await takeMails();
  const aboutFirst = [
    ...toOf(mails, first.visitor),
    ...toOf(mails, first.host).filter(({ subject }) => subject.includes(first.visitor.name)),
  ];
  expect(aboutFirst).toHaveLength(2);
  for (const mail of aboutFirst) expect(JSON.stringify(mail)).not.toMatch(new RegExp(`Quirijn|Geheim|${other.email}`));
});

test('an approved visit is not sent twice', async () => {
  const { visitor, inviteOf } = await anApproval(stage);
  await doJobs();
  await takeMails();
  const { id } = await inviteOf(visitor);
  await doJob('send-invite', { inviteId: id }, server.mailer);
  expect(server.smtp.mails).toEqual([]);
});

test('an approved visit goes to nobody who has left, and to nobody once it is over', async () => {
  const { visitor, host } = await anApproval(stage);
  await run((tx) => tx.update(Person, { id: visitor.id }, { isActive: false }));
  await doJobs();
  expect((await takeMails()).map(({ to }) => to.address)).toEqual([host.email]);
  await anApproval(stage);
  stopClockAt('2026-11-24T11:30:00Z');
  await doJobs();
  expect(await takeMails()).toEqual([]);
});

test('an approved visit counts as the reminder when it comes that late', async () => {
  const { visitor, host, inviteOf } = await anApproval(stage);
  const noticed = stopClockAt('2026-11-23T08:00:00Z');
  await doJobs();
  for (const person of [visitor, host]) expect(await inviteOf(person)).toMatchObject({ remindedAt: noticed });
});
