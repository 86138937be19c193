/** The deployment checklist as a command: looks at a running server from outside. */
@NullMarked
package io.claviger.examples.chatserver.checkup;

import org.jspecify.annotations.NullMarked;
