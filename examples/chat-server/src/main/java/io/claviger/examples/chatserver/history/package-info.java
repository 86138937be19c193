/** What users and models said to each other: conversations as trees of messages, in SQL. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.history;
