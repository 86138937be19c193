package io.claviger.benchmarks;

/** What all clients ask. */
final class Question {
    /** Some 40 tokens. */
    static final String TEXT = "What is a binary tree, and when would one rather take a hash table? Answer in one"
            + " paragraph for somebody who has just learned what an array is.";

    private Question() {}
}
