/** The files of assets as they are downloaded: {@link dev.sbsync.client.AssetOperations#download}. */
@NullMarked
package dev.sbsync.client.download;

import org.jspecify.annotations.NullMarked;
