// A week or day on a grid, in the place of the list that a page has without script, where there is room for one.
// The element holds a JSON description of what to show and the list itself, marked data-instead.
const ROOMY = matchMedia('(min-width: 48rem)');
const HALF_HOUR = 30;
const HOUR = 3_600_000;
const LOWEST = 22;
const HEAD = 42;
const HEAD_WITH_NOTES = 76;

function show(place) {
  const told = JSON.parse(place.querySelector('script').textContent);
  const list = place.querySelector('[data-instead]');
  const grid = document.createElement('div');
  grid.className = 'grid';
  place.append(grid);
  let calendar = null;
  const fit = () => {
    list.hidden = ROOMY.matches;
    grid.hidden = !ROOMY.matches;
    if (ROOMY.matches) calendar ??= draw(grid, told);
  };
  ROOMY.addEventListener('change', fit);
  fit();
}

const minutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Half an hour is as high as lets the whole day fit, and never too low to read. */
function slotHeight(grid, { from, to, heads }) {
  const rows = (minutes(to) - minutes(from)) / HALF_HOUR;
  return Math.max(LOWEST, Math.floor((grid.clientHeight - (heads ? HEAD_WITH_NOTES : HEAD)) / rows));
}

const dateOf = (day) => day.toISOString().slice(0, 10);

function draw(grid, told) {
  return EventCalendar.create(grid, {
    view: told.days === 1 ? 'timeGridDay' : 'timeGridWeek',
    date: told.date,
    locale: told.language,
    timeZone: told.offset ?? 'local',
    firstDay: 1,
    hiddenDays: told.days === 5 ? [0, 6] : [],
    slotMinTime: told.from,
    slotMaxTime: told.to,
    slotHeight: slotHeight(grid, told),
    slotEventOverlap: false,
    nowIndicator: true,
    height: '100%',
    headerToolbar: { start: '', center: '', end: '' },
    allDaySlot: false,
    eventStartEditable: false,
    eventDurationEditable: false,
    events: told.events.map(({ path, note, kind, ...event }) => ({
      ...event,
      classNames: ['moment', kind],
      extendedProps: { path, note },
    })),
    eventContent: ({ event, timeText }) => ({ domNodes: [moment(event, timeText)] }),
    // It is a link inside that is clicked, by mouse and keyboard alike.
    eventDidMount: ({ el }) => ['role', 'tabindex'].forEach((name) => el.removeAttribute(name)),
    ...(told.heads ? { dayHeaderFormat: (day) => head(told.heads[dateOf(day)]) } : {}),
    selectable: Boolean(told.publishPath),
    selectMinDistance: 6,
    select: ({ startStr, endStr }) => publish(told.publishPath, startStr, endStr),
    // Its roles promise a table that the cells do not keep.
    viewDidMount: () => requestAnimationFrame(() => plain(grid, told.label)),
  });
}

function element(tag, text, className = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

function moment(event, timeText) {
  const link = element('a', '');
  link.href = event.extendedProps.path;
  const lines = event.extendedProps.note.split('\n').filter(Boolean);
  link.append(element('time', timeText), element('b', event.title), ...lines.map((line) => element('small', line)));
  // What a low or narrow one cannot show.
  link.title = [event.title, ...lines].join(', ');
  if (event.end - event.start < HOUR) link.className = 'brief';
  return link;
}

/** A day's name, how it stands, and the way to publish there for whoever does not drag. */
function head(told) {
  if (!told) return '';
  const day = element('a', told.title, 'day-link');
  day.href = told.path;
  const nodes = [day, element('small', told.note, `day-note ${told.kind}`)];
  if (told.add) {
    const add = element('a', '+', 'day-add');
    add.href = told.add.path;
    add.setAttribute('aria-label', told.add.label);
    add.title = told.add.label;
    nodes.push(add);
  }
  return { domNodes: nodes };
}

function publish(path, start, end) {
  const url = new URL(path, location.href);
  url.searchParams.set('date', start.slice(0, 10));
  url.searchParams.set('from', start.slice(11, 16));
  url.searchParams.set('to', end.slice(11, 16));
  location.assign(url);
}

function plain(grid, label) {
  for (const name of ['role', 'aria-colindex', 'aria-rowindex', 'aria-colcount', 'aria-rowcount'])
    grid.querySelectorAll(`[${name}]`).forEach((part) => part.removeAttribute(name));
  grid.querySelectorAll('time[aria-label]').forEach((day) => day.removeAttribute('aria-label'));
  grid.setAttribute('role', 'group');
  grid.setAttribute('aria-label', label);
}

document.querySelectorAll('[data-calendar]').forEach(show);
