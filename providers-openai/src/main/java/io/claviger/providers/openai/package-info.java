/** OpenAI's chat completions, and the base for every service that speaks the same dialect. */
@NullMarked
package io.claviger.providers.openai;

import org.jspecify.annotations.NullMarked;
