import { Worker } from 'node:worker_threads';
import type { ThreadMessage, ThreadTask } from './planner-thread.js';
import type { PlanProblem, PlanProgress, PlanSolution } from './problem.js';
import type { Violation } from './solution.rules.js';
import type { SeatWish } from './suggest-seats.js';
import { threadFile } from './thread-file.js';

export interface RunOptions {
  /** How long the planner may think; then its best plan so far is the answer. */
  seconds: number;
  /** Told a few times a second. */
  onProgress?: (progress: PlanProgress) => void;
  /** Ends the thread at once; the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Whether to say as well what would help visits that have no seat. */
  suggests?: boolean;
}

export interface MadePlan extends PlanSolution {
  /** Empty unless asked for. */
  wishes: SeatWish[];
}

/** The planner broke down: it made a plan against the rules, or ran out of memory or far out of time. */
export class PlannerFailed extends Error {}

// Beside this, HiGHS has a heap of its own, which stops at 2 GiB.
const MOST_MEMORY_MB = 1536;
/** What reading the problem, explaining and checking may take on a slow machine, beyond the planner's own time. */
const GRACE_SECONDS = 30;

/**
 * Makes a plan in a thread of its own, so that whoever asks stays quick meanwhile. What it resolves to has passed the check.
 * @throws PlannerFailed, or the reason of the signal
 */
export async function runPlanner(
  problem: PlanProblem,
  { seconds, onProgress, signal, suggests = false }: RunOptions,
): Promise<MadePlan> {
  signal?.throwIfAborted();
  const thread = new Worker(threadFile, {
    workerData: { problem, seconds, suggests } satisfies ThreadTask,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  let deadline: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const fail = (sentence: string, cause?: unknown) => reject(new PlannerFailed(sentence, { cause }));
      thread.on('message', (message: ThreadMessage) => {
        if ('progress' in message) onProgress?.(message.progress);
        else if (message.violations.length) fail(`The plan breaks rules: ${list(message.violations)}.`);
        else resolve({ ...message.solution, wishes: message.wishes });
      });
      thread.once('error', (error: Error) => fail(`The planner stopped: ${error.message}`, error));
      thread.once('exit', (code) => fail(`The planner ended with ${code} before it had a plan.`));
      const limit = seconds * 1.5 + GRACE_SECONDS;
      deadline = setTimeout(() => fail(`The planner had no plan after ${limit} seconds.`), limit * 1000);
      onAbort = () => reject(signal!.reason as Error);
      signal?.addEventListener('abort', onAbort);
    });
  } finally {
    clearTimeout(deadline);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
    await thread.terminate();
  }
}

const MOST_LISTED = 5;

const list = (violations: Violation[]) =>
  violations
    .slice(0, MOST_LISTED)
    .map(({ kind, hire, slot }) => [kind, hire, slot].filter(Boolean).join(' '))
    .join(', ');
