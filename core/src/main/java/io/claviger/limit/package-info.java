/** Rate limits: how often one subject may do something, and the exact sliding window that is the default. */
@NullMarked
package io.claviger.limit;

import org.jspecify.annotations.NullMarked;
