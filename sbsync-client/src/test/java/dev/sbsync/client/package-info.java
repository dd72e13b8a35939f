/** Tests of {@code dev.sbsync.client}. */
@NullMarked
package dev.sbsync.client;

import org.jspecify.annotations.NullMarked;
