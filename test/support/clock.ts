import { afterEach } from '@jest/globals';
import { fixClock } from '../../src/platform/clock.js';

/** Stops the clock of the test process at an instant (ISO 8601), until the test ends. */
export function stopClockAt(instant: string): Date {
  const at = new Date(instant);
  fixClock(at);
  return at;
}

afterEach(() => fixClock(null));
