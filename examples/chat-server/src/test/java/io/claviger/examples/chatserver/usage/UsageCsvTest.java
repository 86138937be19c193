package io.claviger.examples.chatserver.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageCsvTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            =HYPERLINK("http://x") | `"'=HYPERLINK(""http://x"")"`
            +1                     | '+1
            -2                     | '-2
            @SUM(A1)               | '@SUM(A1)
            ＝1                     | '＝1
            a=b                    | a=b
            a,b                    | `"a,b"`
            a"b                    | `"a""b"`
            llama-3.3-70b          | llama-3.3-70b
            """, delimiter = '|')
    @DisplayName("S4-USAGE-1: no cell is a formula to a spreadsheet")
    void cellsAreTexts(String value, String cell) {
        assertThat(UsageCsv.text(value)).isEqualTo(cell);
    }

    @Test
    void controlCharactersAreQuotedAndDisarmed() {
        assertThat(UsageCsv.text("\t=1")).isEqualTo("\"'\t=1\"");
        assertThat(UsageCsv.text("\r=1")).isEqualTo("\"'\r=1\"");
        assertThat(UsageCsv.text("a\n=1")).isEqualTo("\"a\n=1\"");
        assertThat(UsageCsv.text(null)).isEmpty();
    }

    @Test
    void linesEndAsTheRfcSays() {
        assertThat(UsageCsv.of(List.of(new UsageLine("2026-11-21", "groq", "=x", "user", 1, 0, 2, 3))))
                .isEqualTo("day,provider,model,source,requests,errors,inputTokens,outputTokens\r\n"
                        + "2026-11-21,groq,'=x,user,1,0,2,3\r\n");
    }
}
