/** Every fault of a provider: who is called how often, what the caller gets, what is remembered, how long it takes. */
@NullMarked
package io.claviger.acceptance.faults;

import org.jspecify.annotations.NullMarked;
