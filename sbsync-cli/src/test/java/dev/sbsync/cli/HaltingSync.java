package dev.sbsync.cli;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.core.SpaceSync;
import dev.sbsync.core.StateFile;
import dev.sbsync.core.state.StateStore;
import dev.sbsync.transport.Token;
import dev.sbsync.transport.time.TimeSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A sync whose process halts at the n-th write to its state, before or after it: {@code BASE_URL STATE N before|after}.
 * The command itself has no such hook, so this main wraps the store.
 */
public final class HaltingSync {

    private static final AtomicInteger written = new AtomicInteger();

    private HaltingSync() {}

    /** Runs the sync; prints the number of writes if it completes. */
    public static void main(String[] arguments) {
        URI baseUrl = URI.create(arguments[0]);
        int at = Integer.parseInt(arguments[2]);
        boolean after = arguments[3].equals("after");
        try (ManagementClient source = client(baseUrl);
                ManagementClient target = client(baseUrl);
                StateStore store = halting(StateFile.open(Path.of(arguments[1]), TimeSource.system()), at, after)) {
            SpaceSync sync = SpaceSync.builder()
                    .from(source, KillIT.SOURCE)
                    .to(target, KillIT.TARGET)
                    .state(store)
                    .workers(1)
                    .build();
            sync.run(sync.plan());
            System.out.println(written.get());
        }
    }

    private static ManagementClient client(URI baseUrl) {
        return ManagementClient.builder()
                .baseUrl(baseUrl)
                .token(Token.of("any"))
                .rateLimit(new dev.sbsync.transport.ratelimit.RateLimit(500, 500))
                .build();
    }

    private static StateStore halting(StateStore store, int at, boolean after) {
        return (StateStore) Proxy.newProxyInstance(
                StateStore.class.getClassLoader(), new Class<?>[] {StateStore.class}, (proxy, method, values) -> {
                    boolean dies = method.getName().equals("write") && written.incrementAndGet() == at;
                    if (dies && !after) {
                        Runtime.getRuntime().halt(137);
                    }
                    Object result = call(method, store, values);
                    if (dies) {
                        Runtime.getRuntime().halt(137);
                    }
                    return result;
                });
    }

    private static Object call(Method method, Object store, Object[] values) throws Throwable {
        try {
            return method.invoke(store, values);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
