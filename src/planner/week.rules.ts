// Weeks begin on Monday, as in ISO 8601.

const DAY_MS = 86_400_000;

/** The Monday of a day's week, both as ISO dates. */
export function mondayOf(day: string): string {
  const instant = Date.parse(day);
  const daysSinceMonday = (new Date(instant).getUTCDay() + 6) % 7;
  return new Date(instant - daysSinceMonday * DAY_MS).toISOString().slice(0, 10);
}
