/** Stands for every site where an origin is asked for. */
export const ALL_SITES = '*'
