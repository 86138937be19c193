package io.claviger.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * Looks questions up before any provider is called. Implementations are thread-safe, quick, and answer only when they are
 * sure: a wrong answer costs more than a call.
 */
@FunctionalInterface
public interface KnowledgeBase {
    /**
     * Looks a question up.
     *
     * @param course the course's id, in lower case
     * @param question the person's text, any text at all
     * @return the answer, empty when this base is not sure
     */
    Optional<KnowledgeAnswer> find(String course, String question);

    /** {@return the courses this base knows, by id; empty, unless a base says otherwise} */
    default List<Course> courses() {
        return List.of();
    }
}
