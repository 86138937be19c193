/** How clients hear what happens: one envelope over a socket, server-sent events and plain HTTP. */
@NullMarked
package io.claviger.examples.chatserver.live;

import org.jspecify.annotations.NullMarked;
