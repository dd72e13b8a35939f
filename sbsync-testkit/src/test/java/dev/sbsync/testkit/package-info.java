@NullMarked
package dev.sbsync.testkit;

import org.jspecify.annotations.NullMarked;
