import { FirstVisit1795300000000 } from '../../migrations/1795300000000-first-visit.js';

/** In the order they run. */
export const migrations = [FirstVisit1795300000000];
