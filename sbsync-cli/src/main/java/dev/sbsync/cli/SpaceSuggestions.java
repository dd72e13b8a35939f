package dev.sbsync.cli;

import dev.sbsync.cli.config.Environment;
import dev.sbsync.cli.config.Nearest;
import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.error.NotFoundException;
import dev.sbsync.client.model.Space;
import dev.sbsync.transport.error.SbsyncException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Suggests a space with a similar id if a space is not found. */
final class SpaceSuggestions {

    private SpaceSuggestions() {}

    /**
     * Runs a call on the connected spaces.
     *
     * @throws CommandFailedException if a space does not exist; the message suggests a similar id
     */
    static <T> T asking(PairConnection connection, Environment environment, Supplier<T> question) {
        try {
            return question.get();
        } catch (NotFoundException missing) {
            if (ExitStatus.missingSpace(missing).isEmpty()) {
                throw missing;
            }
            String id = ExitStatus.missingSpace(missing).get();
            ManagementClient source = id.equals(Long.toString(connection.sourceId())) ? connection.source() : null;
            ManagementClient side = source != null ? source : connection.target();
            long other = source != null ? connection.targetId() : connection.sourceId();
            String suggestion = near(side, id, other)
                    .map(space -> " Did you mean " + space.id() + ", '" + space.name() + "'?")
                    .orElse("");
            throw new CommandFailedException(ExitStatus.refusal(missing, environment) + suggestion, missing);
        }
    }

    private static Optional<Space> near(ManagementClient side, String id, long other) {
        try {
            List<Space> spaces = side.spaces().list().stream()
                    .filter(space -> space.id() != other)
                    .toList();
            return Nearest.of(
                            id,
                            spaces.stream()
                                    .map(space -> Long.toString(space.id()))
                                    .toList())
                    .flatMap(near -> spaces.stream()
                            .filter(space -> near.equals(Long.toString(space.id())))
                            .findFirst());
        } catch (SbsyncException refused) {
            return Optional.empty(); // a failed suggestion must not hide the first error
        }
    }
}
