package io.claviger.examples.chatserver.history;

import io.claviger.examples.chatserver.history.HistorySearch.Hit;
import io.claviger.examples.chatserver.history.HistorySearch.Wanted;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.Cursor;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import io.claviger.examples.chatserver.wire.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds messages by their words. */
@RestController
final class SearchController {
    /** Whoever looks further narrows the search. */
    private static final int MOST_HITS = 1_000;

    private final HistorySearch search;
    private final JsonAnswers json;

    SearchController(HistorySearch search, JsonAnswers json) {
        this.search = search;
        this.json = json;
    }

    /**
     * What is searched for, and where.
     *
     * @param q words, and phrases in quotation marks
     * @param conversation the only conversation to search in
     * @param limit how many hits a page has
     * @param after the cursor of the page before
     */
    record Query(
            @Nullable String q,
            @Nullable String conversation,
            @Nullable Integer limit,
            @Nullable String after) {}

    private record Place(String id, String title) {}

    private record Found(String id, String role, Instant createdAt) {}

    private record HitJson(Place conversation, Found message, String snippet, double score) {
        static HitJson of(Hit hit) {
            return new HitJson(
                    new Place(hit.conversation(), hit.title()),
                    new Found(hit.message(), hit.role(), Instant.ofEpochMilli(hit.createdAt())),
                    hit.snippet(),
                    hit.score());
        }
    }

    @GetMapping("/api/search")
    void search(@AuthenticationPrincipal Caller caller, Query query, HttpServletResponse response) throws IOException {
        int limit = Cursor.limit(query.limit());
        Cursor after = Cursor.parse(query.after());
        int offset = after == null ? 0 : (int) Math.max(0, Math.min(after.number(), MOST_HITS));
        Wanted wanted = new Wanted(
                SearchWords.of(query.q() == null ? "" : query.q()),
                query.conversation() == null ? null : ConversationController.named(query.conversation()),
                offset,
                Math.min(limit, MOST_HITS - offset) + 1);
        List<Hit> found = search.search(caller.userId(), wanted);
        int end = offset + wanted.limit() - 1;
        boolean more = found.size() == wanted.limit() && end < MOST_HITS;
        List<HitJson> items =
                found.stream().limit(wanted.limit() - 1L).map(HitJson::of).toList();
        json.write(response, new Page<>(items, more ? new Cursor(end, "").text() : null));
    }
}
