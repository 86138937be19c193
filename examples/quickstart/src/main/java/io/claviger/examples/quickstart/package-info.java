/** The smallest program that uses Claviger. */
@NullMarked
package io.claviger.examples.quickstart;

import org.jspecify.annotations.NullMarked;
