/** The columns of a template as CSV: one task a row, the template's name in each. */
export const templateColumns = [
  'template',
  'taskName',
  'verificationCriteria',
  'answerType',
  'photo',
  'unit',
  'min',
  'max',
  'choices',
] as const;
export type TemplateColumn = (typeof templateColumns)[number];
