import { recordAudit } from '../audit/record-audit.js';
import { now } from '../platform/clock.js';
import type { Tx } from '../platform/database/transactions.js';
import { Refused } from '../platform/refusal.js';
import { hashToken, newCode, newToken } from '../platform/secrets.js';
import { settings } from '../platform/settings.js';
import { getActor } from './people.queries.js';
import { Session } from './session.entity.js';
import { SignInLink } from './sign-in-link.entity.js';
import { CODE_ATTEMPTS, type LinkState, linkState } from './sign-in.rules.js';

export interface SignedIn {
  sessionToken: string;
  nextPath: string;
}

const DAY = 86_400_000;

/** What a link would do in this browser; changes nothing, for mail scanners open every link. */
export async function openSignInLink(
  tx: Tx,
  token: string,
  browserToken: string | null,
): Promise<{ state: LinkState; personName?: string }> {
  const link = await tx.findOneBy(SignInLink, { tokenHash: hashToken(token) });
  const state = linkState(link, browserToken && hashToken(browserToken), now());
  if (!link || state === 'spent') return { state };
  return { state, personName: (await getActor(tx, link.personId)).name };
}

/** Signs in with the link; in another browser than the asking one it gives the code to type there instead. */
export async function signIn(
  tx: Tx,
  token: string,
  browserToken: string | null,
  browser: string | null = null,
): Promise<SignedIn | { code: string }> {
  const link = await lockLink(tx, { tokenHash: hashToken(token) });
  const state = linkState(link, browserToken && hashToken(browserToken), now());
  if (!link || state === 'spent') throw new Refused('link-spent');
  if (state === 'ready') return startSession(tx, link, browser);
  const code = newCode();
  await tx.update(SignInLink, { id: link.id }, { codeHash: hashToken(link.id + code), codeAttempts: 0 });
  return { code };
}

/**
 * Signs in the browser that asked, with the code that the link showed elsewhere. A wrong code counts: this must be
 * committed, so it is answered rather than thrown.
 */
export async function signInWithCode(
  tx: Tx,
  browserToken: string | null,
  code: string,
  browser: string | null = null,
): Promise<SignedIn | null> {
  if (!browserToken) return null;
  const links = await tx.find(SignInLink, {
    where: { browserHash: hashToken(browserToken) },
    lock: { mode: 'pessimistic_write' },
  });
  const open = links.filter(
    (link) => link.codeHash && link.codeAttempts < CODE_ATTEMPTS && !link.usedAt && link.expiresAt > now(),
  );
  const link = open.find(({ id, codeHash }) => codeHash === hashToken(id + code));
  if (link) return startSession(tx, link, browser);
  for (const { id } of open) await tx.increment(SignInLink, { id }, 'codeAttempts', 1);
  return null;
}

async function lockLink(tx: Tx, where: { tokenHash: string }): Promise<SignInLink | null> {
  return tx.findOne(SignInLink, { where, lock: { mode: 'pessimistic_write' } });
}

async function startSession(tx: Tx, link: SignInLink, browser: string | null): Promise<SignedIn> {
  const person = await getActor(tx, link.personId);
  const sessionToken = newToken();
  const at = now();
  await tx.update(SignInLink, { id: link.id }, { usedAt: at });
  await tx.insert(Session, {
    personId: person.id,
    tokenHash: hashToken(sessionToken),
    browser,
    expiresAt: new Date(at.getTime() + settings().sessionDays * DAY),
  });
  await recordAudit(tx, { actorId: person.id, act: 'person.signed-in', subjectType: 'person', subjectId: person.id });
  return { sessionToken, nextPath: link.nextPath };
}
