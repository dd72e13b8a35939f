package dev.sbsync.cli.config;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks up settings by precedence, and records which of them a flag set. */
final class Lookup {

    private final Environment environment;
    private final Map<Key, String> flags = new EnumMap<>(Key.class);

    Lookup(Environment environment) {
        this.environment = environment;
    }

    Environment environment() {
        return environment;
    }

    /** Returns the value of the flag, else of the variable, else of the file, else empty. */
    Optional<Setting> find(String flag, @Nullable String flagValue, Key key) {
        if (flagValue != null) {
            flags.put(key, flag);
        }
        return Setting.of(flag, flagValue, key, environment);
    }

    /** Returns the origin of a setting: a flag, a variable, a line of the file, or the default. */
    String origin(Key key) {
        return set(key).orElse("default");
    }

    /** Returns the flag, variable or line that sets a setting; empty if it has its default. */
    Optional<String> set(Key key) {
        return Optional.ofNullable(flags.get(key))
                .or(() -> environment.find(key).map(Setting::origin));
    }
}
