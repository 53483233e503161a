import { beforeEach, expect, test } from '@jest/globals';
import { enqueue } from '../../src/jobs/enqueue.js';
import { getQueueState, listFailedJobs } from '../../src/jobs/jobs.queries.js';
import { recoverJobs } from '../../src/jobs/recover-jobs.js';
import { LOCK_CLASS } from '../../src/jobs/worker-locks.js';
import { setStage } from '../support/acts.js';

const { run } = setStage();

const job = { name: 'send-invite', payload: { inviteId: '1' }, key: 'invite:1', queue: 'invite:1' };

/** As graphile-worker does when the worker takes its next job. */
const take = (workerId: string, secondsAgo: number) =>
  run(async (tx) => {
    const held = `locked_by = $1, locked_at = now() - make_interval(secs => $2)`;
    const free = 'WHERE locked_by IS NULL';
    await tx.query(`UPDATE graphile_worker._private_job_queues SET ${held} ${free}`, [workerId, secondsAgo]);
    await tx.query(`UPDATE graphile_worker._private_jobs SET ${held}, attempts = attempts + 1 ${free}`, [
      workerId,
      secondsAgo,
    ]);
  });

const readQueue = (): Promise<{ key: string | null; lockedBy: string | null; queueLockedBy: string | null }[]> =>
  run((tx) =>
    tx.query(
      `SELECT j.key, j.locked_by AS "lockedBy", q.locked_by AS "queueLockedBy" FROM graphile_worker._private_jobs j
         LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id ORDER BY j.id`,
    ),
  );

beforeEach(() => run((tx) => tx.query('TRUNCATE graphile_worker._private_jobs, graphile_worker._private_job_queues')));

test('the job of a worker that died comes free, and its queue with it', async () => {
  await run((tx) => enqueue(tx, job));
  await take('dead', 6);
  expect(await run(recoverJobs)).toBe(1);
  expect(await readQueue()).toEqual([{ key: 'invite:1', lockedBy: null, queueLockedBy: null }]);
  expect(await run(recoverJobs)).toBe(0);
});

test('the job of a worker that lives stays with it, and so does one that was taken just now', async () => {
  await run((tx) => enqueue(tx, job));
  await take('alive', 6);
  await run(async (alive) => {
    await alive.query('SELECT pg_advisory_xact_lock_shared($1, hashtext($2))', [LOCK_CLASS, 'alive']);
    expect(await run(recoverJobs)).toBe(0);
  });
  expect(await run(recoverJobs)).toBe(1);
  await take('young', 4);
  expect(await run(recoverJobs)).toBe(0);
  expect(await readQueue()).toMatchObject([{ lockedBy: 'young', queueLockedBy: 'young' }]);
});

test('a job whose place another has taken while it ran goes with its worker, and is no failure', async () => {
  await run((tx) => enqueue(tx, job));
  await take('dead', 6);
  await run((tx) => enqueue(tx, job));
  expect(await readQueue()).toMatchObject([
    { key: null, lockedBy: 'dead' },
    { key: 'invite:1', lockedBy: null },
  ]);

  await run(recoverJobs);
  expect(await readQueue()).toEqual([{ key: 'invite:1', lockedBy: null, queueLockedBy: null }]);
  expect(await run((tx) => listFailedJobs(tx))).toEqual([]);
  expect(await run(getQueueState)).toEqual({ waiting: 1, retrying: 0, failed: 0 });
});

test('a job that came without a key waits, fails and is found like any other', async () => {
  await run((tx) => enqueue(tx, { name: 'mail-visit-declined', payload: { visitId: '1' } }));
  expect(await run(getQueueState)).toEqual({ waiting: 1, retrying: 0, failed: 0 });
  await run((tx) =>
    tx.query(`UPDATE graphile_worker._private_jobs SET attempts = max_attempts, last_error = 'No such person'`),
  );
  await run(recoverJobs);
  expect(await run(getQueueState)).toEqual({ waiting: 0, retrying: 0, failed: 1 });
  expect(await run((tx) => listFailedJobs(tx))).toMatchObject([
    { name: 'mail-visit-declined', lastError: 'No such person' },
  ]);
});
