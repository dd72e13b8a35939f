/**
 * What a user configured, from flags and the environment, checked before the first request. Nothing here is thread-safe
 * or needs to be: a command reads its configuration once, on its own thread.
 */
@NullMarked
package dev.sbsync.cli.config;

import org.jspecify.annotations.NullMarked;
