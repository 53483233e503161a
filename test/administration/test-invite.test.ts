import { beforeEach, expect, test } from '@jest/globals';
import { sendTestInvite, takeTestInviteAway } from '../../src/administration/test-invites.js';
import { listTestInvites } from '../../src/administration/test-invites.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { readMail } from '../support/mails.js';
import { anAdmin, anHr } from '../support/people.js';
import { setPost } from '../support/post.js';
import { setMailServer } from '../support/smtp.js';

const stage = setStage();
const server = setMailServer();
const { run, refusal } = stage;
const { doJob, doJobs } = setPost(stage);

let admin: Actor;

beforeEach(async () => {
  stopClockAt('2026-11-16T10:00:00Z');
  admin = await run((tx) => anAdmin(tx));
});

const send = () => run((tx) => sendTestInvite(tx, admin));
const takeAway = (id: string) => run((tx) => takeTestInviteAway(tx, admin, id));
const states = async () => (await run((tx) => listTestInvites(tx, admin.id))).map(({ state }) => state);
const taken = () => Promise.all(server.smtp.mails.splice(0).map(({ raw }) => readMail(raw)));

test('an admin is invited to tomorrow morning by a real calendar object, and the same event is taken away again', async () => {
  const id = await send();
  expect(await states()).toEqual(['waiting']);
  expect(await doJobs(server.mailer)).toEqual([]);
  expect(await states()).toEqual(['sent']);
  await takeAway(id);
  expect(await doJobs(server.mailer)).toEqual([]);
  expect(await states()).toEqual(['taken-away']);
  const [request, cancel] = await taken();
  const hours = { startsAt: new Date('2026-11-17T09:00:00Z'), endsAt: new Date('2026-11-17T09:30:00Z') };
  expect(request).toMatchObject({
    to: { address: admin.email },
    subject: 'Proefuitnodiging van Meekijk',
    event: { method: 'REQUEST', mimeMethod: 'REQUEST', sequence: 0, status: 'CONFIRMED', ...hours },
  });
  expect(cancel!.event).toMatchObject({ method: 'CANCEL', sequence: 1, status: 'CANCELLED', ...hours });
  expect(cancel!.event!.uid).toBe(request!.event!.uid);
  expect((await stage.listAudit(id)).map(({ act, actorId }) => [act, actorId])).toEqual([
    ['test-invite.sent', admin.id],
    ['test-invite.taken-away', admin.id],
  ]);
});

test('what the mail server says is kept to be read, and gone once it takes the mail', async () => {
  const inviteId = await send();
  server.smtp.willFail('reject');
  expect(await doJobs(server.mailer)).toHaveLength(1);
  const [refused] = await run((tx) => listTestInvites(tx, admin.id));
  expect(refused).toMatchObject({ state: 'refused', fault: expect.stringContaining('550 No such person') });
  await doJob('send-test-invite', { inviteId }, server.mailer);
  expect(await run((tx) => listTestInvites(tx, admin.id))).toMatchObject([{ state: 'sent', fault: null }]);
  expect(await taken()).toHaveLength(1);
});

test('a repeated job sends nothing twice', async () => {
  const inviteId = await send();
  await doJobs(server.mailer);
  await doJob('send-test-invite', { inviteId }, server.mailer);
  expect(await taken()).toHaveLength(1);
});

test('what was never sent is not cancelled in any calendar', async () => {
  const id = await send();
  await takeAway(id);
  await doJobs(server.mailer);
  expect(await taken()).toEqual([]);
  expect(await states()).toEqual(['taken-away']);
});

test('it is for admins, each their own, and taken away once', async () => {
  const hr = await run((tx) => anHr(tx));
  expect(await refusal((tx) => sendTestInvite(tx, hr))).toBe('not-admin');
  const id = await send();
  const other = await run((tx) => anAdmin(tx));
  await expect(run((tx) => takeTestInviteAway(tx, other, id))).rejects.toThrow('not found');
  await takeAway(id);
  expect(await refusal((tx) => takeTestInviteAway(tx, admin, id))).toBe('test-invite-gone');
});
