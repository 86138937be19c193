/** How much a request may cost at most, whatever goes wrong. */
@NullMarked
package io.claviger.acceptance.bounds;

import org.jspecify.annotations.NullMarked;
