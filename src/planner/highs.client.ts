import highsModule, { type Highs } from 'highs';

/** Maximise `worth`: columns from 0 to `most`, rows of which the sums lie between `low` and `high`. */
export interface LinearModel {
  worth: number[];
  most: number[];
  low: number[];
  high: number[];
  /** Of each column the rows it takes part in, and how much. */
  rows: number[][];
  amounts: number[][];
}

export interface LinearResult {
  isOptimal: boolean;
  /** No solution is worth more. */
  bound: number;
  values: Float64Array;
}

export interface LinearOptions {
  isWhole: boolean;
  seconds: number;
}

// Its types speak of a CommonJS module, what Node loads is an ES module: the function is the default export itself.
const loadHighs = highsModule as unknown as typeof highsModule.default;

const FEW_COLUMNS = 2_000;

let loading: Promise<Highs> | null = null;

export async function maximise(model: LinearModel, options: LinearOptions): Promise<LinearResult> {
  const highs = await (loading ??= loadHighs());
  const numCols = model.worth.length;
  const numRows = model.low.length;
  const starts = new Int32Array(numCols + 1);
  model.rows.forEach((rows, column) => (starts[column + 1] = starts[column]! + rows.length));
  return highs.withModel(
    {
      numCols,
      numRows,
      sense: highs.constants.objectiveSense.maximize,
      colCost: Float64Array.from(model.worth),
      colLower: new Float64Array(numCols),
      colUpper: Float64Array.from(model.most),
      rowLower: Float64Array.from(model.low, (low) => (low === -Infinity ? -highs.infinity : low)),
      rowUpper: Float64Array.from(model.high, (high) => (high === Infinity ? highs.infinity : high)),
      matrix: {
        format: 'csc',
        numRows,
        numCols,
        starts,
        indices: Int32Array.from(model.rows.flat()),
        values: Float64Array.from(model.amounts.flat()),
      },
      ...(options.isWhole ? { integrality: new Int32Array(numCols).fill(1) } : {}),
    },
    (solver) => {
      solver.options.set({
        output_flag: false,
        time_limit: Math.max(0.1, options.seconds),
        // Of a small model, making it smaller takes longer than solving it.
        presolve: options.isWhole && numCols <= FEW_COLUMNS ? 'off' : 'choose',
        mip_rel_gap: 0,
        mip_abs_gap: 1e-6,
      });
      const { modelStatus } = solver.run();
      const solution = solver.getSolution();
      return {
        isOptimal: modelStatus === highs.constants.modelStatus.optimal,
        bound: Number(solver.info.get(options.isWhole ? 'mip_dual_bound' : 'objective_function_value')),
        values: solution.colValue,
      };
    },
  );
}
