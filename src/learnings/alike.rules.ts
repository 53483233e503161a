// When two learnings say the same. By themselves they are joined only when nothing that matters differs: heard on the same
// floor, meant for the same department, the same words but for endings, order and filler, and no "not" on one side alone.
// The words are stemmed in Dutch and in English; one of the two languages is the text's own, and that one has to agree.
// What is merely alike is put beside it, for a person to join.

export interface Said {
  /** Without capitals and accents. */
  plainText: string;
  departmentId: string;
  forDepartmentId: string | null;
  /** Stems, without filler words, sorted. */
  dutchStems: string[];
  englishStems: string[];
}

/** Below it, texts are not even alike; trigrams in common, from 0 to 1. */
export const LEAST_ALIKE = 0.35;

/** From here on a changed text is the same one, corrected. */
const LEAST_CORRECTION = 0.6;

/** So few words leave too much unsaid to be taken for the same. */
const FEWEST_STEMS = 2;

const turns = new Set(['niet', 'geen', 'nooit', 'niets', 'niemand', 'nergens', 'zonder', 'no', 'not', 'never', 'nothing', 'nobody', 'without', 'cannot']); // prettier-ignore
const ENGLISH_TURN = /n['’]t$/;

/** Words that turn a text into its opposite: stemming drops them as filler. */
const turnsOf = (plainText: string) =>
  plainText.split(/[^\p{L}\p{N}'’]+/u).filter((word) => turns.has(word) || ENGLISH_TURN.test(word)).length;

const areEqual = (one: string[], other: string[]) =>
  one.length >= FEWEST_STEMS && one.length === other.length && one.every((stem, place) => stem === other[place]);

export function saysTheSame(one: Said, other: Said): boolean {
  if (one.departmentId !== other.departmentId || one.forDepartmentId !== other.forDepartmentId) return false;
  if (one.plainText === other.plainText) return true;
  if (turnsOf(one.plainText) !== turnsOf(other.plainText)) return false;
  return areEqual(one.dutchStems, other.dutchStems) || areEqual(one.englishStems, other.englishStems);
}

/** Whether a changed text only says better what it said before; `similarity` of trigrams. */
export const isCorrection = (before: string, after: string, similarity: number) =>
  similarity >= LEAST_CORRECTION &&
  turnsOf(before.toLowerCase()) === turnsOf(after.toLowerCase()) &&
  numbersOf(before) === numbersOf(after);

const numbersOf = (text: string) => (text.match(/\d+/g) ?? []).join();

export interface GroupFacts {
  id: string;
  allLearnings: number;
  learnedAt: Date;
}

/** Under which of two heads both groups go on: the larger one's, or else the elder. */
export function chooseHead(one: GroupFacts, other: GroupFacts): GroupFacts {
  if (one.allLearnings !== other.allLearnings) return one.allLearnings > other.allLearnings ? one : other;
  if (one.learnedAt.getTime() !== other.learnedAt.getTime()) return one.learnedAt < other.learnedAt ? one : other;
  return one.id < other.id ? one : other;
}
