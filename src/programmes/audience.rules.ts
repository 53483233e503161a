// For whom a programme is: of one of its departments, at one of its places, with one of its words in the job title. What
// is left empty lets everybody through. Capitals and accents make no difference, and a word may stand for longer ones:
// "verkoop" is also for a "Verkoopmedewerker".
export interface Audience {
  departmentIds: string[];
  locations: string[];
  jobTitles: string[];
}

export interface AudiencePerson {
  departmentId: string;
  location: string;
  jobTitle: string;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean)
    .join(' ');

const isSame = (a: string, b: string) => plain(a) === plain(b);
const hasWord = (title: string, word: string) => ` ${plain(title)}`.includes(` ${plain(word)}`);

export function isForPerson({ departmentIds, locations, jobTitles }: Audience, person: AudiencePerson): boolean {
  if (departmentIds.length && !departmentIds.includes(person.departmentId)) return false;
  if (locations.length && !locations.some((location) => isSame(location, person.location))) return false;
  return !jobTitles.length || jobTitles.some((word) => hasWord(person.jobTitle, word));
}

/** How many things an audience names: of two programmes for somebody, the one that names more was meant for them. */
export const precisionOf = ({ departmentIds, locations, jobTitles }: Audience): number =>
  [departmentIds, locations, jobTitles].filter(({ length }) => length > 0).length;
