/** Signing up, signing in, and everything about one account. */
export const account = {} as const;
