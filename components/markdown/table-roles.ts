/** Said, because in a table that is mere presentation its parts lose the roles that they have by themselves. */
export const ROLES = {
  group: 'rowgroup',
  row: 'row',
  head: 'columnheader',
  cell: 'cell',
} as const
