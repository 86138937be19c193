/** What every request passes: transport, origin, headers, identity, and one line in the log. */
@NullMarked
package io.claviger.examples.chatserver.edge;

import org.jspecify.annotations.NullMarked;
