package io.claviger.provider.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads when a provider wants to be asked again, in all the forms seen: {@code retry-after-ms}, {@code Retry-After} as
 * seconds or as a date (RFC 9110 section 10.2.3), a protobuf {@code retryDelay}, "try again in 9m38.016s", and an epoch
 * in the body. The first that is there counts; negative and unreadable ones do not.
 */
final class RetryHints {
    /** Longer waits are stated by mistake or mean "never" for one session. */
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final Pattern IN_TEXT =
            Pattern.compile("(?:try again|retry) in ((?:\\d{1,9}(?:\\.\\d{1,12})?(?:ms|h|m|s)){1,5})");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,12})?");
    private static final Pattern UNIT = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,12}))?(ms|h|m|s)");

    private RetryHints() {}

    /**
     * {@return when to come back, null when the provider does not say}
     *
     * @param clock the present, for hints that name a time of day
     */
    static @Nullable Duration find(ErrorFacts facts, InstantSource clock) {
        Duration hint = amount(facts.headers().firstValue("retry-after-ms").orElse(""), "ms");
        if (hint == null) {
            String value = facts.headers().firstValue("retry-after").orElse("");
            hint = amount(value, "s");
            hint = hint == null ? untilDate(value, clock) : hint;
        }
        for (String delay : facts.retryDelays()) {
            hint = hint == null ? compound(delay) : hint;
        }
        if (hint == null) {
            Matcher inText = IN_TEXT.matcher(facts.message());
            hint = inText.find() ? compound(inText.group(1)) : null;
        }
        if (hint == null && facts.resetEpochMillis() > 0) {
            hint = Duration.between(clock.instant(), Instant.ofEpochMilli(facts.resetEpochMillis()));
        }
        return hint == null || hint.isNegative() ? null : hint.compareTo(LONGEST) > 0 ? LONGEST : hint;
    }

    /** {@return whether the provider asks not to be called again, as the OpenAI family of clients reads it} */
    static boolean isRefused(ErrorFacts facts) {
        return facts.headers().firstValue("x-should-retry").orElse("").equalsIgnoreCase("false");
    }

    /** Reads a bare number in the header's unit, or an amount that names its own. */
    private static @Nullable Duration amount(String value, String unit) {
        String stripped = value.strip();
        return compound(NUMBER.matcher(stripped).matches() ? stripped + unit : stripped);
    }

    private static @Nullable Duration untilDate(String value, InstantSource clock) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(clock.instant(), date.toInstant());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Reads {@code 1h2m3.5s}, {@code 26ms}, {@code 0.25s}; null when anything else stands there. */
    static @Nullable Duration compound(String text) {
        Matcher unit = UNIT.matcher(text.toLowerCase(Locale.ROOT));
        Duration sum = Duration.ZERO;
        int at = 0;
        while (at < text.length()) {
            if (!unit.find(at) || unit.start() != at) {
                return null;
            }
            long nanosPerUnit = switch (unit.group(3)) {
                case "h" -> 3_600_000_000_000L;
                case "m" -> 60_000_000_000L;
                case "s" -> 1_000_000_000L;
                default -> 1_000_000L;
            };
            sum = sum.plus(Duration.ofNanos(nanosPerUnit).multipliedBy(Long.parseLong(unit.group(1))));
            String fraction = unit.group(2);
            if (fraction != null) {
                sum = sum.plusNanos((long) (Double.parseDouble("0." + fraction) * nanosPerUnit));
            }
            at = unit.end();
        }
        return text.isEmpty() ? null : sum;
    }
}
