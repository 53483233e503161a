import type { FastifyRequest } from 'fastify';

/**
 * Whether a request that may change something comes from our own pages. Browsers tell with Sec-Fetch-Site, older ones
 * with Origin; who sends neither is no browser and carries nobody's cookies. (OWASP CSRF prevention, Fetch Metadata.)
 */
export function isFromOurPages(request: FastifyRequest, ownOrigin: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin, host } = request.headers;
  return origin === undefined || origin === ownOrigin || (URL.canParse(origin) && new URL(origin).host === host);
}
