import { safePath } from '../people/sign-in.rules.js';

/** The page somebody came from, told in the address or the form; only ever one of our own. */
export const wayBack = (back: string, otherwise: string) => (back && safePath(back) === back ? back : otherwise);
