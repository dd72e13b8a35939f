/** Tests of {@code dev.sbsync.client.error}. */
@NullMarked
package dev.sbsync.client.error;

import org.jspecify.annotations.NullMarked;
