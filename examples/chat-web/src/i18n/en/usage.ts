/** Who was asked how often, and what it took. */
export const usage = {} as const;
