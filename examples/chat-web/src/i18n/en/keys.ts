/** The key drawer. */
export const keys = {} as const;
