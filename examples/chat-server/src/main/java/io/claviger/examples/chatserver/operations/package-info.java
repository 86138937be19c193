/** What watches the server: health and metrics on a port of their own. */
@NullMarked
package io.claviger.examples.chatserver.operations;

import org.jspecify.annotations.NullMarked;
