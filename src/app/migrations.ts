import { FirstVisit1795300000000 } from '../../migrations/1795300000000-first-visit.js';
import { WebApp1795400000000 } from '../../migrations/1795400000000-web-app.js';

/** In the order they run. */
export const migrations = [FirstVisit1795300000000, WebApp1795400000000];
