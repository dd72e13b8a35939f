package dev.sbsync.transport;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.sbsync.transport.arch.LibraryClasses;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rules of this module: which packages may depend on which, and what they must not use. */
@AnalyzeClasses(packages = "dev.sbsync.transport", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String TIME = "dev.sbsync.transport.time..";

    private static final DescribedPredicate<JavaClass> PUBLIC_API = new DescribedPredicate<>("are public API") {
        @Override
        public boolean test(JavaClass type) {
            return type.getModifiers().contains(JavaModifier.PUBLIC)
                    && !type.getPackageName().contains(".internal")
                    && type.getEnclosingClass().map(this::test).orElse(true);
        }
    };

    /** Methods, as class and name, that only the time package may call. */
    private static final Set<String> CLOCKS_AND_WAITS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep",
            "java.lang.Thread.start",
            "java.lang.Thread.join",
            "java.lang.Thread.<init>",
            "java.lang.Object.wait",
            "java.lang.Math.random",
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.BlockingQueue.take",
            "java.util.concurrent.BlockingQueue.poll",
            "java.util.concurrent.BlockingQueue.put",
            "java.util.concurrent.CountDownLatch.await",
            "java.util.concurrent.Semaphore.acquire",
            "java.util.concurrent.Future.get",
            "java.util.concurrent.CompletableFuture.get",
            "java.util.concurrent.CompletableFuture.join",
            "java.util.concurrent.locks.Condition.await",
            "java.util.concurrent.locks.Condition.awaitNanos",
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.Executors.newFixedThreadPool",
            "java.util.concurrent.Executors.newCachedThreadPool",
            "java.util.concurrent.Executors.newSingleThreadExecutor",
            "java.util.concurrent.Executors.newScheduledThreadPool");

    @ArchTest
    static final ArchRule knowsNeitherJsonNorOtherModules = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..")
                    .or(resideInAPackage("dev.sbsync..").and(not(resideInAPackage("dev.sbsync.transport..")))));

    @ArchTest
    static final ArchRule clocksAndWaitsOnlyInTheTimePackage = noClasses()
            .that()
            .resideOutsideOfPackage(TIME)
            .should()
            .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("it is a clock, a thread or a wait") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    String method = "." + access.getTarget().getName();
                    JavaClass owner = access.getTargetOwner();
                    return Stream.concat(Stream.of(owner), owner.getAllRawSuperclasses().stream())
                                    .anyMatch(type -> CLOCKS_AND_WAITS.contains(type.getName() + method))
                            || owner.getAllRawInterfaces().stream()
                                    .anyMatch(type -> CLOCKS_AND_WAITS.contains(type.getName() + method));
                }
            });

    @ArchTest
    static final ArchRule publicSignaturesNameNoThirdParty = codeUnits()
            .that()
            .arePublic()
            .or()
            .areProtected()
            .and()
            .areDeclaredInClassesThat(PUBLIC_API)
            .should(nameOnly(
                    "types of sbsync and the JDK",
                    type -> type.getPackageName().startsWith("java.")
                            || type.getPackageName().equals("javax.net.ssl")
                            || type.getPackageName().startsWith("dev.sbsync.")));

    @ArchTest
    static final ArchRule publicSignaturesNameNoInternalType = codeUnits()
            .that()
            .arePublic()
            .or()
            .areProtected()
            .and()
            .areDeclaredInClassesThat(PUBLIC_API)
            .should(nameOnly(
                    "types that are not internal",
                    type -> !type.getPackageName().contains(".internal")));

    @ArchTest
    static final ArchRule publicTypesExtendNoInternalType =
            classes().that(PUBLIC_API).should().notBeAssignableTo(resideInAPackage("dev.sbsync.transport.internal.."));

    @ArchTest
    static final ArchRule httpClientOnlyInInternal = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sbsync.transport.internal.httpclient..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule bucket4jOnlyInRatelimit = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sbsync.transport.ratelimit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.bucket4j..");

    @ArchTest
    static final ArchRule resilience4jOnlyInRetryAndBreaker = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sbsync.transport.internal.retry..", "dev.sbsync.transport.internal.breaker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.resilience4j..");

    @ArchTest
    static final ArchRule policiesStandAlone = classes()
            .that()
            .resideInAnyPackage("dev.sbsync.transport..retry..", TIME, "dev.sbsync.transport.error..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.github.resilience4j..",
                    "dev.sbsync.transport..retry..",
                    "dev.sbsync.transport.time..",
                    "dev.sbsync.transport.error..");

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("dev.sbsync.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noClassExtendsALibrarysClass = LibraryClasses.areNotExtended();

    private static ArchCondition<JavaCodeUnit> nameOnly(String description, Predicate<JavaClass> allowed) {
        return new ArchCondition<>("name only " + description) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                Stream.concat(
                                Stream.of(unit.getRawReturnType()),
                                Stream.concat(
                                        unit.getRawParameterTypes().stream(),
                                        unit.getExceptionTypes().stream().map(type -> type.toErasure())))
                        .map(JavaClass::getBaseComponentType)
                        .filter(type -> !type.isPrimitive())
                        .filter(type -> !allowed.test(type))
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " names " + type.getName())));
            }
        };
    }
}
