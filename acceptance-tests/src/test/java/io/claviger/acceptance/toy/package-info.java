/** A toy provider, written as docs/writing-a-provider.md says. */
@NullMarked
package io.claviger.acceptance.toy;

import org.jspecify.annotations.NullMarked;
