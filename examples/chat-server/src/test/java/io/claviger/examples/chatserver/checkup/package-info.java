/** Tests of the deployment checklist's command. */
@org.jspecify.annotations.NullMarked
package io.claviger.examples.chatserver.checkup;
