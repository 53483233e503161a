import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/people/person.rules.js';
import { changeSlot } from '../../src/visits/change-slot.js';
import { setStage } from '../support/acts.js';
import { anApproval, approvedHours } from '../support/approval.js';
import type { ReceivedMail } from '../support/mails.js';
import { aHost } from '../support/people.js';
import { setPost } from '../support/post.js';
import { setMailServer } from '../support/smtp.js';

const stage = setStage();
const server = setMailServer();
const { run } = stage;
const { doJob, doJobs, takeMails, takeMailsTo } = setPost(stage);

const toOf = (mails: ReceivedMail[], { email }: Actor) => mails.filter(({ to }) => to.address === email);

describe('a changed visit', () => {
  test('keeps its UID under a higher SEQUENCE, asks for a new answer and says what it was', async () => {
    const scene = await anApproval(stage);
    await doJobs();
    const [before] = toOf(await takeMails(), scene.visitor);
    const later = {
      startsAt: new Date('2026-11-25T12:00:00Z'),
      endsAt: new Date('2026-11-25T14:00:00Z'),
      location: 'Balie',
    };
    await run((tx) => changeSlot(tx, scene.lead, scene.slot.id, later));
    await doJobs();
    const [after] = toOf(await takeMails(), scene.visitor);
    expect(after!.subject).toBe(before!.subject);
    expect(after!.event).toMatchObject({
      method: 'REQUEST',
      uid: before!.event!.uid,
      sequence: 1,
      ...later,
      attendees: [{ partstat: 'NEEDS-ACTION' }],
    });
    const text = after!.text.replace(/\s+/g, ' ');
    expect(text).toContain('Het was dinsdag 24 november 2026, 09:30–12:30.');
    expect(text).toContain('Het was: Kamer 2.14');
    expect(text).toContain('woensdag 25 november 2026 13:00–15:00');
    expect(text).not.toContain('begeleider is nu');
  });

  test('with another host: she hears of a new visit, he of one he no longer has, the visitor of the change', async () => {
    const scene = await anApproval(stage);
    await doJobs();
    await takeMails();
    const next = await run((tx) => aHost(tx, scene.department));
    await run((tx) => changeSlot(tx, scene.lead, scene.slot.id, { hostIds: [next.id] }));
    await doJobs();
    const mails = await takeMails();
    expect(toOf(mails, scene.host)).toMatchObject([{ event: { method: 'CANCEL', status: 'CANCELLED', sequence: 1 } }]);
    expect(toOf(mails, scene.host)[0]!.text).toContain('Je begeleidt dit bezoek niet meer');
    expect(toOf(mails, next)).toMatchObject([{ event: { method: 'REQUEST', sequence: 0 } }]);
    expect(toOf(mails, scene.visitor)).toMatchObject([{ event: { method: 'REQUEST', sequence: 1 } }]);
    expect(toOf(mails, scene.visitor)[0]!.text).toContain(`Je begeleider is nu ${next.name}.`);
  });

  test('says nothing to a host who was replaced before being told, and invites anew one who comes back', async () => {
    const scene = await anApproval(stage);
    const next = await run((tx) => aHost(tx, scene.department));
    await run((tx) => changeSlot(tx, scene.lead, scene.slot.id, { hostIds: [next.id] }));
    await doJobs();
    expect(toOf(await takeMails(), scene.host)).toEqual([]);
    expect(await scene.inviteOf(scene.host)).toMatchObject({ isLive: false, attemptedSequence: null });
    await run((tx) => changeSlot(tx, scene.lead, scene.slot.id, { hostIds: [scene.host.id] }));
    await doJobs();
    expect(toOf(await takeMails(), scene.host)).toMatchObject([{ event: { method: 'REQUEST', sequence: 2 } }]);
  });
});

describe('a cancelled visit', () => {
  test('leaves both calendars: same UID, same hours and people, SEQUENCE one higher, method CANCEL everywhere', async () => {
    const scene = await anApproval(stage);
    await doJobs();
    const before = await takeMails();
    await scene.cancel();
    await doJobs();
    const after = await takeMails();
    for (const person of [scene.visitor, scene.host]) {
      const [request] = toOf(before, person);
      const [mail, ...more] = toOf(after, person);
      expect(more).toEqual([]);
      expect(mail!.subject).toBe(`Geannuleerd: ${request!.subject}`);
      const { uid, summary, organizer, attendees, startsAt, endsAt } = request!.event!;
      expect(mail!.event).toMatchObject({ uid, summary, organizer, attendees, startsAt, endsAt });
      expect(mail!.event).toMatchObject({ mimeMethod: 'CANCEL', method: 'CANCEL', status: 'CANCELLED', sequence: 1 });
      expect(mail!.html).toContain('Het is &lt;b&gt;te druk&lt;/b&gt; &amp; krap.');
      expect(mail!.html).not.toContain('cannot-come');
    }
  });

  test('keeps the hours it had in a calendar that never heard of the next ones', async () => {
    const scene = await anApproval(stage);
    await doJobs();
    await takeMails();
    await run((tx) => changeSlot(tx, scene.lead, scene.slot.id, { hostIds: [] }));
    await run((tx) =>
      changeSlot(tx, scene.lead, scene.slot.id, {
        startsAt: new Date('2026-11-25T12:00:00Z'),
        endsAt: new Date('2026-11-25T14:00:00Z'),
      }),
    );
    await doJobs();
    const [mail] = await takeMailsTo(scene.host.email);
    expect(mail!.event).toMatchObject({ method: 'CANCEL', ...approvedHours });
    expect(mail!.text).toContain('dinsdag 24 november 2026');
  });

  test('before anybody was told: a word to both, once, and no calendar object', async () => {
    const scene = await anApproval(stage);
    await scene.cancel();
    await doJobs();
    const mails = await takeMails();
    expect(mails.map(({ to, event }) => [to.address, event])).toEqual([
      [scene.visitor.email, null],
      [scene.host.email, null],
    ]);
    expect(mails[0]!.subject).toBe(`Geannuleerd: Meekijken bij ${scene.department.name}`);
    expect(mails[0]!.text).toContain('Het stond nog niet in je agenda');
    const { id } = await scene.inviteOf(scene.visitor);
    await doJob('send-invite', { inviteId: id }, server.mailer);
    expect(server.smtp.mails).toEqual([]);
  });
});

test('every invite that was sent is written down, with what it said before and after', async () => {
  const scene = await anApproval(stage);
  await doJobs();
  await run((tx) => changeSlot(tx, scene.lead, scene.slot.id, { location: 'Balie' }));
  await doJobs();
  const { id } = await scene.inviteOf(scene.visitor);
  const first = {
    sequence: 0,
    isCancelled: false,
    startsAt: approvedHours.startsAt.toISOString(),
    endsAt: approvedHours.endsAt.toISOString(),
    location: 'Kamer 2.14',
    hostId: scene.host.id,
  };
  expect(await stage.listAudit(id)).toEqual([
    { act: 'invite.sent', actorId: null, before: null, after: first },
    { act: 'invite.sent', actorId: null, before: first, after: { ...first, sequence: 1, location: 'Balie' } },
  ]);
});
