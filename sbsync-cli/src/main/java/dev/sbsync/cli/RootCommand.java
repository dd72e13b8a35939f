package dev.sbsync.cli;

import dev.sbsync.cli.output.Output;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The top-level command: shows the help. */
@Command(
        name = "sbsync",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Copies Storyblok stories, components, datasources, assets and settings from one space to another.",
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  SB_TOKEN                          personal access token for both sides",
            "  SB_SOURCE_TOKEN, SB_TARGET_TOKEN  separate tokens, if the sides differ",
            "  SB_SOURCE_SPACE_ID, SB_TARGET_SPACE_ID, SB_KINDS, SB_ASSETS, SB_MA_BASE_URL,",
            "  SB_MA_RPS, SB_MA_BURST, SB_MA_LIMIT_SCOPE",
            "                                    as --from, --to, --kinds, --assets,",
            "                                    --base-url, --rps, --burst, --limit-scope",
            "  SB_MA_RETRY_MAX                   maximum retries of a failed request; 3",
            "  SB_MA_RETRY_BASE_MS               first backoff, doubled for each retry; 250",
            "  SB_MA_RETRY_CAP_MS                longest backoff; 5000",
            "  SB_MA_RETRY_AFTER_MAX             longest Retry-After honoured, in seconds; 60",
            "  SB_SOURCE_ASSET_TOKEN             key of the source for its private files",
            "  SB_TARGET_ASSET_TOKEN             key of the target for its private files",
            "  SB_ASSET_BASE_URL                 scheme, host and port for all files",
            "  SB_ASSET_DOMAINS                  further hosts of asset URLs, with commas",
            "  DEBUG=1                           logs requests and the stack trace of an error",
            "Flags override variables; variables override the settings in sbsync.properties or",
            "~/.config/sbsync/config. See docs/configuration.md for the full list.",
            "",
            "Exit codes:",
            "  0    success",
            "  1    runtime error (refused token, unknown space, unreachable), or ended early",
            "  2    usage or configuration error; a selector without matches",
            "  3    finished, with failures or differences",
            "  4    nothing written: --on-existing, --on-collision, --on-drift or --on-unresolved",
            "       is fail and matched an item; --delete would delete more than --max-delete;",
            "       or the plan file of sync --plan is stale",
            "  5    plan --exit-code: changes are pending",
            "  130  cancelled, resumable",
            "",
            "Start with 'sbsync demo': it needs no account."
        })
final class RootCommand implements Callable<Integer> {

    private final Output output;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    RootCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        spec.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF).lines().forEach(output::log);
        return ExitCode.USAGE;
    }
}
