@NullMarked
package dev.sbsync.client.internal.upload;

import org.jspecify.annotations.NullMarked;
