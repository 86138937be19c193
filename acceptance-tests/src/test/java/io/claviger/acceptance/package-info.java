/** What the library promises as a whole, shown through real sockets with all providers. */
@NullMarked
package io.claviger.acceptance;

import org.jspecify.annotations.NullMarked;
