/** The upload of files to the storage. Not part of the public API. */
@NullMarked
package dev.sbsync.client.internal.upload;

import org.jspecify.annotations.NullMarked;
