package io.claviger.examples.chatserver.checkup;

/**
 * One line of the result.
 *
 * @param item the number on the list, 1 to 10
 * @param verdict how it looks
 * @param text what was seen, or what is left to do
 */
record Finding(int item, Verdict verdict, String text) {
    /** How an item looks. */
    enum Verdict {
        /** As it should be. */
        GOOD("ok  "),
        /** To be mended before anybody uses the server. */
        BAD("BAD "),
        /** Not to be seen from outside. */
        YOURS("you ");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }
    }

    static Finding of(int item, boolean good, String whenGood, String whenBad) {
        return new Finding(item, good ? Verdict.GOOD : Verdict.BAD, good ? whenGood : whenBad);
    }

    static Finding yours(int item, String text) {
        return new Finding(item, Verdict.YOURS, text);
    }

    /** {@return the line} */
    @Override
    public String toString() {
        return String.format("%2d %s %s", item, verdict.word, text);
    }
}
