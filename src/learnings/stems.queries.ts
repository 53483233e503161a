/** SQL for the stems of a text, without filler words, in one language. */
const STEMS = (text: string, language: 'nl' | 'en') =>
  `tsvector_to_array(to_tsvector('learnings_${language}', ${text}))`;

/** The columns that make `Said` of a row of learnings. */
export const SAID = (l = 'l') => `${l}.plain_text AS "plainText", ${l}.department_id AS "departmentId",
  ${l}.for_department_id AS "forDepartmentId", ${STEMS(`${l}.text`, 'nl')} AS "dutchStems", ${STEMS(`${l}.text`, 'en')} AS "englishStems"`;

/** SQL for what finds texts with all the words of this one, in either language; null when it has none. */
export const ALL_WORDS_OF = (text: string) =>
  `nullif(concat_ws(' | ', ${allOf(text, 'nl')}, ${allOf(text, 'en')}), '')::tsquery`;

const allOf = (text: string, language: 'nl' | 'en') =>
  `(SELECT '(' || string_agg(quote_literal(stem), ' & ') || ')' FROM unnest(${STEMS(text, language)}) stem)`;
