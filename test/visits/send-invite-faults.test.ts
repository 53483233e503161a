import { describe, expect, test } from '@jest/globals';
import { setStage } from '../support/acts.js';
import { anApproval, type Approval } from '../support/approval.js';
import { stopClockAt } from '../support/clock.js';
import { readMail } from '../support/mails.js';
import { setPost } from '../support/post.js';
import { setMailServer } from '../support/smtp.js';

const stage = setStage();
const server = setMailServer();
const { doJob, doJobs } = setPost(stage);

const taken = () => Promise.all(server.smtp.mails.splice(0).map(({ raw }) => readMail(raw)));

const sendToVisitor = async ({ inviteOf, visitor }: Approval) =>
  doJob('send-invite', { inviteId: (await inviteOf(visitor)).id }, server.mailer);

describe('with a mail server', () => {
  test('that is down: nothing is said to be sent, and the next try sends it', async () => {
    const scene = await anApproval(stage);
    await server.smtp.stop();
    expect(await doJobs(server.mailer)).toHaveLength(2);
    expect(await scene.inviteOf(scene.visitor)).toMatchObject({
      attemptedSequence: 0,
      announcedSequence: null,
    });
    await server.smtp.start();
    await sendToVisitor(scene);
    expect(await taken()).toMatchObject([{ event: { method: 'REQUEST', sequence: 0 } }]);
    expect(await scene.inviteOf(scene.visitor)).toMatchObject({ announcedSequence: 0 });
  });

  test.each(['greylist', 'reject', 'hang'] as const)(
    'that says no (%s): the job fails, the next try sends it',
    async (fault) => {
      const scene = await anApproval(stage);
      await stage.takeJobs();
      server.smtp.willFail(fault);
      await expect(sendToVisitor(scene)).rejects.toThrow();
      await sendToVisitor(scene);
      expect(await taken()).toMatchObject([{ event: { sequence: 0 } }]);
    },
  );

  test('that drops the connection after DATA: the repeat is the same event and the same message, freshly stamped', async () => {
    const scene = await anApproval(stage);
    await stage.takeJobs();
    server.smtp.willFail('drop');
    await expect(sendToVisitor(scene)).rejects.toThrow();
    stopClockAt('2026-11-16T10:05:00Z');
    await sendToVisitor(scene);
    const [first, second] = await taken();
    expect(second).toMatchObject({ messageId: first!.messageId, subject: first!.subject });
    expect(second!.event).toMatchObject({ uid: first!.event!.uid, sequence: first!.event!.sequence });
    expect(second!.event!.stamp.getTime() - first!.event!.stamp.getTime()).toBe(5 * 60_000);
  });

  test('that is slow, and the visit is cancelled while the mail is under way: the cancellation follows', async () => {
    const scene = await anApproval(stage);
    await stage.takeJobs();
    server.smtp.whileTaking(() => scene.cancel());
    await sendToVisitor(scene);
    const row = await scene.inviteOf(scene.visitor);
    expect(row).toMatchObject({ sequence: 1, attemptedSequence: 0, announcedSequence: 0 });
    await sendToVisitor(scene);
    expect((await taken()).map(({ event }) => event!.method)).toEqual(['REQUEST', 'CANCEL']);
    expect(await scene.inviteOf(scene.visitor)).toMatchObject({ announcedSequence: 1 });
    await stage.takeJobs();
  });

  test('that may have taken an event: it is cancelled', async () => {
    const scene = await anApproval(stage);
    await stage.takeJobs();
    server.smtp.willFail('drop');
    await expect(sendToVisitor(scene)).rejects.toThrow();
    await scene.cancel();
    await doJobs(server.mailer);
    const own = (await taken()).filter(({ to }) => to.address === scene.visitor.email);
    expect(own.map(({ event }) => [event!.method, event!.sequence])).toEqual([
      ['REQUEST', 0],
      ['CANCEL', 1],
    ]);
    expect(own[1]!.event!.uid).toBe(own[0]!.event!.uid);
  });
});
