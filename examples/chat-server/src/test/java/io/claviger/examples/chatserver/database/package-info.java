/** Databases for tests. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.database;
