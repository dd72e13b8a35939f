/**
 * The user's configuration, from flags, the environment and the settings file, validated before the first request.
 * Nothing here is thread-safe: a command reads its configuration once, on its own thread.
 */
@NullMarked
package dev.sbsync.cli.config;

import org.jspecify.annotations.NullMarked;
