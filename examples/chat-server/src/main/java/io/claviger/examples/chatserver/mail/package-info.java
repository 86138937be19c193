/** Mails to users, the links in them, and what the links prove. */
@NullMarked
package io.claviger.examples.chatserver.mail;

import org.jspecify.annotations.NullMarked;
