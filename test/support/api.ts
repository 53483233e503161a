import { createApiToken } from '../../src/people/api-tokens.js';
import type { Actor } from '../../src/people/person.rules.js';
import type { Transactions } from '../../src/platform/database/transactions.js';

export interface ApiAnswer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, else the text. */
  body: T;
}

export type Api = <T = Record<string, unknown>>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: object,
  headers?: Record<string, string>,
) => Promise<ApiAnswer<T>>;

/** Calls `/api/v1` of a running app as this person. */
export async function apiAs(transactions: Transactions, baseUrl: string, actor: Actor): Promise<Api> {
  return apiWith(baseUrl, await transactions.run((tx) => createApiToken(tx, actor, 'test')));
}

/** Calls `/api/v1` with a bearer token. */
export function apiWith(baseUrl: string, token: string): Api {
  return async (method, path, body, headers = {}) => {
    const answer = await fetch(`${baseUrl}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
  };
}
