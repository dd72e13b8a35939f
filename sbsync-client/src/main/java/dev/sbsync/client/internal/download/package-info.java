/** The download of files from the delivery hosts. Not part of the public API. */
@NullMarked
package dev.sbsync.client.internal.download;

import org.jspecify.annotations.NullMarked;
