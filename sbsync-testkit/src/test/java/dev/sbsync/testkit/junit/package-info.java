@NullMarked
package dev.sbsync.testkit.junit;

import org.jspecify.annotations.NullMarked;
