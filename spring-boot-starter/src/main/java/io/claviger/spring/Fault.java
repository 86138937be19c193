package io.claviger.spring;

/**
 * One setting that cannot work.
 *
 * @param property the full name of the setting
 * @param wanted what would work, in words
 * @param found what is there, in words or quoted; never a secret
 */
record Fault(String property, String wanted, String found) {
    /** {@return the fault as one sentence} */
    @Override
    public String toString() {
        return property + ": wanted " + wanted + "; found " + found + ".";
    }
}
