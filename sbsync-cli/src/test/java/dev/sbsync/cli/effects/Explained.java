package dev.sbsync.cli.effects;

import dev.sbsync.cli.Cli;
import dev.sbsync.cli.config.Key;
import dev.sbsync.client.Region;
import java.util.ArrayList;
import java.util.List;

/** The explanation of each {@link Key} by {@code --verbose}: the value in force and its origin. */
final class Explained {

    private Explained() {}

    /** Returns three values, which differ from each other and from the default. */
    static List<String> values(Key key) {
        return switch (key) {
            case TOKEN, SOURCE_TOKEN, TARGET_TOKEN, SOURCE_ASSET_TOKEN, TARGET_ASSET_TOKEN ->
                List.of("first", "second", "third");
            case FROM, TO -> List.of("101004", "101005", "101006");
            case FROM_REGION, TO_REGION -> List.of("us", "ca", "ap");
            case BASE_URL, ASSET_BASE_URL -> List.of("http://127.0.0.1:4", "http://127.0.0.1:5", "http://127.0.0.1:6");
            case ASSET_DOMAINS -> List.of("a.example", "b.example", "c.example");
            case LIMIT_SCOPE -> List.of("space", "token", "space");
            case ASSETS -> List.of("referenced", "all", "referenced");
            case KINDS -> List.of("components", "datasources", "settings");
            case ALLOW_EMPTY -> List.of("true", "false", "true");
            default -> List.of("14", "15", "16");
        };
    }

    /** Returns the default; empty if the setting is required. */
    static String unset(Key key) {
        return switch (key) {
            case TOKEN, FROM, TO -> "";
            case FROM_REGION, TO_REGION, BASE_URL -> "eu";
            case LIMIT_SCOPE -> "token";
            case ALLOW_EMPTY -> "false";
            case KINDS -> "stories";
            case ASSETS -> "referenced if stories are selected, else all";
            case RPS -> "unset";
            case BURST -> "2";
            case WORKERS -> "8";
            case RETRY_MAX -> "3";
            case RETRY_BASE_MS -> "250";
            case RETRY_CAP_MS -> "5000";
            case RETRY_AFTER_MAX -> "60";
            case ASSET_BASE_URL -> "as the API names them";
            case ASSET_DOMAINS -> "none";
            default -> "unset";
        };
    }

    /** Returns a valid command without this setting. */
    static Cli cli(Key key) {
        Cli cli = Cli.withoutTerminal();
        if (key != Key.TOKEN) {
            cli.with("SB_TOKEN", "any");
        }
        if (key == Key.ASSETS) {
            cli.with("SB_KINDS", "all");
        }
        if (key == Key.BURST) {
            cli.with("SB_MA_RPS", "2");
        }
        if (key == Key.RETRY_CAP_MS) {
            cli.with("SB_MA_RETRY_BASE_MS", "1");
        }
        return cli;
    }

    /** Returns the arguments of a plan without this setting. */
    static List<String> words(Key key) {
        List<String> words = new ArrayList<>(List.of("plan"));
        if (key != Key.FROM) {
            words.addAll(List.of("--from", Scene.SOURCE));
        }
        if (key != Key.TO) {
            words.addAll(List.of("--to", Scene.TARGET));
        }
        return words;
    }

    /** Returns the expected line; empty if the command must refuse. */
    static String text(Key key, String value, String origin) {
        if (value.isEmpty()) {
            return "";
        }
        boolean set = !origin.equals("default");
        return switch (key) {
            case TOKEN -> "(derived from the space id), token from " + origin;
            case SOURCE_TOKEN ->
                "space 101001 (--from) at https://mapi.storyblok.com (derived from the space id), token from "
                        + (set ? origin : "SB_TOKEN");
            case TARGET_TOKEN ->
                "space 101002 (--to) at https://mapi.storyblok.com (derived from the space id), token from "
                        + (set ? origin : "SB_TOKEN");
            case FROM -> "source: space " + value + " (" + origin + ") at ";
            case TO -> "target: space " + value + " (" + origin + ") at ";
            case FROM_REGION ->
                "(--from) at " + host(value) + " (" + (set ? origin : "derived from the space id") + ")";
            case TO_REGION -> "(--to) at " + host(value) + " (" + (set ? origin : "derived from the space id") + ")";
            case BASE_URL ->
                "(--to) at " + (set ? value + " (" + origin : host(value) + " (derived from the space id") + ")";
            case RPS ->
                set
                        ? "rate limit: " + value + ".0 requests per second (" + origin + ")"
                        : "rate limit: derived from the spaces' plans (default)";
            case BURST -> value + " in any one (" + (set ? origin : "SB_MA_RPS, rounded up") + ")";
            case LIMIT_SCOPE ->
                "budget: one for " + (value.equals("space") ? "each side" : "both sides") + " (" + origin + ")";
            case ALLOW_EMPTY ->
                "selectors without a match: " + (value.equals("true") ? "allowed" : "an error") + " (" + origin + ")";
            case KINDS -> "kinds: " + value + " (" + origin + ")";
            case ASSETS -> "assets: " + value + " (" + origin + ")";
            case WORKERS -> "max workers: " + value + " (" + origin + ")";
            case RETRY_MAX -> "max retries: " + value + " (" + origin + ")";
            case RETRY_BASE_MS -> "first backoff " + value + " ms (" + origin + ")";
            case RETRY_CAP_MS -> "longest " + value + " ms (" + origin + ")";
            case RETRY_AFTER_MAX -> "Retry-After honoured up to " + value + " s (" + origin + ")";
            case ASSET_DOMAINS -> "further hosts of asset URLs: " + value + " (" + origin + ")";
            case ASSET_BASE_URL -> "hosts of files: " + value + " (" + origin + ")";
            case TARGET_ASSET_TOKEN ->
                "those of the target " + (set ? "are read with the token from " + origin : "are not read");
            case SOURCE_ASSET_TOKEN ->
                "private files " + (set ? "with the token from " + origin : "are not copied: no asset token is set");
        };
    }

    private static String host(String region) {
        return Region.ofCode(region).orElseThrow().baseUrl().toString();
    }
}
