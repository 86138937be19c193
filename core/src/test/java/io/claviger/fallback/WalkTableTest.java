package io.claviger.fallback;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.chat.FailureKind;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WalkTableTest {
    /** The table of docs/request-path.md, by its columns: same key, next key, next provider, held against. */
    private static final String TABLE = """
            INVALID_KEY          no  yes yes KEY
            QUOTA_EXCEEDED       no  yes yes KEY_UNTIL_RESET
            RATE_LIMIT           yes yes yes KEY_UNTIL_RETRY
            TIMEOUT              yes no  yes PROVIDER
            NETWORK_ERROR        yes no  yes PROVIDER
            UNSUPPORTED_MODEL    no  no  yes MODEL
            PROVIDER_UNAVAILABLE yes no  yes PROVIDER
            MALFORMED_RESPONSE   yes no  yes ANSWER
            REGION_BLOCKED       no  no  yes MODEL
            CONTEXT_TOO_LONG     no  no  yes NOBODY
            CONTENT_BLOCKED      no  no  no  NOBODY
            INVALID_REQUEST      no  no  no  NOBODY
            """;

    @Test
    void everyKindHasTheLineOfTheDesign() {
        String actual = Stream.of(FailureKind.values())
                .map(kind -> {
                    WalkTable.Line line = WalkTable.of(kind);
                    return String.format(
                            "%-20s %-3s %-3s %-3s %s",
                            kind, yes(line.sameKey()), yes(line.nextKey()), yes(line.nextProvider()), line.blame());
                })
                .collect(Collectors.joining("\n", "", "\n"));

        assertThat(actual).isEqualTo(TABLE);
    }

    private static String yes(boolean value) {
        return value ? "yes" : "no";
    }
}
