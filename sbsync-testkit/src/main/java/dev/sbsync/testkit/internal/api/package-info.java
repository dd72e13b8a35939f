/**
 * How the fake answers: a request value in, a response value out, without a socket. Not part of the public API. One
 * lock makes calls sequential.
 */
@NullMarked
package dev.sbsync.testkit.internal.api;

import org.jspecify.annotations.NullMarked;
