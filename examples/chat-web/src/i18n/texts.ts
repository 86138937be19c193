import type { en } from './en';

/** A text with one form for each plural category that its language has; `{count}` is the number. */
export type Plural = { readonly other: string } & { readonly [form in Exclude<Intl.LDMLPluralRule, 'other'>]?: string };

type English = typeof en;

/** What a language must have: every key of English, with a plural where English has one. A missing key fails the type check. */
export type Texts = { readonly [F in keyof English]: { readonly [K in keyof English[F]]: English[F][K] extends string ? string : Plural } };

/** `<feature>.<key>` for every text there is. */
export type Key = { [F in keyof English]: `${F}.${Extract<keyof English[F], string>}` }[keyof English];

type Entry<K> = K extends `${infer F extends keyof English & string}.${infer Rest}` ? English[F][Rest & keyof English[F]] : never;

type Named<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;

type NamesIn<E> = E extends string ? Named<E> : 'count' | Named<E[keyof E]>;

/** The values that the text of a key has room for: none, or exactly those between its braces. */
export type Values<K extends Key> = [NamesIn<Entry<K>>] extends [never] ? [] : [{ [N in NamesIn<Entry<K>>]: N extends 'count' ? number : string | number }];

/** Looks up a text and fills it in: `t('app.menu.of', { name })`. */
export type Translate = <K extends Key>(key: K, ...values: Values<K>) => string;
