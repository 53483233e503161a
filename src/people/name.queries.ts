/** SQL for the name of somebody by the alias of their row in `people`, as `fullName` writes it; empty where there is no row. */
export const nameOf = (person: string) =>
  `concat_ws(' ', ${person}.given_name, nullif(${person}.name_prefix, ''), ${person}.family_name)`;
