import type { FastifyRequest } from 'fastify';

/** Where to come back to after something in between: an act cannot be repeated by a link, the page it was on can. */
export function returnPath(request: FastifyRequest): string {
  const path = pathOf(request);
  // What begins with two slashes is another site to a browser.
  return path.startsWith('//') ? '/' : path;
}

function pathOf({ method, url, headers }: FastifyRequest): string {
  if (method === 'GET') return url;
  const { referer, host } = headers;
  if (!referer || !URL.canParse(referer) || new URL(referer).host !== host) return '/';
  const { pathname } = new URL(referer);
  // A form shown again after a fault stands at the address it is sent to, which may be no page.
  return pathname === url ? '/' : pathname;
}
