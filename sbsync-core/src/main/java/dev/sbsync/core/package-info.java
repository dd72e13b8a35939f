@NullMarked
package dev.sbsync.core;

import org.jspecify.annotations.NullMarked;
