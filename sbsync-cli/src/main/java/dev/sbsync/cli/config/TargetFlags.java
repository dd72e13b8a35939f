package dev.sbsync.cli.config;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.item.Kind;
import dev.sbsync.transport.ratelimit.RateLimiters;
import picocli.CommandLine.Mixin;

/** The flags of an undo, which connects the target alone: its host, the rate limit and the number of workers. */
public final class TargetFlags {

    @Mixin
    private WorkersFlag workers = new WorkersFlag();

    @Mixin
    private TargetHostFlags host = new TargetHostFlags();

    /**
     * Connects the target of a run that is to be undone; sends no request.
     *
     * @throws UsageException if a flag, a variable or the settings file names other spaces or another host, or there is
     *     no token for the target
     */
    public PairConnection connect(Environment environment, StoredPair run) {
        return connect(host.settings(new Lookup(environment), null), run, workers);
    }

    static PairConnection connect(HostSettings settings, StoredPair run, WorkersFlag workers) {
        Lookup lookup = settings.lookup();
        SpeedFlags.perSpace(lookup, null); // a wrong value is refused, although one side shares its limit with none
        Sides.Side to = Sides.ofUndo(run, settings).to();
        ManagementClient writer =
                settings.target(to.host(), new SideTokens(lookup.environment()).target(), RateLimiters.create());
        Explanation explanation = new Explanation(settings)
                .side("target", to, Key.TO_REGION, Key.TARGET_TOKEN)
                .limit()
                .workers(workers.workers(lookup))
                .retries()
                .file();
        return new PairConnection(
                null,
                writer,
                run.pair(),
                true,
                Kind.DEFAULT,
                explanation.lines(),
                workers.builder(settings).to(writer, run.pair().targetId()));
    }
}
