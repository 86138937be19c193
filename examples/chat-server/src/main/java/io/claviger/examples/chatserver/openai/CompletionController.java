package io.claviger.examples.chatserver.openai;

import io.claviger.examples.chatserver.body.BodyReader;
import io.claviger.examples.chatserver.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers chat completions. The keys come with the request or from a key session, and are let go before it ends. */
@RestController
final class CompletionController {
    /** The table of routes may say less. */
    static final int LONGEST_BODY = 8 << 20;

    private final BodyReader bodies;
    private final CompletionRequestReader requests;
    private final CallersKeys keys;
    private final CompletionDelivery delivery;

    CompletionController(
            BodyReader bodies, CompletionRequestReader requests, CallersKeys keys, CompletionDelivery delivery) {
        this.bodies = bodies;
        this.requests = requests;
        this.keys = keys;
        this.delivery = delivery;
    }

    @PostMapping("/v1/chat/completions")
    void complete(@AuthenticationPrincipal Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        CompletionRequest wanted = requests.read(bodies.bytes(request, LONGEST_BODY));
        try (CallersKeys.Loan loan = keys.of(caller, request)) {
            delivery.deliver(caller, wanted, loan.ring(), request, response);
        }
    }
}
