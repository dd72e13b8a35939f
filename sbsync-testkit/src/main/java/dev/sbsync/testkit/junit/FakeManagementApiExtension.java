package dev.sbsync.testkit.junit;

import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.FakeManagementApiBuilder;
import dev.sbsync.testkit.SampleSpaces;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives every test a fresh fake that listens on a free port, as a parameter of type {@link FakeManagementApi}, and
 * stops it afterwards. When a test fails, the fake's history (requests, commits, violations) is published as a report
 * entry and printed to standard error.
 *
 * <pre>{@code
 * @ExtendWith(FakeManagementApiExtension.class)              // the demo's spaces
 * class CopyTest { @Test void copies(FakeManagementApi api) { … } }
 *
 * @RegisterExtension                                         // custom spaces
 * static final FakeManagementApiExtension fake = FakeManagementApiExtension.of(
 *         () -> FakeManagementApi.builder().spaces(SpaceBuilder.space(1, "Mine")).requestsPerSecond(6));
 * }</pre>
 *
 * <p>Thread-safe: the state of a test is kept in its JUnit context.
 */
public final class FakeManagementApiExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(FakeManagementApiExtension.class);

    private final Supplier<FakeManagementApiBuilder> options;

    /** Creates an extension whose fakes serve {@link SampleSpaces#demo()} without a limit. */
    public FakeManagementApiExtension() {
        this(() -> FakeManagementApi.builder().dataset(SampleSpaces.demo()));
    }

    private FakeManagementApiExtension(Supplier<FakeManagementApiBuilder> options) {
        this.options = options;
    }

    /** Returns an extension whose fakes are built by a supplier, which is called once per test. */
    public static FakeManagementApiExtension of(Supplier<FakeManagementApiBuilder> options) {
        return new FakeManagementApiExtension(options);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        api(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        FakeManagementApi api = context.getStore(NAMESPACE).remove(this, FakeManagementApi.class);
        if (api == null) {
            return;
        }
        api.close();
        context.getExecutionException().ifPresent(failure -> report(context, api));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod().isPresent()
                && parameter.getParameter().getType().equals(FakeManagementApi.class);
    }

    /** Returns the fake of the test, for a parameter of a test method or of a lifecycle method around one test. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return api(context);
    }

    private FakeManagementApi api(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(this, key -> options.get().start(), FakeManagementApi.class);
    }

    private static void report(ExtensionContext context, FakeManagementApi api) {
        String history = api.history();
        context.publishReportEntry("fake-management-api", history);
        System.err.println("The fake Management API of " + context.getDisplayName() + " saw:\n" + history);
    }
}
