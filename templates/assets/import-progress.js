// While a file is worked on, the page shows how far it is; when that is done, what came of it.
const PAUSE_MS = 700;

async function look() {
  const here = document.querySelector('[data-progress]');
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = page.querySelector('[data-progress]');
    if (next?.dataset.progress !== here.dataset.progress) return location.reload();
    here.querySelector('p').textContent = next.querySelector('p').textContent;
    const bar = next.querySelector('progress');
    if (bar.hasAttribute('value')) here.querySelector('progress').value = bar.value;
  }
  setTimeout(look, PAUSE_MS);
}

setTimeout(look, PAUSE_MS);
