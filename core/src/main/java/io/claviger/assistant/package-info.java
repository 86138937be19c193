/**
 * The whole flow of the original specification as one method: check, rate limit, key session, knowledge base, fallback,
 * history. For hosts without a framework of their own.
 */
@NullMarked
package io.claviger.assistant;

import org.jspecify.annotations.NullMarked;
