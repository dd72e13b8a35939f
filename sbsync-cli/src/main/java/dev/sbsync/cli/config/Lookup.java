package dev.sbsync.cli.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks settings up, the nearest first, and remembers which of them a flag set. */
final class Lookup {

    private final Environment environment;
    private final Map<Key, String> flags = new EnumMap<>(Key.class);

    Lookup(Environment environment) {
        this.environment = environment;
    }

    Environment environment() {
        return environment;
    }

    /** Returns the flag's value, else the variable's, else the file's, else nothing. */
    Optional<Setting> find(String flag, @Nullable String flagValue, Key key) {
        if (flagValue != null) {
            flags.put(key, flag);
        }
        return Setting.of(flag, flagValue, key, environment);
    }

    /** Returns what set it: a flag that was looked up, a variable, a line of the file, or the default. */
    String origin(Key key) {
        return Optional.ofNullable(flags.get(key))
                .or(() -> environment.find(key).map(Setting::origin))
                .orElse("default");
    }
}
