// A mail that is under way: looks again by itself until it has arrived. Without this there is the link that does.
const SECONDS = 2;
const MOST_TIMES = 15;
let times = 0;

const part = (page) => page.querySelector('[data-again]');

async function lookAgain() {
  if (part(document)?.dataset.again !== 'yes' || ++times > MOST_TIMES) return;
  const answer = await fetch(location.pathname).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [now, then] = [part(document), part(page)];
    if (then && !now.contains(document.activeElement)) {
      now.dataset.again = then.dataset.again;
      if (now.innerHTML !== then.innerHTML) now.replaceChildren(...then.childNodes);
    }
  }
  setTimeout(lookAgain, SECONDS * 1000);
}

setTimeout(lookAgain, SECONDS * 1000);
