package dev.sbsync.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of this module: which packages may depend on which, and what they must not use. */
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

    /** State is a file where its user wants one; the HTML report's style and script are resources. */
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
                .and()
                .doNotHaveSimpleName("FileHash")
                .and()
                .doNotHaveSimpleName("ArchivedBytes") // a stream of bytes from the state
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
    void core_internalsOfOtherModulesAndTheirLibraries_areUnknown() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.hc..",
                        "io.github.bucket4j..",
                        "io.github.resilience4j..",
                        "dev.sbsync.transport.internal..",
                        "dev.sbsync.client.internal.."));
    }

    /** What embedders see names nothing that they must not use. */
    @Test
    void publicSignatures_nameNoInternalType() {
        ArchCondition<JavaClass> nameNone = new ArchCondition<>("name no internal type in public signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                publicSignature(type)
                        .filter(named -> named.getPackageName().contains(".internal"))
                        .forEach(named -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " names " + named.getName())));
            }
        };
        check(classes()
                .that()
                .arePublic()
                .and()
                .resideOutsideOfPackage("..internal..")
                .should(nameNone));
    }

    private static Stream<JavaClass> publicSignature(JavaClass type) {
        Stream<JavaClass> supers = Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
        Stream<JavaClass> members = type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(member -> member.getAllInvolvedRawTypes().stream());
        return Stream.concat(supers, members);
    }

    @Test
    void plansItemsAndSelection_arePure() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..core.plan..", "..core.item..", "..core.selection..", "..story.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.sbsync.client",
                        "dev.sbsync.transport",
                        "dev.sbsync.transport.http..",
                        "dev.sbsync.transport.time..",
                        "..internal.write..",
                        "..internal.run.."));
    }

    @Test
    void corePackages_haveNoCycle() {
        SlicesRuleDefinition.slices()
                .matching("dev.sbsync.(**)")
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    /** A further kind changes nothing here: only the entry points name the kinds. */
    @Test
    void stories_areOneKindAndKnownToNothingElse() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..internal.kind.story..")
                .and()
                .resideOutsideOfPackage("dev.sbsync.core")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..internal.kind.story.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..internal.kind.story..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("Story"));
    }

    @Test
    void renderers_areKnownToTheEntryPointsAlone() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("..core.report..", "dev.sbsync.core")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..core.report.."));
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
