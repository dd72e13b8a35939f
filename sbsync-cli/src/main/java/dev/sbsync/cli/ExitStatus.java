package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.config.SideTokens;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.client.error.ApiException;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.error.UnauthorizedException;
import dev.sbsync.core.outcome.HeapExhaustedException;
import dev.sbsync.core.outcome.SyncInterruptedException;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.review.StalePlanException;
import dev.sbsync.core.selection.EmptySelectionException;
import dev.sbsync.core.state.StateException;
import dev.sbsync.testkit.DatasetException;
import dev.sbsync.transport.error.SbsyncException;
import dev.sbsync.transport.error.TransportException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a command ends after an exception.
 *
 * @param sentence the error, the value and the fix
 */
record ExitStatus(int exitCode, String sentence) {

    private static final Pattern SPACE = Pattern.compile("/v1/spaces/(\\d+)");

    static ExitStatus of(Exception thrown, Environment environment) {
        if (HeapExhaustedException.isBehind(thrown)) {
            return heapExhausted();
        }
        return refused(thrown).orElseGet(() -> failed(thrown, environment));
    }

    /** Returns how a command ends that was refused before its first write; empty for other ends. */
    private static Optional<ExitStatus> refused(Exception thrown) {
        if (thrown instanceof UsageException || thrown instanceof DatasetException) {
            return Optional.of(new ExitStatus(ExitCode.USAGE, sentence(thrown)));
        }
        if (thrown instanceof EmptySelectionException empty) {
            return Optional.of(new ExitStatus(ExitCode.USAGE, EmptySelection.sentence(empty)));
        }
        if (thrown instanceof RefusedPlanException refused) {
            return Optional.of(new ExitStatus(
                    ExitCode.EXISTING, sentence(thrown) + " Choose " + otherPolicy(refused) + " to continue anyway."));
        }
        if (thrown instanceof StalePlanException) {
            return Optional.of(new ExitStatus(
                    ExitCode.EXISTING,
                    sentence(thrown) + " Create a new plan with 'sbsync plan --out', and review it."));
        }
        return Optional.empty();
    }

    private static ExitStatus failed(Exception thrown, Environment environment) {
        if (interrupted(thrown)) {
            return new ExitStatus(ExitCode.CANCELLED, "Cancelled; nothing was written.");
        }
        if (thrown instanceof StateException failure) {
            return new ExitStatus(code(failure), sentence(thrown));
        }
        if (thrown instanceof SbsyncException failure) {
            return new ExitStatus(ExitCode.RUNTIME_ERROR, refusal(failure, environment));
        }
        if (thrown instanceof CommandFailedException) {
            return new ExitStatus(ExitCode.RUNTIME_ERROR, sentence(thrown));
        }
        return new ExitStatus(
                ExitCode.RUNTIME_ERROR,
                "Unexpected error: " + thrown + "; run again with DEBUG=1 for the stack trace, and report it.");
    }

    private static int code(StateException failure) {
        return switch (failure.kind()) {
            case UNREACHABLE, FOREIGN, NO_RUN, NOT_UNDOABLE, OTHER_CODE -> ExitCode.USAGE;
            case IN_USE, READ_ONLY, FULL, DAMAGED, NEWER, INTERRUPTED -> ExitCode.RUNTIME_ERROR;
        };
    }

    private static String otherPolicy(RefusedPlanException refused) {
        return switch (refused.policy()) {
            case EXISTING -> "--on-existing update or skip";
            case COLLISION -> "--on-collision skip or overwrite";
            case DRIFT -> "--on-drift skip or overwrite";
            case DELETES -> "a higher --max-delete, or a narrower selection,";
            case UNRESOLVED -> "--on-unresolved keep, or copy what is missing";
        };
    }

    static ExitStatus heapExhausted() {
        return new ExitStatus(
                ExitCode.RUNTIME_ERROR,
                HeapExhaustedException.sentence()
                        + " Then run the command again; 'sbsync resume' finishes a run that had started.");
    }

    /** Returns a sentence for a failure of the API or the network, in terms of the command line. */
    static String refusal(SbsyncException failure, Environment environment) {
        if (failure instanceof UnauthorizedException refused) {
            return "The API refused the token with status " + refused.status() + " (" + refused.method() + " "
                    + refused.path() + "); check that " + new SideTokens(environment).origins()
                    + " holds a token that is valid for this region and these spaces, and is neither expired nor"
                    + " revoked: Storyblok revokes personal access tokens without scopes on 2026-11-30.";
        }
        if (failure instanceof NotFoundException missing
                && missingSpace(missing).isPresent()) {
            return "Space " + missingSpace(missing).get() + " does not exist, or the token in "
                    + new SideTokens(environment).origins()
                    + " has no access to it; 'sbsync spaces' lists the accessible"
                    + " spaces.";
        }
        return sentence(failure);
    }

    /** Returns the id of the missing space, if the missing resource is a space. */
    static Optional<String> missingSpace(NotFoundException missing) {
        Matcher space = SPACE.matcher(missing.path());
        return space.matches() ? Optional.of(space.group(1)) : Optional.empty();
    }

    private static boolean interrupted(Exception thrown) {
        return thrown instanceof SyncInterruptedException
                || (thrown instanceof StateException closed && closed.kind() == StateException.Kind.INTERRUPTED)
                || (thrown instanceof TransportException failure
                        && failure.kind() == TransportException.Kind.INTERRUPTED)
                || (thrown instanceof ApiException refused
                        && refused.getCause() instanceof TransportException cause
                        && cause.kind() == TransportException.Kind.INTERRUPTED);
    }

    private static String sentence(Exception thrown) {
        String message = String.valueOf(thrown.getMessage());
        return message.endsWith(".") || message.endsWith("?") ? message : message + ".";
    }
}
