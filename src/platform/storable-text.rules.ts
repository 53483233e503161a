/** Text as PostgreSQL can hold it: no NUL, and no half of a character that UTF-16 writes in two. */
export const storable = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '');
