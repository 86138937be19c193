/** What users' keys were used for: requests, errors and tokens by day, provider and model. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.usage;
