package io.claviger.examples.chatserver.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.examples.chatserver.security.Caller;
import io.claviger.testkit.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicketsTest {
    private final ManualTime time = new ManualTime();
    private final Tickets tickets = new Tickets(time);
    private final Ticket ticket =
            new Ticket(new Caller("usr_1", "ses_1", false), time.instant().plus(Duration.ofMinutes(10)));

    @Test
    void ticketIsGoodOnce() {
        String text = tickets.issue(ticket);

        assertThat(text).hasSize(43);
        assertThat(tickets.take(text)).contains(ticket);
        assertThat(tickets.take(text)).isEmpty();
        assertThat(tickets.take("nobody's")).isEmpty();
    }

    @Test
    void ticketIsGoodForThirtySeconds() {
        String first = tickets.issue(ticket);
        time.advance(Duration.ofSeconds(30).minusNanos(1));
        String second = tickets.issue(ticket);
        assertThat(tickets.take(first)).isPresent();
        time.advance(Duration.ofSeconds(30));
        assertThat(tickets.take(second)).isEmpty();
    }

    @Test
    void ticketEndsWithItsToken() {
        String text = tickets.issue(new Ticket(ticket.caller(), time.instant().plus(Duration.ofSeconds(5))));
        time.advance(Duration.ofSeconds(5));

        assertThat(tickets.take(text)).isEmpty();
    }

    @Test
    void oldestTicketsGiveWay() {
        String first = tickets.issue(ticket);
        String second = tickets.issue(ticket);
        for (int i = 0; i < Tickets.MOST - 1; i++) {
            tickets.issue(ticket);
        }

        assertThat(tickets.take(first)).isEmpty();
        assertThat(tickets.take(second)).isPresent();
    }
}
