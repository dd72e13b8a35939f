package dev.sbsync.cli.config;

import dev.sbsync.transport.Token;
import java.util.Optional;

/**
 * The tokens of both sides. They come from the environment alone: a command line is seen by every user of a machine.
 */
public final class Tokens {

    private static final String BOTH = "SB_TOKEN";

    private final Environment environment;

    /** Makes the tokens of an environment; nothing is read yet. */
    public Tokens(Environment environment) {
        this.environment = environment;
    }

    Token source() {
        return token("SB_SOURCE_TOKEN", "source");
    }

    Token target() {
        return token("SB_TARGET_TOKEN", "target");
    }

    boolean hasSource() {
        return environment.get(variable("SB_SOURCE_TOKEN")).isPresent();
    }

    boolean hasTarget() {
        return environment.get(variable("SB_TARGET_TOKEN")).isPresent();
    }

    /** Returns the variables that the tokens come from, for messages. */
    public String variables() {
        String source = variable("SB_SOURCE_TOKEN");
        String target = variable("SB_TARGET_TOKEN");
        return source.equals(target) ? source : source + " or " + target;
    }

    private String variable(String own) {
        return environment.get(own).isPresent() ? own : BOTH;
    }

    private Token token(String own, String side) {
        String variable = variable(own);
        Optional<String> value = environment.get(variable);
        if (value.isEmpty()) {
            throw new UsageException("There is no token for the " + side + "; set " + BOTH
                    + " to a personal access token of your account, or " + own + " for this side alone.");
        }
        try {
            return Token.of(value.get());
        } catch (IllegalArgumentException unusable) {
            throw new UsageException(variable + " is not usable: " + unusable.getMessage());
        }
    }
}
