/**
 * A stateful fake of Storyblok's Management API for tests: {@link dev.sbsync.testkit.FakeManagementApi} serves spaces
 * over real HTTP, remembers what it was asked, and lets a test look into what it stored.
 *
 * <p>How the fake behaves follows the public documentation of the API and what its users report; where the real
 * behaviour is not known, a {@link dev.sbsync.testkit.Switch} names the alternative. Every public type says how it may
 * be shared between threads.
 */
@NullMarked
package dev.sbsync.testkit;

import org.jspecify.annotations.NullMarked;
