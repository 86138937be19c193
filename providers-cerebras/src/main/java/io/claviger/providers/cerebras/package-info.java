/** Cerebras's accent of OpenAI's chat completions. */
@NullMarked
package io.claviger.providers.cerebras;

import org.jspecify.annotations.NullMarked;
