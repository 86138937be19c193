/** For authors of providers and of chat applications: fake services, the contract of a provider, checks for leaked keys. */
@NullMarked
package io.claviger.testkit;

import org.jspecify.annotations.NullMarked;
