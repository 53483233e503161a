// Follows a plan that is being made, once a second, until it is ready. Without this file the page comes anew by itself.
const find = (page) => [...page.querySelectorAll('[data-live]')];
const live = find(document);

async function look() {
  try {
    const answer = await fetch(location.href);
    const next = find(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    // Ready, stopped, or signed out: whatever it is now, it is another page.
    if (next.length !== live.length) return location.reload();
    live.forEach((part, index) => {
      if (part.innerHTML !== next[index].innerHTML) part.replaceChildren(...next[index].childNodes);
    });
  } catch {
    // No connection for a moment.
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);
