/** Takes keys out of everything that is logged, in the logging back end itself. */
@NullMarked
package io.claviger.examples.chatserver.log;

import org.jspecify.annotations.NullMarked;
