import { describe, expect, test } from '@jest/globals';
import { linkState, safePath } from '../../src/people/sign-in.rules.js';

const now = new Date('2026-11-20T10:00:00Z');
const later = new Date('2026-11-20T10:15:00Z');
const link = { browserHash: 'laptop', expiresAt: later, usedAt: null };

describe('a sign-in link', () => {
  test.each([
    ['signs in the browser that asked', link, 'laptop', 'ready'],
    ['gives another browser a code', link, 'phone', 'elsewhere'],
    ['gives a browser that never asked a code', link, null, 'elsewhere'],
    ['of the command line signs in any browser', { ...link, browserHash: null }, 'phone', 'ready'],
    ['of the command line signs in a browser that never asked', { ...link, browserHash: null }, null, 'ready'],
    ['works once', { ...link, usedAt: now }, 'laptop', 'spent'],
    ['of the command line works once too', { ...link, browserHash: null, usedAt: now }, null, 'spent'],
    ['works until it expires', { ...link, expiresAt: new Date(+now + 1) }, 'laptop', 'ready'],
    ['is spent at the moment it expires', { ...link, expiresAt: now }, 'laptop', 'spent'],
    ['that expired does not say where it was asked for', { ...link, expiresAt: now }, 'phone', 'spent'],
    ['that nobody knows is spent', null, 'laptop', 'spent'],
  ])('%s', (_, link, browserHash, expected) => {
    expect(linkState(link, browserHash, now)).toBe(expected);
  });
});

describe('after signing in one goes on', () => {
  test.each([
    ['to a page', '/slots', '/slots'],
    ['to a page with a question', '/slots?from=2026-11-20&channel=phone', '/slots?from=2026-11-20&channel=phone'],
    ['to the start page', '/', '/'],
    ['to the start page when nothing is named', undefined, '/'],
    ['to the start page when the name is empty', '', '/'],
    ['not to another site', 'https://evil.example', '/'],
    ['not to another site of the same protocol', '//evil.example', '/'],
    ['not to another site by a backslash', '/\\evil.example', '/'],
    ['not to another site by a backslash further on', '/slots\\..\\evil', '/'],
    ['not to another site by a tab that browsers drop', '/\t/evil.example', '/'],
    ['not to another site by a line break', '/\n/evil.example', '/'],
    ['not to what no header can say', '/\u0001', '/'],
    ['not to what a browser would have written otherwise', '/€', '/'],
    ['not to two places', ['/slots', '//evil.example'], '/'],
    ['not to a script', 'javascript:alert(1)', '/'],
    ['not to a path without its slash', 'slots', '/'],
  ])('%s', (_, path, expected) => {
    expect(safePath(path)).toBe(expected);
  });
});
