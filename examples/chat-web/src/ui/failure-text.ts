import { en } from '../i18n/en';
import type { Translate } from '../i18n/texts';
import { notUnderstood, RequestFailure, type Failure } from '../wire/failure';

const isKnown = (code: string): code is keyof typeof en.failure => Object.hasOwn(en.failure, code);

/** One sentence for the person, in their language where the cause is a known one. */
export function failureText(t: Translate, { code, message }: Pick<Failure, 'code' | 'message'>): string {
  return isKnown(code) ? t(`failure.${code}`) : message;
}

/** What was caught, as a failure to show. */
export function caught(cause: unknown): Failure {
  return cause instanceof RequestFailure ? cause.failure : notUnderstood();
}
