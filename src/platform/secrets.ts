import { createHash, randomBytes, randomInt } from 'node:crypto';

/** 256 random bits, safe in a URL. */
export const newToken = () => randomBytes(32).toString('base64url');

/** Six digits a person can read aloud. */
export const newCode = () => randomInt(1_000_000).toString().padStart(6, '0');

/** SHA-256 in hex: what is stored of a token. The tokens are long and random, so no salt or stretching is called for. */
export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
