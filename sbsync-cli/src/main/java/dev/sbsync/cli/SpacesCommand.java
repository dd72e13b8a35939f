package dev.sbsync.cli;

import dev.sbsync.cli.config.HostFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.cli.output.SpacesText;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.model.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists spaces. */
@Command(
        name = "spaces",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description =
                "Lists the spaces that the tokens may see, with the ids that other commands want. Without a region"
                        + " it asks the one in Europe.",
        footerHeading = "%nExamples:%n",
        footer = {"  sbsync spaces", "  sbsync spaces --from-region us --json"})
final class SpacesCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private HostFlags host = new HostFlags();

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    SpacesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Space> spaces = new ArrayList<>();
        for (ManagementClient account : host.connect(surroundings.environment())) {
            try (account) {
                account.spaces().list().stream()
                        .filter(space -> spaces.stream().noneMatch(known -> known.id() == space.id()))
                        .forEach(spaces::add);
            }
        }
        Output output = surroundings.output();
        if (json) {
            output.json(SpacesText.json(spaces));
        } else {
            output.result(SpacesText.lines(spaces));
        }
        return ExitCode.DONE;
    }
}
