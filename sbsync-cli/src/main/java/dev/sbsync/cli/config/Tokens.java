package dev.sbsync.cli.config;

import dev.sbsync.transport.Token;
import java.util.Optional;

/**
 * The tokens of both sides. They come from the environment or the file of settings: a command line is seen by every
 * user of a machine.
 */
public final class Tokens {

    private final Environment environment;

    /** Makes the tokens of an environment; nothing is read yet. */
    public Tokens(Environment environment) {
        this.environment = environment;
    }

    Token source() {
        return token(Key.SOURCE_TOKEN, "source");
    }

    Token target() {
        return token(Key.TARGET_TOKEN, "target");
    }

    boolean hasSource() {
        return setting(Key.SOURCE_TOKEN).isPresent();
    }

    boolean hasTarget() {
        return setting(Key.TARGET_TOKEN).isPresent();
    }

    /** Returns whether every token that is used is one of the working directory's file. */
    boolean setByWorkingDirectory() {
        return environment.setByWorkingDirectory(used(Key.SOURCE_TOKEN))
                && environment.setByWorkingDirectory(used(Key.TARGET_TOKEN));
    }

    /** Returns what the tokens come from, for messages. */
    public String origins() {
        String source = origin(Key.SOURCE_TOKEN);
        String target = origin(Key.TARGET_TOKEN);
        return source.equals(target) ? source : source + " or " + target;
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
                .orElseThrow(() -> new UsageException("There is no token for the " + side
                        + "; set SB_TOKEN to a personal access token of your account, or "
                        + own.variable().orElseThrow() + " for this side alone."));
        try {
            return Token.of(setting.value());
        } catch (IllegalArgumentException unusable) {
            throw new UsageException(setting.origin() + " is not usable: " + unusable.getMessage());
        }
    }
}
