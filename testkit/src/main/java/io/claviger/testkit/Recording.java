package io.claviger.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One recorded exchange.
 *
 * @param name the name of its files
 * @param reply what came
 * @param streaming whether a stream was asked for
 * @param expected what a client must make of it, null when nobody says
 */
record Recording(
        String name,
        RawReply reply,
        boolean streaming,
        @Nullable JsonNode expected) {
    private static final String LINES = "application/x-ndjson";
    private static final String META = ".meta.json";
    private static final Pattern FINISH = Pattern.compile("\"finish_?[rR]eason\":\\s*\"|\"done\":\\s*true");

    /** Loads all of a folder: {@code <name>.meta.json}, {@code <name>.body}, {@code EXPECTED.jsonl}. */
    static List<Recording> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, JsonNode> expected = new HashMap<>();
            for (String line : Files.readAllLines(folder.resolve("EXPECTED.jsonl"))) {
                JsonNode golden = Json.read(line);
                expected.put(golden.path("name").asText(), golden);
            }
            List<Recording> all = new ArrayList<>();
            for (Path meta : files.filter(file -> file.toString().endsWith(META))
                    .sorted()
                    .toList()) {
                String file = meta.getFileName().toString();
                String name = file.substring(0, file.length() - META.length());
                all.add(load(folder, name, expected.get(name)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("The recordings in " + folder.getFileName() + " cannot be read.", e);
        }
    }

    private static Recording load(Path folder, String name, @Nullable JsonNode expected) throws IOException {
        JsonNode meta = Json.read(Files.readString(folder.resolve(name + META)));
        JsonNode response = meta.path("response");
        Map<String, String> headers = new HashMap<>();
        response.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        headers.keySet().removeAll(List.of("content-length", "transfer-encoding", "connection", "content-encoding"));
        String type = headers.getOrDefault("content-type", "");
        boolean streaming = expected == null
                ? type.startsWith("text/event-stream")
                        || type.contains("eventstream")
                        || type.startsWith(LINES)
                        || meta.path("request").path("uri").asText().contains(":streamGenerateContent")
                : expected.path("mode").asText().equals("stream");
        byte[] body = Files.readAllBytes(folder.resolve(name + ".body"));
        return new Recording(name, RawReply.of(response.path("status").asInt(), headers, body), streaming, expected);
    }

    /** {@return where the first event with a finish reason begins, or all when there is none} */
    int lengthBeforeFinish() {
        if (reply.headers().getOrDefault("content-type", "").contains("eventstream")) {
            return AwsFrames.find(reply.body(), "messageStop");
        }
        String body = new String(reply.body(), StandardCharsets.ISO_8859_1);
        Matcher finish = FINISH.matcher(body);
        if (!finish.find()) {
            return body.length();
        }
        boolean lines = reply.headers().getOrDefault("content-type", "").startsWith(LINES);
        return Math.max(
                0, lines ? body.lastIndexOf('\n', finish.start()) + 1 : body.lastIndexOf("data:", finish.start()));
    }

    @Override
    public String toString() {
        return name;
    }
}
