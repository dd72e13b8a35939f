package dev.sbsync.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A setting outside the command line: a variable, a line of the settings file, or both. */
public enum Key {
    TOKEN("token", "SB_TOKEN"),
    SOURCE_TOKEN("source-token", "SB_SOURCE_TOKEN"),
    TARGET_TOKEN("target-token", "SB_TARGET_TOKEN"),
    FROM("from", "SB_SOURCE_SPACE_ID"),
    TO("to", "SB_TARGET_SPACE_ID"),
    FROM_REGION("from-region", null),
    TO_REGION("to-region", null),
    BASE_URL("base-url", "SB_MA_BASE_URL"),
    KINDS("kinds", "SB_KINDS"),
    ASSETS("assets", "SB_ASSETS"),
    RPS("rps", "SB_MA_RPS"),
    BURST("burst", "SB_MA_BURST"),
    ALLOW_EMPTY("allow-empty", null),
    LIMIT_SCOPE("limit-scope", "SB_MA_LIMIT_SCOPE"),
    WORKERS("workers", null),
    RETRY_MAX("retry-max", "SB_MA_RETRY_MAX"),
    RETRY_BASE_MS("retry-base-ms", "SB_MA_RETRY_BASE_MS"),
    RETRY_CAP_MS("retry-cap-ms", "SB_MA_RETRY_CAP_MS"),
    RETRY_AFTER_MAX("retry-after-max", "SB_MA_RETRY_AFTER_MAX"),
    SOURCE_ASSET_TOKEN("source-asset-token", "SB_SOURCE_ASSET_TOKEN"),
    TARGET_ASSET_TOKEN("target-asset-token", "SB_TARGET_ASSET_TOKEN"),
    ASSET_BASE_URL("asset-base-url", "SB_ASSET_BASE_URL"),
    ASSET_DOMAINS("asset-domains", "SB_ASSET_DOMAINS");

    private final String id;
    private final @Nullable String variable;

    Key(String id, @Nullable String variable) {
        this.id = id;
        this.variable = variable;
    }

    /** Returns the setting's name in the settings file. */
    public String id() {
        return id;
    }

    /** Returns the environment variable of the setting, if any. */
    public Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    /** Returns whether the value is secret. */
    boolean secret() {
        return switch (this) {
            case TOKEN, SOURCE_TOKEN, TARGET_TOKEN, SOURCE_ASSET_TOKEN, TARGET_ASSET_TOKEN -> true;
            default -> false;
        };
    }

    static Optional<Key> of(String id) {
        return Arrays.stream(values()).filter(key -> key.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Key::id).toList();
    }
}
