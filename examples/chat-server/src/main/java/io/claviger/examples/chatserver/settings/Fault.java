package io.claviger.examples.chatserver.settings;

/**
 * One setting that cannot work.
 *
 * @param where the full name of the setting, or the line of a file
 * @param wanted what would work, in words
 * @param found what is there, in words or quoted; never a secret
 */
record Fault(String where, String wanted, String found) {
    /** {@return the fault as one sentence} */
    @Override
    public String toString() {
        // No colon behind the name: the redactor would take what follows "secret:" for one.
        return where + " needs " + wanted + "; found " + found + ".";
    }
}
