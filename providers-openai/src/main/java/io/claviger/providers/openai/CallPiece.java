package io.claviger.providers.openai;

import org.jspecify.annotations.Nullable;

/** What one event says about one tool call. */
final class CallPiece {
    static final int NO_INDEX = -1;

    int index = NO_INDEX;

    @Nullable String id;

    @Nullable String name;

    @Nullable String arguments;
}
