import { describe, expect, test } from '@jest/globals';
import { Person } from '../../src/people/person.entity.js';
import { findActorBySession } from '../../src/people/people.queries.js';
import type { Actor } from '../../src/people/person.rules.js';
import { createSignInLink, requestSignIn } from '../../src/people/request-sign-in.js';
import { Session } from '../../src/people/session.entity.js';
import { openSignInLink, signIn, signInWithCode, type SignedIn } from '../../src/people/sign-in.js';
import { signOut, signOutEverywhere } from '../../src/people/sign-out.js';
import { now } from '../../src/platform/clock.js';
import { hashToken, newToken } from '../../src/platform/secrets.js';
import { setStage } from '../support/acts.js';
import { stopClockAt } from '../support/clock.js';
import { aPerson } from '../support/people.js';

const { run, refusal, takeJobs, listAudit } = setStage();

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const start = '2026-11-02T09:00:00Z';
const pass = (milliseconds: number) => stopClockAt(new Date(now().getTime() + milliseconds).toISOString());

const browser = newToken();
const somebody = () => run((tx) => aPerson(tx));

/** Asks for a link and reads the mail: the token in it. */
async function ask(person: Actor, browserToken = browser, nextPath?: string): Promise<string> {
  await takeJobs();
  await run((tx) => requestSignIn(tx, { email: person.email, nextPath }, browserToken));
  const [job] = await takeJobs();
  return (job!.payload as { token: string }).token;
}

const use = (token: string, browserToken: string | null = browser) => run((tx) => signIn(tx, token, browserToken));
const refusalOf = (token: string, browserToken: string | null = browser) =>
  refusal((tx) => signIn(tx, token, browserToken));
const typeCode = (code: string, browserToken: string | null = browser) =>
  run((tx) => signInWithCode(tx, browserToken, code));
const whoHas = ({ sessionToken }: SignedIn) => run((tx) => findActorBySession(tx, hashToken(sessionToken), now()));

async function codeOf(token: string, browserToken: string | null = newToken()): Promise<string> {
  const answer = await use(token, browserToken);
  if ('code' in answer) return answer.code;
  throw new Error('signed in without a code');
}

describe('a link', () => {
  test('is mailed to whoever has the address, however it is written, and signs in the browser that asked', async () => {
    const person = await somebody();
    await takeJobs();
    await run((tx) => requestSignIn(tx, { email: person.email.toUpperCase(), nextPath: '/visits/1' }, browser));
    const jobs = await takeJobs();
    expect(jobs).toEqual([
      { name: 'mail-sign-in', payload: { linkId: expect.any(String), token: expect.any(String) } },
    ]);

    const { token } = jobs[0]!.payload as { token: string };
    const signedIn = (await use(token)) as SignedIn;
    expect(signedIn.nextPath).toBe('/visits/1');
    expect(await whoHas(signedIn)).toEqual(person);
    expect(await listAudit(person.id)).toEqual([
      { act: 'person.signed-in', actorId: person.id, before: null, after: null },
    ]);
  });

  test('shows whom it is for, and does nothing, however often a scanner opens it', async () => {
    const person = await somebody();
    const token = await ask(person);
    for (const at of [browser, newToken(), null]) {
      const state = at === browser ? 'ready' : 'elsewhere';
      expect(await run((tx) => openSignInLink(tx, token, at))).toEqual({ state, personName: person.name });
    }
    expect(await run((tx) => tx.countBy(Session, { personId: person.id }))).toBe(0);
    expect(await refusalOf(token)).toBeNull();
  });

  test('works once', async () => {
    const token = await ask(await somebody());
    expect(await refusalOf(token)).toBeNull();
    expect(await refusalOf(token)).toBe('link-spent');
    expect(await run((tx) => openSignInLink(tx, token, browser))).toEqual({ state: 'spent' });
  });

  test('works for a quarter of an hour', async () => {
    stopClockAt(start);
    const tokens = [await ask(await somebody()), await ask(await somebody())];
    pass(15 * MINUTE - 1);
    expect(await refusalOf(tokens[0]!)).toBeNull();
    pass(1);
    expect(await refusalOf(tokens[1]!)).toBe('link-spent');
  });

  test('that nobody was sent is spent', async () => {
    expect(await refusalOf(newToken())).toBe('link-spent');
  });

  test('from the command line works in any browser', async () => {
    const person = await somebody();
    const { token, path } = await run((tx) => createSignInLink(tx, person.id));
    expect(path).toBe(`/sign-in/${token}`);
    expect(await whoHas((await use(token, null)) as SignedIn)).toEqual(person);
  });

  test('leads nowhere but to a path of our own', async () => {
    for (const path of ['https://evil.example', '//evil.example', '/\\evil.example', 'visits']) {
      const token = await ask(await somebody(), browser, path);
      expect(await use(token)).toMatchObject({ nextPath: '/' });
    }
  });

  test('is not sent to an address that nobody has, or whose owner has left, and the answer is the same', async () => {
    const gone = await somebody();
    await run((tx) => tx.update(Person, { id: gone.id }, { isActive: false }));
    await takeJobs();
    for (const email of ['nobody@example.org', gone.email]) {
      expect(await run((tx) => requestSignIn(tx, { email }, browser))).toBeUndefined();
    }
    expect(await takeJobs()).toEqual([]);
  });

  test('is sent five times in a quarter of an hour, no more, and then again', async () => {
    stopClockAt(start);
    const person = await somebody();
    await takeJobs();
    for (let n = 0; n < 7; n++) await run((tx) => requestSignIn(tx, { email: person.email }, newToken()));
    expect(await takeJobs()).toHaveLength(5);
    pass(15 * MINUTE);
    await run((tx) => requestSignIn(tx, { email: person.email }, browser));
    expect(await takeJobs()).toHaveLength(1);
  });

  test('is sent five times even when all are asked for at once', async () => {
    const person = await somebody();
    await takeJobs();
    await Promise.all(
      Array.from({ length: 9 }, () => run((tx) => requestSignIn(tx, { email: person.email }, newToken()))),
    );
    expect(await takeJobs()).toHaveLength(5);
  });
});

describe('opened in another browser', () => {
  test('it gives a code of six digits, with which the browser that asked signs in, once', async () => {
    const person = await somebody();
    const asking = newToken();
    const token = await ask(person, asking, '/slots');
    const code = await codeOf(token);
    expect(code).toMatch(/^\d{6}$/);
    expect(await run((tx) => tx.countBy(Session, { personId: person.id }))).toBe(0);

    expect(await typeCode(code, newToken())).toBeNull();
    expect(await typeCode(code, null)).toBeNull();
    const signedIn = (await typeCode(code, asking))!;
    expect(signedIn.nextPath).toBe('/slots');
    expect(await whoHas(signedIn)).toEqual(person);
    expect(await typeCode(code, asking)).toBeNull();
    expect(await refusalOf(token, asking)).toBe('link-spent');
  });

  test('five wrong codes lock it', async () => {
    const asking = newToken();
    const code = await codeOf(await ask(await somebody(), asking));
    for (let n = 0; n < 4; n++) expect(await typeCode(wrong(code), asking)).toBeNull();
    const other = newToken();
    const code4 = await codeOf(await ask(await somebody(), other));
    for (let n = 0; n < 4; n++) expect(await typeCode(wrong(code4), other)).toBeNull();

    expect(await typeCode(code4, other)).not.toBeNull();
    expect(await typeCode(wrong(code), asking)).toBeNull();
    expect(await typeCode(code, asking)).toBeNull();
  });

  test('five wrong codes at once lock it as well', async () => {
    const asking = newToken();
    const code = await codeOf(await ask(await somebody(), asking));
    await Promise.all(Array.from({ length: 5 }, () => typeCode(wrong(code), asking)));
    expect(await typeCode(code, asking)).toBeNull();
  });

  test('opened once more it gives another code, and the first is void', async () => {
    const asking = newToken();
    const token = await ask(await somebody(), asking);
    const [first, second] = [await codeOf(token), await codeOf(token)];
    expect(first === second ? null : await typeCode(first, asking)).toBeNull();
    expect(await typeCode(second, asking)).not.toBeNull();
  });

  test('the code is good for as long as the link', async () => {
    stopClockAt(start);
    const asking = newToken();
    const code = await codeOf(await ask(await somebody(), asking));
    pass(15 * MINUTE);
    expect(await typeCode(code, asking)).toBeNull();
  });
});

const wrong = (code: string) => code.replace(/./, (digit) => String((Number(digit) + 1) % 10));

describe('a session', () => {
  const session = async (person: Actor) => (await use(await ask(person))) as SignedIn;

  test('lasts two weeks', async () => {
    stopClockAt(start);
    const signedIn = await session(await somebody());
    pass(14 * DAY - 1);
    expect(await whoHas(signedIn)).not.toBeNull();
    pass(1);
    expect(await whoHas(signedIn)).toBeNull();
  });

  test('is kept as a hash only', async () => {
    const { sessionToken } = await session(await somebody());
    const rows: object[] = await run((tx) =>
      tx.query(`SELECT FROM sessions t WHERE t::text LIKE '%' || $1 || '%'`, [sessionToken]),
    );
    expect(rows).toEqual([]);
  });

  test('ends where one signs out, and only there', async () => {
    const person = await somebody();
    const [here, there] = [await session(person), await session(person)];
    await run((tx) => signOut(tx, here.sessionToken));
    expect([await whoHas(here), await whoHas(there)]).toEqual([null, person]);
  });

  test('ends everywhere when one signs out everywhere; those of others go on', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const sessions = [await session(person), await session(person)];
    const theirs = await session(other);
    await run((tx) => signOutEverywhere(tx, person));
    for (const signedIn of sessions) expect(await whoHas(signedIn)).toBeNull();
    expect(await whoHas(theirs)).toEqual(other);
    expect((await listAudit(person.id)).at(-1)).toEqual({
      act: 'person.signed-out-everywhere',
      actorId: person.id,
      before: { sessions: 2 },
      after: { sessions: 0 },
    });
  });

  test('is nothing worth once its person has left', async () => {
    const person = await somebody();
    const signedIn = await session(person);
    await run((tx) => tx.update(Person, { id: person.id }, { isActive: false }));
    expect(await whoHas(signedIn)).toBeNull();
  });
});
