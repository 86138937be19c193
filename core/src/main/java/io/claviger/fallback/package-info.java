/**
 * Walks keys and providers until one answers. {@link io.claviger.fallback.FallbackChat} is the entrance,
 * {@code Walk} the loop, {@code WalkTable} what follows each kind of failure.
 */
@NullMarked
package io.claviger.fallback;

import org.jspecify.annotations.NullMarked;
