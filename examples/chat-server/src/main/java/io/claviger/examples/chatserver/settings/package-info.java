/** Reads the {@code .env} file, decides between development and production, and says at once all that is wrong with the settings. */
@NullMarked
package io.claviger.examples.chatserver.settings;

import org.jspecify.annotations.NullMarked;
