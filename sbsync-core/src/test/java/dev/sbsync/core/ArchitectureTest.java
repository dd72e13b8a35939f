package dev.sbsync.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.sbsync.transport.arch.LibraryClasses;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Condition;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sbsync.core");

    @Test
    void core_clocksSleepsThreadsAndBlockingWaits_goThroughTheSeams() {
        check(noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocalRandom.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(BlockingQueue.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Condition.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Future.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ExecutorService.class)
                .orShould()
                .callConstructor(Thread.class, Runnable.class));
    }

    @Test
    void core_terminalsEnvironmentAndOtherModules_areUnknown() {
        check(noClasses()
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sbsync.cli..", "dev.sbsync.testkit.."));
    }

    /** State is a file where its user wants one; the HTML report has a style and a script beside its classes. */
    @Test
    void core_files_areTheStatesAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("..core.internal.sqlite..")
                .and()
                .doNotHaveSimpleName("StateFile")
                .and()
                .doNotHaveSimpleName("OutputPath")
                .and()
                .doNotHaveSimpleName("ForeignLinkException")
                .and()
                .doNotHaveSimpleName("PageResource")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.nio.file.."));
    }

    @Test
    void core_sqlite_isOneWayToKeepStateAndKnownNowhereElse() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..core.internal.sqlite..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sqlite..", "java.sql.."));
    }

    @Test
    void core_whatTransportIsMadeOf_isOutOfReach() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.hc..",
                        "io.github.bucket4j..",
                        "io.github.resilience4j..",
                        "dev.sbsync..internal.."));
    }

    @Test
    void preflightEqualityAndSelection_arePure() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..core.plan..", "..core.item..", "..core.selection..", "..story.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sbsync.client", "dev.sbsync.transport..", "..core.write..", "..core.run.."));
    }

    @Test
    void corePackages_dependOnEachOther_inOneDirection() {
        SlicesRuleDefinition.slices()
                .matching("dev.sbsync.core.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CORE);
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.sbsync.core.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sbsync.core"));
    }

    @Test
    void core_nothingButItsEntryPoints_knowsTheReports() {
        check(noClasses()
                .that()
                .resideInAnyPackage("dev.sbsync.core.*..")
                .and()
                .resideOutsideOfPackage("..core.report..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..core.report.."));
    }

    @Test
    void core_classesOfLibraries_areNotExtended() {
        check(LibraryClasses.areNotExtended());
    }

    private static void check(ArchRule rule) {
        rule.check(CORE);
    }
}
