/** Departments as a form or a filter offers them. */
export const departmentChoices = (departments: { id: string; name: string }[]) =>
  departments.map(({ id, name }) => ({ value: id, label: name }));
