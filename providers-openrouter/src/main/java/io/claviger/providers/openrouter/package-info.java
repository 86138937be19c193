/** OpenRouter's accent of OpenAI's chat completions. */
@NullMarked
package io.claviger.providers.openrouter;

import org.jspecify.annotations.NullMarked;
