// Where a department is decides on which public holidays it is closed; elsewhere it names its closed days itself.
export const countries = ['NL', 'BE', 'other'] as const;
export type Country = (typeof countries)[number];
