/** The files of assets to upload, and how they are uploaded: {@link dev.sbsync.client.AssetOperations#upload}. */
@NullMarked
package dev.sbsync.client.upload;

import org.jspecify.annotations.NullMarked;
