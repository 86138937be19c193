package io.claviger.acceptance.faults;

import io.claviger.acceptance.scene.Mode;
import io.claviger.acceptance.scene.Scene;
import io.claviger.chat.ChatRequest;
import io.claviger.chat.FailureKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the fault table: what goes wrong, and what follows.
 *
 * @param fault what goes wrong at the first service
 * @param request what is asked
 * @param staging how it is brought about
 * @param modes for which answers it holds
 * @param kind how every failed call of the first service is classified, null when none fails
 * @param follows what follows
 */
record Line(
        String fault,
        ChatRequest request,
        Staging staging,
        List<Mode> modes,
        @Nullable FailureKind kind,
        Follows follows) {

    /**
     * What follows a fault.
     *
     * @param first how often the first service is called
     * @param fallback how often the second one is called
     * @param result what the caller gets
     * @param lesson what the session has learnt about the first key
     * @param span how long it takes
     */
    record Follows(int first, int fallback, Result result, Lesson lesson, Span span) {}

    static Line line(String fault, Staging staging) {
        Follows nothing = new Follows(0, 0, Result.FIRST, Lesson.GOOD, Span.NONE);
        return new Line(fault, Scene.QUESTION, staging, List.of(Mode.values()), null, nothing);
    }

    Line streamed() {
        return new Line(fault, request, staging, List.of(Mode.STREAMED), kind, follows);
    }

    Line whole() {
        return new Line(fault, request, staging, List.of(Mode.UNARY), kind, follows);
    }

    Line asking(ChatRequest question) {
        return new Line(fault, question, staging, modes, kind, follows);
    }

    Line as(FailureKind classified) {
        return new Line(fault, request, staging, modes, classified, follows);
    }

    Line calls(int first, int fallback, Result result, Lesson lesson, Span span) {
        return new Line(fault, request, staging, modes, kind, new Follows(first, fallback, result, lesson, span));
    }

    /** {@return the line in Markdown} */
    String markdown() {
        String asked = modes.size() == Mode.values().length ? "" : " (" + modes.get(0) + ")";
        String classified = kind == null ? "none" : "`" + kind + "`";
        return String.join(
                " | ",
                "| " + fault + asked,
                classified,
                Integer.toString(follows.first()),
                Integer.toString(follows.fallback()),
                follows.result().words,
                follows.lesson().words,
                follows.span().words() + " |");
    }
}
