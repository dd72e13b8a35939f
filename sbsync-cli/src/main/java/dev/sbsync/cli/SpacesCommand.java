package dev.sbsync.cli;

import dev.sbsync.cli.config.HostFlags;
import dev.sbsync.cli.config.Nearest;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.output.Output;
import dev.sbsync.cli.output.SpacesText;
import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.model.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists spaces. */
@Command(
        name = "spaces",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description =
                "Lists the spaces that the tokens can access, with the ids the other commands need. Default region:"
                        + " eu.",
        footerHeading = "%nExamples:%n",
        footer = {"  sbsync spaces", "  sbsync spaces staging", "  sbsync spaces --from-region us --json"})
final class SpacesCommand implements Callable<Integer> {

    private final CliContext context;

    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "Only spaces whose name contains this; case-insensitive.")
    private @Nullable String name;

    @Mixin
    private HostFlags host = new HostFlags();

    @Mixin
    private ProgressFlags progressFlags = new ProgressFlags();

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    SpacesCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Output output = context.output();
        Notes notes = new Notes(output, progressFlags);
        List<Space> spaces = new ArrayList<>();
        notes.explain(host.explanation(context.environment()));
        for (ManagementClient account : host.connect(context.environment())) {
            try (account) {
                notes.progress("Asking " + account.baseUrl() + " ...");
                account.spaces().list().stream()
                        .filter(space -> spaces.stream().noneMatch(known -> known.id() == space.id()))
                        .forEach(spaces::add);
            }
        }
        List<Space> named = named(spaces);
        if (json) {
            output.json(SpacesText.json(named));
        } else {
            output.table(SpacesText.terminal(named), SpacesText.lines(named));
        }
        return ExitCode.DONE;
    }

    private List<Space> named(List<Space> spaces) {
        if (name == null) {
            return spaces;
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        List<Space> named = spaces.stream()
                .filter(space -> space.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (named.isEmpty() && !spaces.isEmpty()) {
            List<String> names = spaces.stream()
                    .map(space -> space.name().toLowerCase(Locale.ROOT))
                    .toList();
            String near = Nearest.of(wanted, names)
                    .map(found -> spaces.get(names.indexOf(found)))
                    .map(space -> " (did you mean '" + space.name() + "', " + space.id() + "?)")
                    .orElse("");
            throw new CommandFailedException("No space has '" + name + "' in its name" + near
                    + "; 'sbsync spaces' lists all accessible spaces.");
        }
        return named;
    }
}
