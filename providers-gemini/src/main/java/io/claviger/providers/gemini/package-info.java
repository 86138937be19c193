/** Google Gemini over its native {@code generateContent} interface. */
@NullMarked
package io.claviger.providers.gemini;

import org.jspecify.annotations.NullMarked;
