/** AssertJ assertions in the words of the domain. Needs AssertJ on the class path; the rest of the testkit does not. */
@NullMarked
package dev.sbsync.testkit.assertj;

import org.jspecify.annotations.NullMarked;
