@NullMarked
package dev.sbsync.transport;

import org.jspecify.annotations.NullMarked;
