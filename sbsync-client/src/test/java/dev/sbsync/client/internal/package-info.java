/** Tests of {@code dev.sbsync.client.internal}. */
@NullMarked
package dev.sbsync.client.internal;

import org.jspecify.annotations.NullMarked;
