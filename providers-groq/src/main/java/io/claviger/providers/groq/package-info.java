/** Groq's accent of OpenAI's chat completions. */
@NullMarked
package io.claviger.providers.groq;

import org.jspecify.annotations.NullMarked;
