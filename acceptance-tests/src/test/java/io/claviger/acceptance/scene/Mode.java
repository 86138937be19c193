package io.claviger.acceptance.scene;

/** Whether an answer is wanted whole or piece by piece. */
public enum Mode {
    /** Whole. */
    UNARY("whole"),
    /** Piece by piece. */
    STREAMED("streamed");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /** {@return the mode in the words of the tables} */
    @Override
    public String toString() {
        return word;
    }
}
