/** Marked keys through every provider, fault and call shape: where they turn up, and that they turn up nowhere else. */
@NullMarked
package io.claviger.acceptance.canary;

import org.jspecify.annotations.NullMarked;
