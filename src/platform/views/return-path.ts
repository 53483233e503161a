import type { FastifyRequest } from 'fastify';

/** Where to come back to after something in between: an act cannot be repeated by a link, the page it was on can. */
export function returnPath({ method, url, headers }: FastifyRequest): string {
  if (method === 'GET') return url;
  const { referer, host } = headers;
  if (!referer || !URL.canParse(referer) || new URL(referer).host !== host) return '/';
  const { pathname } = new URL(referer);
  // A form shown again after a fault stands at the address it is sent to, which may be no page.
  return pathname === url ? '/' : pathname;
}
