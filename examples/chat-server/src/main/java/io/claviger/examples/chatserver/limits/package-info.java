/** How often each caller may call what. */
@NullMarked
package io.claviger.examples.chatserver.limits;

import org.jspecify.annotations.NullMarked;
