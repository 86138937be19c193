package io.claviger.examples.chatserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.claviger.knowledge.Course;
import io.claviger.knowledge.FolderKnowledgeBase;
import io.claviger.knowledge.KnowledgeAnswer;
import io.claviger.knowledge.KnowledgeBase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The courses that come with the server")
class ShippedCoursesTest {
    private final KnowledgeBase courses =
            FolderKnowledgeBase.loadFromClassPath(getClass().getClassLoader(), "knowledge");

    @Test
    void haveNoFaultsAndHaveTitles() {
        assertThat(courses.courses()).contains(new Course("dsa", "Data structures and algorithms"));
    }

    @ParameterizedTest
    @CsvSource({
        "What is a binary tree?,What is a binary tree?",
        "explain binary trees,What is a binary tree?",
        "BST?,What is a binary search tree?",
        "heaps,What is a heap?",
        "bfs vs dfs,What is the difference between breadth-first search and depth-first search?",
        "array vs. linked list,What is the difference between an array and a linked list?",
        "What is big-O?,What is Big O notation?",
        "explain merge sort,How does merge sort work?"
    })
    @DisplayName("S0-FLOW-1: answer questions as people type them")
    void answerQuestionsAsPeopleTypeThem(String asked, String known) {
        assertThat(courses.find("dsa", asked))
                .get()
                .extracting(KnowledgeAnswer::question)
                .isEqualTo(known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Why is a binary tree bad for my homework in Haskell?",
                "How do I implement a stack in Rust?",
                "What is a min heap?",
                "What is recursion not good for?"
            })
    void leaveOtherQuestionsToTheProviders(String asked) {
        assertThat(courses.find("dsa", asked)).isEmpty();
    }
}
