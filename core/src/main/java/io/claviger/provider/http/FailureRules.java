package io.claviger.provider.http;

import io.claviger.chat.FailureKind;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The table that names a provider's errors. Immutable.
 *
 * <p>The rules are tried in the order they were added and the first that fits wins, so a table reads from the exact to
 * the vague and tests quota before rate limit: a provider's own codes first, then phrases it is known to use, then the
 * rules every service shares, and the bare status last.
 */
public final class FailureRules {
    /**
     * Any status, and none: an error inside a stream or a document of status 200 has only the status that it names
     * itself, so a rule for a certain status misses it.
     */
    public static final int ANY = 0;

    /** What services say when the conversation does not fit (recordings and issue threads, 2026). */
    private static final List<String> CONTEXT_PHRASES = List.of(
            "maximum context length",
            "context window",
            "context length",
            "reduce the length of the messages",
            "prompt is too long",
            "prompt too long",
            "input is too long",
            "input tokens exceeded",
            "exceeds the maximum number of tokens",
            "request too large");

    private static final Set<Integer> CONTEXT_STATUSES = Set.of(0, 400, 413, 422);

    /** How models refuse to go on from words that were put into their mouth; others do (issue threads, 2026). */
    private static final List<String> PREFILL_PHRASES = List.of(
            "message prefill", "must end with a user message", "ends with a user role", "expected last role user");

    /** What a bare status means where the body says nothing better (RFC 9110 section 15 and the services' pages). */
    private static final Map<Integer, FailureKind> BY_STATUS = Map.ofEntries(
            Map.entry(400, FailureKind.INVALID_REQUEST),
            Map.entry(401, FailureKind.INVALID_KEY),
            Map.entry(402, FailureKind.QUOTA_EXCEEDED),
            Map.entry(403, FailureKind.REGION_BLOCKED),
            Map.entry(404, FailureKind.UNSUPPORTED_MODEL),
            Map.entry(405, FailureKind.INVALID_REQUEST),
            Map.entry(408, FailureKind.TIMEOUT),
            Map.entry(410, FailureKind.UNSUPPORTED_MODEL),
            Map.entry(413, FailureKind.CONTEXT_TOO_LONG),
            Map.entry(415, FailureKind.INVALID_REQUEST),
            Map.entry(422, FailureKind.INVALID_REQUEST),
            Map.entry(429, FailureKind.RATE_LIMIT),
            Map.entry(451, FailureKind.REGION_BLOCKED),
            Map.entry(504, FailureKind.TIMEOUT));

    private final List<Rule> rules;

    private FailureRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** {@return a builder without rules} */
    public static Builder builder() {
        return new Builder();
    }

    FailureKind classify(ErrorFacts facts) {
        for (Rule rule : rules) {
            if (rule.fits(facts)) {
                return rule.kind();
            }
        }
        if (CONTEXT_STATUSES.contains(facts.status()) && saysAnyOf(facts, CONTEXT_PHRASES)) {
            return FailureKind.CONTEXT_TOO_LONG;
        }
        if (facts.status() == 400 && saysAnyOf(facts, PREFILL_PHRASES)) {
            return FailureKind.UNSUPPORTED_MODEL;
        }
        return byStatus(facts);
    }

    /** {@return what the service itself calls the error, empty when only its status or a doubtful rule says so} */
    Optional<FailureKind> named(ErrorFacts facts) {
        return rules.stream()
                .filter(rule -> rule.fits(facts))
                .findFirst()
                .filter(Rule::sure)
                .map(Rule::kind);
    }

    private static FailureKind byStatus(ErrorFacts facts) {
        int status = facts.status();
        boolean page = !facts.isJson() && !facts.isEmpty();
        if (page && (status == 403 || status == 404 || status >= 500)) {
            // A web page comes from something between us and the service, which has not spoken at all.
            return FailureKind.NETWORK_ERROR;
        }
        return BY_STATUS.getOrDefault(status, FailureKind.PROVIDER_UNAVAILABLE);
    }

    private static boolean saysAnyOf(ErrorFacts facts, List<String> phrases) {
        String message = facts.message();
        return phrases.stream().anyMatch(message::contains);
    }

    /** {@return when to come back: what the service says, and no earlier than the allowance it names is renewed} */
    @Nullable Duration retryAfter(ErrorFacts facts, InstantSource clock) {
        Duration told = RetryHints.find(facts, clock);
        ZoneId zone = rules.stream()
                .filter(rule -> rule.fits(facts))
                .findFirst()
                .map(Rule::renewedAtMidnight)
                .orElse(null);
        if (zone == null) {
            return told;
        }
        ZonedDateTime now = clock.instant().atZone(zone);
        Duration renewal = Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(zone));
        return told == null || told.compareTo(renewal) < 0 ? renewal : told;
    }

    /** One line of the table; {@code sure} when it is the service's own word and never meets a good key. */
    private record Rule(
            FailureKind kind,
            int status,
            Predicate<ErrorFacts> test,
            boolean sure,
            @Nullable ZoneId renewedAtMidnight) {
        Rule(FailureKind kind, int status, Predicate<ErrorFacts> test) {
            this(kind, status, test, true, null);
        }

        boolean fits(ErrorFacts facts) {
            return (status == ANY || status == facts.status()) && test.test(facts);
        }
    }

    /** Builds {@link FailureRules}. For one thread. */
    public static final class Builder {
        private final List<Rule> rules = new ArrayList<>();

        private Builder() {}

        /**
         * Any of these codes stands in the body, at any depth, as the value of a field named "code", {@code type},
         * {@code status}, {@code reason}, {@code error_type}, {@code param}, {@code limit_source}, {@code quotaId},
         * {@code quota_limit}, {@code blockReason} or {@code __type} (case ignored), or in the header
         * {@code x-amzn-errortype}. A code in a field named {@code error} counts as a {@linkplain #phrase phrase}.
         *
         * @param kind what it means
         * @param status the HTTP status it comes with, or {@link #ANY}
         * @param codes whole codes, case ignored
         * @return this builder
         */
        public Builder code(FailureKind kind, int status, String... codes) {
            Set<String> wanted = Set.copyOf(lowerCase(codes));
            rules.add(new Rule(kind, status, facts -> facts.codes().stream().anyMatch(wanted::contains)));
            return this;
        }

        /**
         * A code in the body contains any of these words, for services that build codes from parts.
         *
         * @param kind what it means
         * @param status the HTTP status it comes with, or {@link #ANY}
         * @param parts parts of codes, case ignored
         * @return this builder
         */
        public Builder codePart(FailureKind kind, int status, String... parts) {
            List<String> wanted = lowerCase(parts);
            rules.add(new Rule(
                    kind,
                    status,
                    facts -> facts.codes().stream()
                            .anyMatch(code -> wanted.stream().anyMatch(code::contains))));
            return this;
        }

        /**
         * The message contains any of these phrases: the value of a field of the body, at any depth, that is named
         * {@code message}, {@code error}, {@code description}, {@code detail} or {@code raw} (case ignored).
         *
         * @param kind what it means
         * @param status the HTTP status it comes with, or {@link #ANY}
         * @param phrases phrases, case ignored
         * @return this builder
         */
        public Builder phrase(FailureKind kind, int status, String... phrases) {
            List<String> wanted = lowerCase(phrases);
            rules.add(new Rule(kind, status, facts -> saysAnyOf(facts, wanted)));
            return this;
        }

        /**
         * The body has any of these fields, whatever their values, for services that tell errors apart by what they
         * explain.
         *
         * @param kind what it means
         * @param status the HTTP status it comes with, or {@link #ANY}
         * @param names names of fields at any depth that are not null, case ignored
         * @return this builder
         */
        public Builder field(FailureKind kind, int status, String... names) {
            List<String> wanted = lowerCase(names);
            rules.add(new Rule(kind, status, facts -> wanted.stream().anyMatch(facts.fields()::contains)));
            return this;
        }

        /**
         * A response header has this value.
         *
         * @param kind what it means
         * @param status the HTTP status it comes with, or {@link #ANY}
         * @param name the header
         * @param value its value
         * @return this builder
         */
        public Builder header(FailureKind kind, int status, String name, String value) {
            rules.add(new Rule(
                    kind,
                    status,
                    facts -> facts.headers().firstValue(name).orElse("").equals(value)));
            return this;
        }

        /**
         * A bare status means something else than everywhere.
         *
         * @param kind what it means
         * @param status the HTTP status
         * @return this builder
         */
        public Builder status(FailureKind kind, int status) {
            rules.add(new Rule(kind, status, facts -> true, false, null));
            return this;
        }

        /**
         * Marks the rule before as one that meets good keys too: the attempt failed as it says, but a key check that ends
         * so proves nothing.
         *
         * @return this builder
         * @throws IllegalStateException when there is no rule before
         */
        public Builder doubtful() {
            Rule last = takeLast();
            rules.add(new Rule(last.kind(), last.status(), last.test(), false, last.renewedAtMidnight()));
            return this;
        }

        /**
         * Says that what the rule before names is renewed at midnight: a shorter wait that the service advises is for
         * something else.
         *
         * @param zone where the service keeps its calendar
         * @return this builder
         * @throws IllegalStateException when there is no rule before
         */
        public Builder renewedAtMidnight(ZoneId zone) {
            Rule last = takeLast();
            rules.add(new Rule(last.kind(), last.status(), last.test(), last.sure(), zone));
            return this;
        }

        private Rule takeLast() {
            if (rules.isEmpty()) {
                throw new IllegalStateException("There is no rule before this.");
            }
            return rules.remove(rules.size() - 1);
        }

        /** {@return the table} */
        public FailureRules build() {
            return new FailureRules(rules);
        }

        private static List<String> lowerCase(String... words) {
            return List.of(words).stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .toList();
        }
    }
}
