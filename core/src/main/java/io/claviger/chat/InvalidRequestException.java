package io.claviger.chat;

import java.util.List;
import java.util.stream.Collectors;

/** The input was refused before anybody was called. Lists everything that is wrong with it at once. */
public final class InvalidRequestException extends ChatException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * Reports what is wrong.
     *
     * @param problems at least one
     */
    public InvalidRequestException(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    /** {@return what is wrong, at least one problem} */
    public List<Problem> problems() {
        return problems;
    }
}
