import { join } from 'node:path';

/** jest.config.js puts this in the place of src/planner/thread-file.ts. */
export const threadFile = join(process.env.MEEKIJK_TEST_DIST!, 'src/planner/planner-thread.js');
