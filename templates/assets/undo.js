// A decision can be taken back for a few seconds. Counts them down and takes the button away in time; without this file
// the button stays, and the server says that it is too late.
const form = document.querySelector('[data-undo]');
const endsAt = performance.now() + Number(form.dataset.undo) * 1000;
const left = form.querySelector('[data-left]');

// Further back than a keyboard goes in these seconds: the keys that undo anywhere do so here.
const button = form.querySelector('button');
button.title = `${button.innerText.trim()} (Ctrl+Z)`;
button.setAttribute('aria-keyshortcuts', 'Control+Z Meta+Z');
addEventListener('keydown', (event) => {
  const { ctrlKey, metaKey, shiftKey, key, target } = event;
  if (!(ctrlKey || metaKey) || shiftKey || key.toLowerCase() !== 'z') return;
  if (!form.isConnected || target.closest('input:not([type=checkbox], [type=radio]), textarea')) return;
  event.preventDefault();
  form.requestSubmit();
});

function count() {
  const seconds = Math.ceil((endsAt - performance.now()) / 1000);
  if (form.dataset.sent) return;
  if (seconds <= 0) return end();
  left.textContent = seconds;
  setTimeout(count, 200);
}

// The notice is a live region: a screen reader hears once that the time is over, and no number before.
function end() {
  const notice = form.closest('[role=status]');
  const hadFocus = form.contains(document.activeElement);
  const over = document.createElement('span');
  over.className = 'over';
  over.textContent = form.dataset.over;
  form.replaceWith(over);
  if (!hadFocus) return;
  notice.tabIndex = -1;
  notice.focus();
}

// The line grows shorter unless somebody asked for no motion: see `.undoable` in parts.css.
form.closest('.undoable').style.setProperty('--undo-seconds', `${form.dataset.undo}s`);
form.closest('.undoable').dataset.counting = '';
count();
