/** Takes secrets out of text before it is logged. */
@NullMarked
package io.claviger.redact;

import org.jspecify.annotations.NullMarked;
