/**
 * The behaviour of the Management API as tests that run against the fake and real spaces. Needs JUnit and AssertJ on
 * the class path; the rest of the testkit does not.
 */
@NullMarked
package dev.sbsync.testkit.contract;

import org.jspecify.annotations.NullMarked;
