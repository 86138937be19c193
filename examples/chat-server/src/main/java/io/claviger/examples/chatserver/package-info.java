/** The complete chat server, as one Spring Boot application. */
@NullMarked
package io.claviger.examples.chatserver;

import org.jspecify.annotations.NullMarked;
