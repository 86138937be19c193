/** The interface between the fallback engine and a provider: one call, polled without blocking, cancelled from anywhere. */
@NullMarked
package io.claviger.provider;

import org.jspecify.annotations.NullMarked;
