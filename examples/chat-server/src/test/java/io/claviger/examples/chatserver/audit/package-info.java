/** Tests of the audit log. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.audit;
