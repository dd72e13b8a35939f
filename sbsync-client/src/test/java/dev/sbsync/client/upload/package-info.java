@NullMarked
package dev.sbsync.client.upload;

import org.jspecify.annotations.NullMarked;
