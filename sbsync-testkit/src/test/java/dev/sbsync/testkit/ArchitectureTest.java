package dev.sbsync.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** Who may know what. */
@AnalyzeClasses(packages = "dev.sbsync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final Set<String> CLOCKS_AND_WAITS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.InstantSource.system",
            "java.lang.Thread.sleep",
            "java.lang.Thread.join",
            "java.lang.Object.wait",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.Future.get",
            "java.util.concurrent.CountDownLatch.await",
            "java.util.concurrent.locks.Condition.await",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.BlockingQueue.take");

    @ArchTest
    static final ArchRule clocksWaitsAndChance_areKnownToTheTimePackageOnly = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sbsync.testkit.time..")
            .should()
            .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("a clock, a wait or chance") {
                @Override
                public boolean test(JavaAccess<?> access) {
                    return CLOCKS_AND_WAITS.contains(access.getTargetOwner().getName() + "."
                            + access.getTarget().getName());
                }
            });

    @ArchTest
    static final ArchRule testkit_knowsNoOtherModule = classes()
            .that()
            .resideInAPackage("dev.sbsync.testkit..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sbsync.testkit..",
                    "java..",
                    "tools.jackson..",
                    "org.jspecify..",
                    "org.junit.jupiter..",
                    "org.assertj..");

    @ArchTest
    static final ArchRule behaviourAndState_knowNoServer = noClasses()
            .that()
            .resideInAPackage("..testkit.internal..")
            .and()
            .resideOutsideOfPackage("..internal.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..internal.server..", "java.net.http..");

    @ArchTest
    static final ArchRule state_knowsNoBehaviour = classes()
            .that()
            .resideInAPackage("..internal.state..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.sbsync.testkit",
                    "dev.sbsync.testkit.time",
                    "dev.sbsync.testkit.internal.state",
                    "dev.sbsync.testkit.internal.json",
                    "java..",
                    "tools.jackson..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule packages_formNoCycle =
            slices().assignedFrom(new Packages()).should().beFreeOfCycles();

    /**
     * Every package is a slice, and so is every class of the public package, with its builder: some of these use the
     * implementation, and the implementation uses others.
     */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            boolean isPublic = type.getPackageName().equals("dev.sbsync.testkit");
            return SliceIdentifier.of(
                    isPublic ? type.getName().replaceFirst("(Builder)?(\\$.*)?$", "") : type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages, and classes of the public one";
        }
    }

    @ArchTest
    static final ArchRule junit_isKnownToItsPackagesOnly = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sbsync.testkit.junit..", "dev.sbsync.testkit.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule assertj_isKnownToItsPackagesOnly = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sbsync.testkit.assertj..", "dev.sbsync.testkit.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.assertj..");

    /** A subclass of a library's implementation class breaks under the next or the previous version of that library. */
    @ArchTest
    static final ArchRule noClassExtendsALibrarysClass = noClasses()
            .that(not(assignableTo(Throwable.class)))
            .should()
            .beAssignableTo(new DescribedPredicate<JavaClass>("a class of a library") {
                @Override
                public boolean test(JavaClass type) {
                    String name = type.getPackageName();
                    return !type.isInterface()
                            && !name.startsWith("java.")
                            && !name.startsWith("javax.")
                            && !name.startsWith("org.assertj.") // its classes for assertions are made to be extended
                            && !name.startsWith("dev.sbsync.");
                }
            });
}
