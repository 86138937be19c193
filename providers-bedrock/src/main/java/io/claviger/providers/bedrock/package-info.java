/** AWS Bedrock as a provider, over the Converse interface. */
@NullMarked
package io.claviger.providers.bedrock;

import org.jspecify.annotations.NullMarked;
