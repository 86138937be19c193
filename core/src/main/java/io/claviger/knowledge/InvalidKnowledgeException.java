package io.claviger.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** The files of a knowledge base are not what they should be. Lists everything that is wrong with them at once. */
public final class InvalidKnowledgeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<KnowledgeFault> faults;

    InvalidKnowledgeException(List<KnowledgeFault> faults) {
        super("The knowledge base cannot be loaded, found " + faults.size()
                + (faults.size() == 1 ? " fault:" : " faults:")
                + faults.stream().map(fault -> "\n  " + fault).collect(Collectors.joining()));
        this.faults = List.copyOf(faults);
    }

    /** {@return what is wrong, at least one fault, by file and line} */
    public List<KnowledgeFault> faults() {
        return faults;
    }
}
