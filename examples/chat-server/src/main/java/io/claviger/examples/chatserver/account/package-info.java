/** Users: how they come, prove their addresses, choose passwords, are administered, and go. */
@NullMarked
package io.claviger.examples.chatserver.account;

import org.jspecify.annotations.NullMarked;
