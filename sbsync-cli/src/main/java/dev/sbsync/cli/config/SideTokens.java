package dev.sbsync.cli.config;

import dev.sbsync.transport.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tokens of both sides. They come from the environment or the settings file, never from flags, because command
 * lines are visible to other users.
 */
public final class SideTokens {

    private final Environment environment;

    /** Creates the tokens of an environment; reads nothing yet. */
    public SideTokens(Environment environment) {
        this.environment = environment;
    }

    Token source() {
        return token(Key.SOURCE_TOKEN, "source");
    }

    Token target() {
        return token(Key.TARGET_TOKEN, "target");
    }

    /** Returns the token that private files of the source are read with. */
    Optional<Token> sourceAssets() {
        return environment.find(Key.SOURCE_ASSET_TOKEN).map(SideTokens::token);
    }

    /** Returns the token that private files of the target are read with. */
    Optional<Token> targetAssets() {
        return environment.find(Key.TARGET_ASSET_TOKEN).map(SideTokens::token);
    }

    /** Returns whether there are tokens for private files, all of them from the working directory's settings file. */
    boolean assetsSetByWorkingDirectory() {
        return allFromWorkingDirectory(Key.SOURCE_ASSET_TOKEN, Key.TARGET_ASSET_TOKEN);
    }

    boolean hasSource() {
        return setting(Key.SOURCE_TOKEN).isPresent();
    }

    boolean hasTarget() {
        return setting(Key.TARGET_TOKEN).isPresent();
    }

    /** Returns whether there are tokens, all of them from the working directory's settings file. */
    boolean setByWorkingDirectory() {
        return allFromWorkingDirectory(used(Key.SOURCE_TOKEN), used(Key.TARGET_TOKEN));
    }

    private boolean allFromWorkingDirectory(Key... keys) {
        List<Key> set =
                Stream.of(keys).filter(key -> environment.find(key).isPresent()).toList();
        return !set.isEmpty() && set.stream().allMatch(environment::setByWorkingDirectory);
    }

    /** Returns the origins of the tokens that are set, for messages. */
    public String origins() {
        return Stream.of(Key.SOURCE_TOKEN, Key.TARGET_TOKEN)
                .flatMap(key -> setting(key).stream())
                .map(Setting::origin)
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    String origin(Key own) {
        return setting(own).map(Setting::origin).orElse("SB_TOKEN");
    }

    private Optional<Setting> setting(Key own) {
        return environment.find(used(own));
    }

    private Key used(Key own) {
        return environment.find(own).isPresent() ? own : Key.TOKEN;
    }

    private Token token(Key own, String side) {
        Setting setting = setting(own)
                .orElseThrow(() -> new UsageException("No token is set for the " + side
                        + "; set SB_TOKEN to a personal access token of your account, or "
                        + own.variable().orElseThrow() + " for this side only."));
        return token(setting);
    }

    private static Token token(Setting setting) {
        try {
            return Token.of(setting.value());
        } catch (IllegalArgumentException unusable) {
            throw new UsageException(setting.origin() + " is not usable: " + unusable.getMessage());
        }
    }
}
