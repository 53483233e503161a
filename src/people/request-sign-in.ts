import { MoreThan } from 'typeorm';
import { enqueue } from '../jobs/enqueue.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { hashToken, newToken } from '../platform/secrets.js';
import { settings } from '../platform/settings.js';
import { findPersonByEmail, lockPeople } from './people.queries.js';
import { SignInLink } from './sign-in-link.entity.js';
import { LINKS_PER_WINDOW, safePath } from './sign-in.rules.js';

const MINUTE = 60_000;

/**
 * Mails a sign-in link to the address, if somebody has it. Says nothing either way, so nobody can find out who works
 * here; more than a handful of links at a time for one person are not sent.
 */
export async function requestSignIn(
  tx: Tx,
  input: { email: string; nextPath?: string },
  browserToken: string,
): Promise<void> {
  const person = await findPersonByEmail(tx, input.email);
  if (!person) return;
  // Asked for all at once, the links must not be counted all before the first is there.
  await lockPeople(tx, [person.id]);
  const open = await tx.countBy(SignInLink, { personId: person.id, expiresAt: MoreThan(now()) });
  if (open >= LINKS_PER_WINDOW) return;
  const { linkId, token } = await createSignInLink(tx, person.id, { browserToken, nextPath: input.nextPath });
  await enqueue(tx, { name: 'mail-sign-in', payload: { linkId, token } });
}

/** A link for one person. Without a browser token any browser may use it: for links printed on the command line. */
export async function createSignInLink(
  tx: Tx,
  personId: string,
  from: { browserToken?: string; nextPath?: string } = {},
): Promise<{ linkId: string; token: string; path: string }> {
  const token = newToken();
  const link = tx.create(SignInLink, {
    personId,
    tokenHash: hashToken(token),
    browserHash: from.browserToken ? hashToken(from.browserToken) : null,
    nextPath: safePath(from.nextPath),
    expiresAt: new Date(now().getTime() + settings().signInMinutes * MINUTE),
  });
  await tx.insert(SignInLink, link);
  return { linkId: link.id, token, path: `/sign-in/${token}` };
}
