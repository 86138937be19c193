/** Spring Boot's auto-configuration of Claviger: every bean backs off from the application's own. */
@NullMarked
package io.claviger.spring;

import org.jspecify.annotations.NullMarked;
