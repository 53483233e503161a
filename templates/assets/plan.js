// Follows a plan that is being made, once a second, until it is ready. Without this file the page comes anew by itself.
const live = document.querySelector('[data-live]');

async function look() {
  try {
    const answer = await fetch(location.href);
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-live]');
    // Ready, stopped, or signed out: whatever it is now, it is another page.
    if (!next) return location.reload();
    if (next.innerHTML !== live.innerHTML) live.replaceChildren(...next.childNodes);
  } catch {
    // No connection for a moment.
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);
