package io.claviger.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private static String wording(String text) {
        return String.join(" ", Wording.of(text).words());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is a binary tree?",
                "what's a Binary Tree",
                "What’s a binary tree??",
                "whats a binary tree",
                "WHAT ARE BINARY TREES",
                "explain binary trees",
                "Explain to me what a binary tree is.",
                "Please explain binary trees, thanks!",
                "Can you please explain what binary trees are?",
                "could you explain a binary tree in simple terms",
                "Hi, can you tell me what a binary tree is please?",
                "Hello! Tell me about binary trees",
                "Describe the binary-tree",
                "Define binary tree.",
                "definition of a binary tree",
                "What is the definition of a binary tree?",
                "What is meant by binary tree?",
                "What does \"binary tree\" mean?",
                "What do binary trees mean",
                "I want to know what a binary tree is",
                "do you know what a binary tree is?",
                "binary tree",
                "Binary Trees?",
                "What exactly is a binary tree",
                "What is a b\u00EDna\u0301ry tr\u00E9e?"
            })
    void waysOfAskingForAnExplanationAreTheSame(String text) {
        assertThat(wording(text)).isEqualTo("binary tre");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is a binary search tree?",
                "What is not a binary tree?",
                "Why is a binary tree bad?",
                "What is a binary tree in Haskell?",
                "What is a binary tree used for?",
                "What is a binary tree with cycles?",
                "What is a non binary tree?",
                "What isn't a binary tree?",
                "How many nodes has a binary tree?",
                "Is a tree binary?",
                "Draw a binary tree",
                "binary tree vs heap",
                "What is a tree?",
                "What is a binary?",
                "What is a binary trie?",
                "Who invented the binary tree?",
                "What are the types of binary trees?",
                "What is a binary tree? Answer in German."
            })
    void otherQuestionsStayOtherQuestions(String text) {
        assertThat(wording(text)).isNotEqualTo("binary tre");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "How does a hash table work? | explain how hash tables work | How do hash tables work",
                "How do I reverse a linked list? | How to reverse a linked list | how can you reverse linked lists",
                "Why is quicksort fast? | why does quicksort fast | WHY IS QUICKSORT FAST",
                "difference between a stack and a queue | What's the difference between queues and stacks? | stack vs. queue",
                "queue versus stack | Compare a stack with a queue | How is a stack different from a queue?",
                "How do stacks differ from queues? | Stack vs queue | compare queues and stacks",
                "I don't know graphs | I do not know graphs | I dont know graphs"
            })
    void otherWaysOfAskingAreTheSameToo(String one, String two, String three) {
        assertThat(wording(two)).isEqualTo(wording(one));
        assertThat(wording(three)).isEqualTo(wording(one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is a for loop? | What is a loop?",
                "What is C++? | What is C?",
                "What is C#? | What is C?",
                "What is O(n!)? | What is O(n)?",
                "What is O(n^2)? | What is O(n)?",
                "What is the mean of an array? | What is an array?",
                "What does this mean in Java? | What is Java?",
                "What is EXPLAIN in SQL? | What is SQL?",
                "What does == do? | What does = do?",
                "What is -1? | What is 1?",
                "What is A* search? | What is search?",
                "How do I convert an array to a list? | How do I convert a list to an array?",
                "Is a heap sorted? | Is a heap not sorted?",
                "What is a class? | What is the class path?",
                "When is a stack used? | Why is a stack used?"
            })
    void smallWordsAndSymbolsThatMatterStay(String one, String other) {
        assertThat(wording(one)).isNotEqualTo(wording(other));
    }

    @ParameterizedTest
    @CsvSource({
        "trees,tree", "queues,queue", "hashes,hash", "classes,class", "caches,cache", "indexes,index", "indices,index",
        "vertices,vertex", "leaves,leaf", "queries,query", "tries,trie", "lists,list", "arrays,array", "edges,edge",
        "matrices,matrix", "buses,bus", "boxes,box", "nodes,node"
    })
    void pluralIsTheSameWord(String plural, String singular) {
        assertThat(Stem.of(plural)).isEqualTo(Stem.of(singular));
    }

    @ParameterizedTest
    @CsvSource({"class,clas", "tree,trie", "stack,stick", "analysis,analog", "bus,bu", "process,proces", "has,have"})
    void otherWordsStayApart(String one, String other) {
        assertThat(Stem.of(one)).isNotEqualTo(Stem.of(other));
    }

    @Test
    void longTextIsNoQuestion() {
        assertThat(Wording.of("tree ".repeat(40)).words()).hasSize(40);
        assertThat(Wording.of("tree ".repeat(41)).words()).isEmpty();
        assertThat(Wording.of("").words()).isEmpty();
        assertThat(Wording.of("?!... 👍").words()).isEmpty();
    }

    @Test
    void questionOfFillersSaysNothing() {
        assertThat(Wording.of("please, simply just").hasContent()).isFalse();
        assertThat(Wording.of("What?").words()).isEqualTo(List.of("what"));
    }
}
