/** Who did what, when and from where: a log that only grows and shows when somebody has changed it. No content, no secrets. */
@NullMarked
package io.claviger.examples.chatserver.audit;

import org.jspecify.annotations.NullMarked;
