package io.claviger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeBedrockTest {
    private static final Instant MOMENT = Instant.parse("2026-11-21T12:36:00Z");
    private static final String AUTHORIZATION = "authorization";

    /** Signed with the example key of AWS's documentation by AWS's own signer, http-auth-aws 2.54.14. */
    private static final String SIGNATURE =
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261121/us-east-1/bedrock/aws4_request,"
                    + " SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date,"
                    + " Signature=49ca5a59a52fbfe7955748f11b08bc9503c01905905e3280519851d6651fce93";

    @Test
    void frameHasLengthsAndChecksums() {
        byte[] payload = "{\"stopReason\":\"end_turn\"}".getBytes(StandardCharsets.UTF_8);

        byte[] frame = AwsFrames.event("messageStop", payload);

        ByteBuffer numbers = ByteBuffer.wrap(frame);
        int headers = numbers.getInt(4);
        assertThat(numbers.getInt(0)).isEqualTo(frame.length);
        assertThat(headers).isEqualTo(frame.length - 16 - payload.length);
        assertThat(numbers.getInt(8)).isEqualTo(checksum(Arrays.copyOf(frame, 8)));
        assertThat(numbers.getInt(frame.length - 4)).isEqualTo(checksum(Arrays.copyOf(frame, frame.length - 4)));
        assertThat(Arrays.copyOfRange(frame, 12 + headers, frame.length - 4)).isEqualTo(payload);
    }

    @Test
    void eventIsFoundInItsStream() {
        byte[] first = AwsFrames.event("contentBlockDelta", "{\"delta\":{\"text\":\"messageStop\"}}".getBytes());
        byte[] second = AwsFrames.event("messageStop", "{}".getBytes());
        byte[] stream = Bytes.join(List.of(first, second));

        assertThat(AwsFrames.find(stream, "messageStop")).isEqualTo(first.length);
        assertThat(AwsFrames.find(stream, "metadata")).isEqualTo(stream.length);
    }

    @Test
    void requestSignedByAwsIsRecognised() {
        assertThat(request(SIGNATURE).key()).contains(AwsSignatures.EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource({
        "authorization, Signature=, Signature=0",
        "authorization, us-east-1, us-east-2",
        "authorization, host;, ''",
        "authorization, AKIAIOSFODNN7EXAMPLE, AKIAIOSFODNN7EXAMPL2",
        "host, :11500, :11501",
        "x-amz-date, 20261121T123600Z, 20261121T124201Z",
        "x-amz-content-sha256, 4, 5"
    })
    void changedRequestIsNot(String header, String from, String to) {
        RecordedRequest signed = request(SIGNATURE);
        Map<String, String> headers = new TreeMap<>(signed.headers());
        headers.computeIfPresent(header, (name, value) -> value.replaceFirst(from, to));
        assertThat(headers).isNotEqualTo(signed.headers());

        assertThat(changed(signed, signed.path(), headers, signed.body()).key()).isEmpty();
    }

    @Test
    void changedBodyPathOrForeignHeaderIsNot() {
        RecordedRequest signed = request(SIGNATURE);
        Map<String, String> more = new TreeMap<>(signed.headers());
        more.put("x-amz-security-token", "token");

        assertThat(changed(signed, signed.path(), signed.headers(), signed.body() + " ")
                        .key())
                .isEmpty();
        assertThat(changed(signed, signed.path() + "-stream", signed.headers(), signed.body())
                        .key())
                .isEmpty();
        assertThat(changed(signed, signed.path(), more, signed.body()).key()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messages\":[]}",
                "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"text\":\"a\"}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\" \"}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a\"}]},"
                        + "{\"role\":\"user\",\"content\":[{\"text\":\"b\"}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a\"}]},"
                        + "{\"role\":\"assistant\",\"content\":[{\"toolUse\":{\"toolUseId\":\"t\",\"name\":\"n\","
                        + "\"input\":{}}}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"toolResult\":{\"toolUseId\":\"t\",\"content\":[]}}]}],"
                        + "\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"inputSchema\":{\"json\":{}}}}]}}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a\"}]}],\"toolConfig\":{\"tools\":[]}}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a\"}]}],"
                        + "\"inferenceConfig\":{\"temperature\":1.5}}"
            })
    void whatBedrockRefusesIsRefused(String body) {
        assertThatThrownBy(() -> BedrockRules.check(Json.read(body))).isInstanceOf(IllegalArgumentException.class);
    }

    private static RecordedRequest request(String authorization) {
        Map<String, String> headers = new TreeMap<>();
        headers.put(AUTHORIZATION, authorization);
        headers.put("host", "127.0.0.1:11500");
        headers.put("content-type", "application/json");
        headers.put("x-amz-date", "20261121T123600Z");
        headers.put("x-amz-content-sha256", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        return new RecordedRequest(
                "POST", "/bedrock/model/us.fake-1-v1%3A0/converse", headers, "{}", MOMENT.plusSeconds(300), 1);
    }

    private static RecordedRequest changed(
            RecordedRequest request, String path, Map<String, String> headers, String body) {
        return new RecordedRequest(request.method(), path, headers, body, request.at(), 1);
    }

    private static int checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
