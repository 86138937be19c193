/** Ollama over its native {@code /api/chat} interface: servers of one's own, and the cloud. */
@NullMarked
package io.claviger.providers.ollama;

import org.jspecify.annotations.NullMarked;
