import { createSignInLink } from '../../src/people/request-sign-in.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Transactions } from '../../src/platform/database/transactions.js';

export interface Answer {
  status: number;
  /** Where a redirect goes. */
  location: string | null;
  html: string;
}

export interface Browsing {
  get(path: string): Promise<Answer>;
  /** Sends a form. */
  post(path: string, form: Record<string, string | string[]>): Promise<Answer>;
}

/** Packing and unpacking takes longer than many a page; `test/app/assets.test.ts` sees that it is done. */
const unpacked = { 'accept-encoding': 'identity' };

/** Pages over HTTP, without script, signed in as this person. */
export async function browseAs(transactions: Transactions, baseUrl: string, person: Actor): Promise<Browsing> {
  const { path } = await transactions.run((tx) => createSignInLink(tx, person.id));
  const signedIn = await fetch(baseUrl + path, { method: 'POST', redirect: 'manual' });
  const cookies = new Map<string, string>();
  const keepCookies = ({ headers }: Response) => {
    for (const one of headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(one)!;
      cookies.set(name!, value!);
      if (/expires=Thu, 01 Jan 1970/i.test(one)) cookies.delete(name!);
    }
  };
  keepCookies(signedIn);
  const ask = async (at: string, init: RequestInit = {}): Promise<Answer> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(baseUrl + at, {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...unpacked, ...init.headers },
    });
    keepCookies(answer);
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
  };
  return {
    get: (at) => ask(at),
    post: (at, form) => {
      const body = new URLSearchParams();
      for (const [name, values] of Object.entries(form)) for (const value of [values].flat()) body.append(name, value);
      return ask(at, { method: 'POST', body });
    },
  };
}
