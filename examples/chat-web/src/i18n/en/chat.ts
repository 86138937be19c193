/** Questions, answers and what is said about them. */
export const chat = {} as const;
