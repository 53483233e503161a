// The page comes with its first chart; the others are fetched one after the other, for each is counted when it is asked for.
const waiting = [...document.querySelectorAll('[data-chart]')];

async function fetchChart(place) {
  const words = place.querySelector('p');
  const link = words.cloneNode(true);
  words.textContent = place.dataset.waits;
  place.setAttribute('aria-busy', 'true');
  const answer = await fetch(place.dataset.chart).catch(() => null);
  const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), 'text/html');
  const figure = page && page.querySelector('figure.drawn');
  if (figure) return place.replaceWith(figure);
  place.removeAttribute('aria-busy');
  words.replaceWith(place.dataset.failed, link);
}

async function fetchNext() {
  for (let place = waiting.shift(); place; place = waiting.shift()) await fetchChart(place);
}

// Two at a time: what stands highest first, and the server has others to serve.
Promise.all([fetchNext(), fetchNext()]);
