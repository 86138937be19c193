/** Answers that are looked up before anybody is called. */
@NullMarked
package io.claviger.knowledge;

import org.jspecify.annotations.NullMarked;
