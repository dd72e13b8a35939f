package dev.sbsync.cli;

import dev.sbsync.cli.config.PairConnection;
import dev.sbsync.cli.config.PairFlags;
import dev.sbsync.cli.config.ProgressFlags;
import dev.sbsync.cli.config.UsageException;
import dev.sbsync.cli.output.Output;
import dev.sbsync.cli.output.VerificationText;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.report.VerificationJson;
import dev.sbsync.core.verify.Verification;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares a target with its source. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description = "Reads every item of both spaces and shows the differences. Writes nothing; exits with 3 if an"
                + " item differs, is missing or could not be compared in full.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sbsync verify --from 101001 --to 101002",
            "  sbsync verify --from 101001 --to 101002 --prefix blog --json",
            "  sbsync verify --from 101001 --to 101002 --prefix blog --diff",
            "  sbsync verify --from 101001 --to 101002 --kinds all",
            "  sbsync verify --from 101001 --to 101002 --kinds assets --checksum"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final long DIFF_BYTES = 32L * 1024 * 1024;

    private final CliContext context;

    @Mixin
    private PairFlags pair = new PairFlags();

    @Mixin
    private ProgressFlags progressFlags = new ProgressFlags();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Option(names = "--diff", description = "Show every changed value of items that differ, old → new.")
    private boolean diff;

    @Option(
            names = "--checksum",
            description = "Compare the files of assets too: by the checksums that the storage states, else by their"
                    + " bytes. By default their lengths and types are compared. Requires the kind assets.")
    private boolean checksum;

    VerifyCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Output output = context.output();
        Notes notes = new Notes(output, progressFlags);
        try (PairConnection connection = pair.connect(context.environment())) {
            if (checksum && !connection.kinds().contains(Kind.ASSETS)) {
                throw new UsageException("--checksum compares the files of assets, but this verify does not compare"
                        + " assets; add assets to --kinds, or remove --checksum.");
            }
            notes.connected(connection);
            notes.progress(
                    "Reading every item of spaces " + connection.sourceId() + " and " + connection.targetId() + " ...");
            SpaceSync sync = connection
                    .sync()
                    .diffBytes(diff ? DIFF_BYTES : 0)
                    .checksum(checksum)
                    .build();
            Verification verification = SpaceSuggestions.asking(connection, context.environment(), sync::verify);
            if (json) {
                output.json(VerificationJson.write(verification));
            } else {
                output.signed(VerificationText.lines(verification, diff), context.colour());
            }
            return verification.equal() ? ExitCode.DONE : ExitCode.PROBLEMS;
        }
    }
}
