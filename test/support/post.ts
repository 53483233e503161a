import { jobHandlers } from '../../src/app/job-handlers.js';
import type { Mailer } from '../../src/platform/mail/mailer.js';
import { Outbox } from '../../src/platform/mail/outbox.js';
import { Views } from '../../src/platform/views/views.js';
import type { Stage } from './acts.js';
import { listOutbox, type ReceivedMail } from './mails.js';

export interface Post {
  /** Does the waiting jobs, one after the other in the order they came; returns what they failed with. */
  doJobs(mailer?: Mailer): Promise<string[]>;
  /** Does one job, waiting or not. */
  doJob(name: string, payload: object, mailer?: Mailer): Promise<void>;
  /** The mails in the outbox that came since the last time, the oldest first. */
  takeMails(): Promise<ReceivedMail[]>;
  /** The same to one address. */
  takeMailsTo(address: string): Promise<ReceivedMail[]>;
}

const views = new Views();

/** Somebody who carries the mail of a stage: the job handlers without the queue, into the outbox unless told otherwise. */
export function setPost(stage: Stage): Post {
  const seen = new Set<string>();
  const doJob = (name: string, payload: object, mailer: Mailer = new Outbox(stage.transactions)) =>
    jobHandlers[name]!(payload, { transactions: stage.transactions, mailer, views });
  const takeMails = async () => {
    const fresh = (await stage.run(listOutbox)).filter(({ messageId }) => !seen.has(messageId));
    for (const { messageId } of fresh) seen.add(messageId);
    return fresh;
  };
  return {
    doJob,
    takeMails,
    takeMailsTo: async (address) => (await takeMails()).filter(({ to }) => to.address === address),
    async doJobs(mailer) {
      const failures: string[] = [];
      for (const { name, payload } of await stage.takeJobs()) {
        await doJob(name, payload, mailer).catch((error: Error) => failures.push(error.message));
      }
      return failures;
    },
  };
}
