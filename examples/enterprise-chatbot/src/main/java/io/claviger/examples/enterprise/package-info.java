/** A server-rendered chat on AWS Bedrock: accounts, sessions, conversations, and Claviger for everything about the AI. */
@NullMarked
package io.claviger.examples.enterprise;

import org.jspecify.annotations.NullMarked;
