/** What a host may set in a {@code FallbackPolicy}, shown through real sockets. */
@NullMarked
package io.claviger.acceptance.policy;

import org.jspecify.annotations.NullMarked;
