@NullMarked
package dev.sbsync.client;

import org.jspecify.annotations.NullMarked;
