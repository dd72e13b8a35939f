/** Tests of {@code dev.sbsync.client.model}. */
@NullMarked
package dev.sbsync.client.model;

import org.jspecify.annotations.NullMarked;
