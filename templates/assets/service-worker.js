// Without a network one page of ours still comes: what to do. Nothing of anybody's is kept, and what changes something
// never passes through here: a request sent on from here would look to the server as if our own pages had sent it.
const KEPT = 'offline-1';
const language = new URL(location).searchParams.get('lang') ?? 'nl';
const page = `/offline?lang=${language}`;

async function keep() {
  const answer = await fetch(page, { credentials: 'omit' });
  if (!answer.ok) throw new Error(`the page for offline answered ${answer.status}`);
  const cache = await caches.open(KEPT);
  const [...assets] = new Set((await answer.clone().text()).match(/\/assets\/[^"#]+/g));
  await cache.addAll(assets);
  await cache.put(page, answer);
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
  await clients.claim();
}

addEventListener('install', (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(forgetOthers()));

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(async () => (await caches.match(page)) ?? Response.error()));
  } else if (!navigator.onLine && pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});
