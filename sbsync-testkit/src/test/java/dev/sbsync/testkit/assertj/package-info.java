@NullMarked
package dev.sbsync.testkit.assertj;

import org.jspecify.annotations.NullMarked;
