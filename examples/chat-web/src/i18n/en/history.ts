/** The list of conversations and the search in it. */
export const history = {} as const;
