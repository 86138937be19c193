/** Checks of what comes in from outside, each listing everything that is wrong at once. */
@NullMarked
package io.claviger.check;

import org.jspecify.annotations.NullMarked;
