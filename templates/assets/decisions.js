// Fills in the ready-made text that is chosen, and ticks all requests of one moment. Without this file the chosen text
// is sent when the field is empty.
for (const choices of document.querySelectorAll('[data-ready-made]')) {
  const field = document.getElementById(choices.dataset.readyMade);
  const radios = [...choices.querySelectorAll('input')];
  choices.dataset.fills = '';
  choices.addEventListener('change', ({ target }) => {
    // What somebody wrote themselves stays: the text comes below it.
    const written = field.value.trim();
    const isOwn = written && !radios.some(({ dataset }) => dataset.text === written);
    field.value = isOwn ? `${written}\n\n${target.dataset.text}` : target.dataset.text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

for (const all of document.querySelectorAll('[data-pick-all]')) {
  const boxes = [...document.getElementById(all.dataset.pickAll).querySelectorAll('[name=ids]')];
  if (boxes.length < 2) continue;
  const follow = () => {
    all.checked = boxes.every((box) => box.checked);
    all.indeterminate = !all.checked && boxes.some((box) => box.checked);
  };
  all.closest('[hidden]').hidden = false;
  all.addEventListener('change', () => boxes.forEach((box) => (box.checked = all.checked)));
  boxes.forEach((box) => box.addEventListener('change', follow));
  follow();
}
