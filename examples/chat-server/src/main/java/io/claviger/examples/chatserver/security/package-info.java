/** Who may call what: access tokens, the table of routes, and the chain that applies it. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.security;
