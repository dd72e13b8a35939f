/** The JUnit 5 extension. Needs JUnit on the class path; the rest of the testkit does not. */
@NullMarked
package dev.sbsync.testkit.junit;

import org.jspecify.annotations.NullMarked;
