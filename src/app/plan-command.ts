import { FileFault } from '../planner/json-value.js';
import { openProblemFile, writeSolution } from '../planner/problem-file.js';
import type { PlanProgress } from '../planner/problem.js';
import { runPlanner } from '../planner/run-planner.js';

const USAGE = 2;

/** Prints the plan for a file, and how it gets on to whoever looks on. Returns the exit code. */
export async function printPlan(file: string, seconds: number): Promise<number> {
  const screen = process.stderr.isTTY ? process.stderr : null;
  const clear = () => void screen?.write('\r\u001B[K');
  try {
    const problem = await openProblemFile(file);
    const show = (progress: PlanProgress) => void (clear(), screen?.write(describe(progress)));
    const solution = await runPlanner(problem, { seconds, onProgress: show });
    clear();
    console.log(writeSolution(solution));
    return 0;
  } catch (error) {
    clear();
    if (!(error instanceof FileFault)) throw error;
    console.error(error.message);
    return USAGE;
  }
}

const describe = ({ phase, placed, possible, bound, seconds }: PlanProgress) =>
  `${phase}: ${placed} of ${possible} placed${bound === null ? '' : `, at most ${bound}`}, ${seconds.toFixed(1)} s`;
