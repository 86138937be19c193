/** Custody of the keys that users type: checked, sealed in memory, lent for one attempt, wiped. */
@NullMarked
package io.claviger.key;

import org.jspecify.annotations.NullMarked;
