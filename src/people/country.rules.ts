// Where a department is decides on which public holidays it is closed; elsewhere it names its closed days itself.
export const countries = ['NL', 'BE', 'other'] as const;
export type Country = (typeof countries)[number];

const zones: Record<string, Country> = { 'Europe/Amsterdam': 'NL', 'Europe/Brussels': 'BE' };

/** The country that a department most likely is in. */
export const countryOf = (timeZone: string): Country => zones[timeZone] ?? 'other';
