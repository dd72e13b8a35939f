@NullMarked
package dev.sbsync.cli;

import org.jspecify.annotations.NullMarked;
