import type { JobHandler } from '../jobs/job.js';
import type { PlanProblem, PlanProgress } from '../planner/problem.js';
import type { MadePlan, RunOptions } from '../planner/run-planner.js';
import type { Transactions } from '../platform/database/transactions.js';
import { buildProblem } from './build-problem.js';
import { failPlan } from './fail-plan.js';
import { finishPlan } from './finish-plan.js';
import { noteProgress } from './note-progress.js';
import { readScene } from './plan-scene.queries.js';
import { startPlan } from './start-plan.js';

const SECOND = 1000;

/** Finds a plan that keeps every rule; rejects when it is stopped. */
export type Planner = (problem: PlanProblem, options: Required<RunOptions>) => Promise<MadePlan>;

/** Makes a plan that was ordered. A repeated job begins anew with one that was not finished, and leaves be one that was. */
export const makePlan =
  (planner: Planner): JobHandler<{ planId: string }> =>
  async ({ planId }, { transactions }, stopping) => {
    const plan = await transactions.run((tx) => startPlan(tx, planId));
    if (!plan) return;
    const built = buildProblem(await transactions.read((tx) => readScene(tx, plan)));
    const watch = watchPlan(transactions, planId);
    const signal = stopping ? AbortSignal.any([watch.unwanted, stopping]) : watch.unwanted;
    try {
      const { seconds } = plan;
      const { onProgress } = watch;
      const made = await planner(built.problem, { seconds, onProgress, signal, suggests: true });
      await watch.end();
      await transactions.run((tx) => finishPlan(tx, planId, built, made));
    } catch (error) {
      await watch.end();
      if (watch.unwanted.aborted) return;
      // The next worker begins anew.
      if (stopping?.aborted) throw error;
      await transactions.run((tx) => failPlan(tx, planId, String(error)));
      throw error;
    }
  };

/** Writes progress down once a second, and sees then whether anybody still wants the plan. */
function watchPlan(transactions: Transactions, planId: string) {
  const unwanted = new AbortController();
  let latest: PlanProgress | null = null;
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const progress = latest;
    latest = null;
    const isWanted = await transactions.read((tx) => noteProgress(tx, planId, progress));
    if (!isWanted) unwanted.abort();
  };
  // A connection that is lost for a moment is no reason to lose the plan.
  const timer = setInterval(() => void (writing = writing.then(write).catch(() => undefined)), SECOND);
  return {
    unwanted: unwanted.signal,
    onProgress: (progress: PlanProgress) => void (latest = progress),
    async end() {
      clearInterval(timer);
      await writing;
    },
  };
}
