/** The database: a file of SQLite, or PostgreSQL. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.database;
