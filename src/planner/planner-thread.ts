// Runs in a thread of its own: what it is given is the problem, what it says are ThreadMessages.
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { PlanProblem, PlanProgress, PlanSolution } from './problem.js';
import { checkSolution, type Violation } from './solution.rules.js';
import { solve } from './solve.js';
import { type SeatWish, suggestSeats } from './suggest-seats.js';

export interface ThreadTask {
  problem: PlanProblem;
  seconds: number;
  /** Whether to say as well what would help visits that have no seat. */
  suggests: boolean;
}

export type ThreadMessage =
  { progress: PlanProgress } | { solution: PlanSolution; violations: Violation[]; wishes: SeatWish[] };

const REPORT_EVERY_SECONDS = 0.2;

const { problem, seconds, suggests } = workerData as ThreadTask;
const say = (message: ThreadMessage) => parentPort!.postMessage(message);

// On Linux this is the priority of the thread, elsewhere that of the whole process: pages come first, plans wait.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

let last: PlanProgress | null = null;
const report = (progress: PlanProgress) => {
  const isNew = progress.phase !== last?.phase || progress.seconds - last.seconds >= REPORT_EVERY_SECONDS;
  if (!isNew) return;
  last = progress;
  say({ progress });
};

const solution = await solve(problem, { seconds, onProgress: report });
const { placed, possible, bound } = solution;
report({ phase: 'checking', placed, possible, bound, seconds: solution.seconds });
const wishes = suggests ? suggestSeats(problem, solution.placements) : [];
say({ solution, violations: checkSolution(problem, solution), wishes });
