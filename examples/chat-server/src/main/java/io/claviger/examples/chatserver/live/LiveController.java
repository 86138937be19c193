package io.claviger.examples.chatserver.live;

import io.claviger.chat.InvalidRequestException;
import io.claviger.chat.Problem;
import io.claviger.examples.chatserver.generation.Following;
import io.claviger.examples.chatserver.generation.Journal;
import io.claviger.examples.chatserver.history.NotThereException;
import io.claviger.examples.chatserver.security.AccessTokens;
import io.claviger.examples.chatserver.security.Caller;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tickets for sockets, and the two other ways to follow an answer. */
@RestController
final class LiveController {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,2})s?");
    private static final int LONGEST_WAIT = 25;

    private final Tickets tickets;
    private final Following following;
    private final Followers followers;
    private final JsonAnswers json;

    LiveController(Tickets tickets, Following following, Followers followers, JsonAnswers json) {
        this.tickets = tickets;
        this.following = following;
        this.followers = followers;
        this.json = json;
    }

    private record Issued(String ticket, int expiresIn) {}

    private record Polled(List<Envelope> events, boolean done) {}

    @PostMapping("/api/live/tickets")
    void ticket(Authentication authentication, @AuthenticationPrincipal Caller caller, HttpServletResponse response)
            throws IOException {
        Instant until = AccessTokens.expiry(authentication);
        json.write(response, new Issued(tickets.issue(new Ticket(caller, until)), Tickets.SECONDS));
    }

    @GetMapping("/api/generations/{id}/events")
    void stream(
            @AuthenticationPrincipal Caller caller,
            Authentication authentication,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Journal journal = journal(caller, id);
        // Whoever comes back knows better where it was than the address it began with.
        String last = request.getHeader("Last-Event-ID");
        int offset = offset(last == null ? request.getParameter("offset") : last);
        Ticket ticket = new Ticket(caller, AccessTokens.expiry(authentication));
        followers.stream(ticket, journal.from(offset), journal, response);
    }

    @GetMapping("/api/generations/{id}")
    void poll(
            @AuthenticationPrincipal Caller caller,
            @PathVariable String id,
            @RequestParam @Nullable String offset,
            @RequestParam @Nullable String wait,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Journal journal = journal(caller, id);
        Followers.Batch batch = followers.poll(caller, journal.from(offset(offset)), journal, wait(wait));
        json.write(response, new Polled(batch.events(), batch.done()));
    }

    private Journal journal(Caller caller, String id) {
        return following.journal(caller.userId(), id).orElseThrow(NotThereException::new);
    }

    private static int offset(@Nullable String typed) {
        if (typed == null) {
            return 0;
        }
        if (!NUMBER.matcher(typed).matches()) {
            throw refusal("offset_form", "offset", "An offset is a whole number of UTF-16 units from 0 on.");
        }
        return Integer.parseInt(typed);
    }

    private static Duration wait(@Nullable String typed) {
        if (typed == null) {
            return Duration.ZERO;
        }
        var seconds = SECONDS.matcher(typed);
        if (!seconds.matches() || Integer.parseInt(seconds.group(1)) > LONGEST_WAIT) {
            throw refusal("wait_form", "wait", "The longest wait is " + LONGEST_WAIT + "s; write it as 20s.");
        }
        return Duration.ofSeconds(Integer.parseInt(seconds.group(1)));
    }

    private static InvalidRequestException refusal(String code, String field, String message) {
        return new InvalidRequestException(List.of(new Problem(code, field, message)));
    }
}
