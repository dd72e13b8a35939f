/** Storyblok's own clients, for tests against the fake. */
@NullMarked
package dev.sbsync.testkit.clients;

import org.jspecify.annotations.NullMarked;
