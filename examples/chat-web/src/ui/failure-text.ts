import { en } from '../i18n/en';
import type { Translate } from '../i18n/texts';
import { notUnderstood, RequestFailure, type Failure } from '../wire/failure';

type Known = keyof typeof en.failure;

const isKnown = (code: string): code is Known => Object.hasOwn(en.failure, code);

/** Codes that mean the same to a person. */
const SAME_AS: Record<string, Known> = {
  ENCODED: 'page_old',
  NOT_JSON: 'page_old',
  BROKEN: 'page_old',
  UNKNOWN_TYPE: 'page_old',
  METHOD_NOT_ALLOWED: 'page_old',
  TOO_SLOW: 'TIMEOUT',
  TOO_MANY_FOLLOWED: 'RATE_LIMITED',
  message_blank: 'message_missing',
  message_empty: 'message_missing',
  message_lone_surrogate: 'message_control_character',
  keys_missing: 'key_missing',
  provider_twice: 'provider_duplicate',
  search_long: 'search_too_long',
  version_unknown: 'import_refused',
};

/** What only a page can get wrong that does not fit its server. */
const OF_THE_PAGE = new Set(
  (
    'body_not_json body_not_object frame_not_object json_duplicate_name json_invalid json_string_too_long json_too_deep json_trailing_content unknown_field wrong_type too_many_names ' +
    'conversation_id_form conversation_id_missing course_id_form course_id_missing id_form room_missing type_missing messages_missing keys_in_text keys_twice ' +
    'cursor_unknown limit_range offset_form wait_form by_unknown day_form days_range format_unknown unknown_word ' +
    'max_output_tokens_out_of_range temperature_out_of_range top_p_out_of_range stop_invalid tool_duplicate tool_missing'
  ).split(' '),
);

/** The text for a code, or undefined for one that a newer server may have. */
export function textFor(code: string): Known | undefined {
  if (isKnown(code)) return code;
  return Object.hasOwn(SAME_AS, code) ? SAME_AS[code] : OF_THE_PAGE.has(code) ? 'page_old' : undefined;
}

/** One sentence for the person, in their language where the cause is a known one. */
export function failureText(t: Translate, { code, message }: Pick<Failure, 'code' | 'message'>): string {
  const known = textFor(code);
  return known ? t(`failure.${known}`) : message;
}

/** What was caught, as a failure to show. */
export function caught(cause: unknown): Failure {
  return cause instanceof RequestFailure ? cause.failure : notUnderstood();
}
