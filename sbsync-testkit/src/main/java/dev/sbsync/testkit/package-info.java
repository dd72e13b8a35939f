/**
 * A stateful fake of Storyblok's Management API for tests: {@link dev.sbsync.testkit.FakeManagementApi} serves spaces
 * over real HTTP, records requests, and exposes its stored state to tests.
 *
 * <p>Its behaviour follows the public documentation of the API and reports of its users; where the real behaviour is
 * unknown, a {@link dev.sbsync.testkit.Switch} selects the alternative. Every public type documents its thread safety.
 */
@NullMarked
package dev.sbsync.testkit;

import org.jspecify.annotations.NullMarked;
