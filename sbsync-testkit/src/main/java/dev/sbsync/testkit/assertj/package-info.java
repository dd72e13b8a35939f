/**
 * AssertJ assertions on stories, spaces and requests. Needs AssertJ on the class path; the rest of the testkit does
 * not.
 */
@NullMarked
package dev.sbsync.testkit.assertj;

import org.jspecify.annotations.NullMarked;
