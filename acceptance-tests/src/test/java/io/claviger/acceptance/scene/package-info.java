/** One request through real sockets on a hand-moved clock. */
@NullMarked
package io.claviger.acceptance.scene;

import org.jspecify.annotations.NullMarked;
