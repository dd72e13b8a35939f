package dev.sbsync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.client.ManagementClient;
import dev.sbsync.client.model.DatasourceEntryPayload;
import dev.sbsync.client.model.DatasourcePayload;
import dev.sbsync.core.item.Kind;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.plan.OnCollision;
import dev.sbsync.core.plan.OnDrift;
import dev.sbsync.core.plan.Operation;
import dev.sbsync.core.plan.RefusedPlanException;
import dev.sbsync.core.plan.SyncPlan;
import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.testkit.Switch;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasourcesTest {

    private KindSides kinds = new KindSides(Sides.of(source -> {}), Kind.DATASOURCES);
    private ManagementClient client = kinds.sides.client();
    private DatasourceSides source = new DatasourceSides(client, Sides.SOURCE);
    private DatasourceSides target = new DatasourceSides(client, Sides.TARGET);

    @AfterEach
    void close() {
        client.close();
        kinds.close();
    }

    private void with(Switch on) {
        close();
        kinds = new KindSides(Sides.of(fake -> fake.with(on), source -> {}, target -> {}), Kind.DATASOURCES);
        client = kinds.sides.client();
        source = new DatasourceSides(client, Sides.SOURCE);
        target = new DatasourceSides(client, Sides.TARGET);
    }

    private SyncReport done() {
        SyncReport report = kinds.run();
        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(report.summary().failed()).as(report.items().toString()).isZero();
        return report;
    }

    private List<String> writes(Runnable action) {
        kinds.sides.api.clearRequests();
        action.run();
        return kinds.writes();
    }

    /** Ids are unique within a space only. */
    @Test
    void run_anotherDatasourceOfTheTargetWithTheSameId_valuesGoToTheirOwnDimensions() {
        close();
        kinds = new KindSides(
                Sides.of(
                        from -> from.with("datasources", sameId("labels", "Labels", 71, "{\"de\":\"Kaufen\"}")),
                        to -> to.with("datasources", sameId("colours", "Colours", 81, "{\"de\":\"Rot\"}"))),
                Kind.DATASOURCES);
        client = kinds.sides.client();
        target = new DatasourceSides(client, Sides.TARGET);

        done();

        assertThat(target.lines("labels")).containsExactly("cta=Buy de=Kaufen");
        assertThat(target.lines("colours")).containsExactly("cta=Buy de=Rot");
    }

    @Test
    void run_nameOfAnotherDatasourceOfTheTarget_failsWithWhatTheApiSays() {
        kinds.source().addItem("datasources", "{\"name\":\"Labels\",\"slug\":\"labels\",\"dimensions\":[]}");
        kinds.target().addItem("datasources", "{\"name\":\"Labels\",\"slug\":\"old-labels\",\"dimensions\":[]}");

        SyncReport report = kinds.run();

        assertThat(report.problems().get(OutcomeCode.PATH_TAKEN))
                .singleElement()
                .satisfies(taken -> assertThat(taken.problem().message())
                        .matches("the target refuses it \\(name: .*taken\\), and lists none at 'labels'"));
        assertThat(kinds.target().items("datasources")).hasSize(1);
    }

    private static String sameId(String slug, String name, long dimension, String values) {
        return "{\"id\":7,\"slug\":\"" + slug + "\",\"name\":\"" + name + "\",\"dimensions\":[{\"id\":" + dimension
                + ",\"entry_value\":\"de\",\"name\":\"German\"}],\"entries\":[{\"name\":\"cta\",\"value\":\"Buy\","
                + "\"dimension_values\":" + values + "}]}";
    }

    @Test
    void run_newDatasource_isCreatedWithDimensionsEntriesAndTheirValues() {
        source.datasource("labels", "de", "fr")
                .entry("labels", "cta", "Buy", "de=Kaufen", "fr=Acheter")
                .entry("labels", "more", "More", "de=Mehr")
                .entry("labels", "a/b", "Slash");

        List<String> writes = writes(this::done);

        assertThat(target.lines("labels"))
                .containsExactly("cta=Buy de=Kaufen fr=Acheter", "more=More de=Mehr", "a/b=Slash");
        assertThat(target.dimensions("labels")).containsExactly("de=Name of de", "fr=Name of fr");
        assertThat(writes).hasSize(1 + 3 + 3);
        assertThat(kinds.plan().count(Operation.UNCHANGED)).isEqualTo(4);
        assertThat(writes(this::done)).isEmpty();
        assertThat(kinds.sync().build().verify().equal()).isTrue();
    }

    @Test
    void run_changedValueDimensionValueAndName_sendsOnlyTheRequestsThatDiffer() {
        source.datasource("labels", "de", "fr")
                .entry("labels", "a", "A", "de=A-de", "fr=A-fr")
                .entry("labels", "b", "B", "de=B-de", "fr=B-fr")
                .entry("labels", "c", "C", "de=C-de");
        done();
        source.edit("labels", "a", DatasourceEntryPayload.empty().value("A2"));
        source.value("labels", "b", "fr=B2-fr");
        source.value("labels", "c", "de="); // cleared
        source.value("labels", "c", "fr=C-fr");

        List<String> writes = writes(this::done);

        assertThat(target.lines("labels"))
                .containsExactly("a=A2 de=A-de fr=A-fr", "b=B de=B-de fr=B2-fr", "c=C fr=C-fr");
        assertThat(writes).hasSize(4);
        assertThat(kinds.plan().count(Operation.UNCHANGED)).isEqualTo(4);
    }

    @Test
    void run_dimensionAddedAndRenamed_isAddedOnceAndChangedById_thoseOfTheTargetStay() {
        source.datasource("labels", "de").entry("labels", "a", "A", "de=A-de");
        done();
        target.edit("labels", DatasourcePayload.empty().addDimension("Own", "it"));
        target.value("labels", "a", "it=A-it");
        source.edit(
                "labels",
                DatasourcePayload.empty()
                        .changeDimension(
                                source.find("labels").dimensions().get(0).id(), "Deutsch", "de")
                        .addDimension("French", "fr"));
        source.value("labels", "a", "fr=A-fr");

        List<String> writes = writes(() -> done());

        assertThat(target.dimensions("labels")).containsExactlyInAnyOrder("de=Deutsch", "it=Own", "fr=French");
        assertThat(target.lines("labels")).containsExactly("a=A de=A-de it=A-it fr=A-fr");
        assertThat(writes).hasSize(2);
        assertThat(writes(this::done)).isEmpty();
    }

    @Test
    void run_targetFilledByAnotherTool_overwritesSkipsOrFailsByPolicy() {
        source.datasource("labels").entry("labels", "a", "A").entry("labels", "same", "S");
        target.datasource("labels").entry("labels", "a", "other").entry("labels", "same", "S");
        target.edit("labels", DatasourcePayload.empty().name("Another name"));

        SyncReport skipped =
                Sides.run(kinds.sync().onCollision(OnCollision.SKIP).build());

        assertThat(Sides.result(skipped, "labels").warnings())
                .extracting(warning -> warning.code())
                .contains(OutcomeCode.COLLISION);
        assertThat(target.lines("labels")).containsExactly("a=other", "same=S");

        done();
        assertThat(target.lines("labels")).containsExactly("a=A", "same=S");
        assertThat(target.find("labels").name()).isEqualTo("Name of labels");
    }

    @Test
    void run_entryChangedInTheTarget_isDriftByPolicy() {
        source.datasource("labels", "de").entry("labels", "a", "A", "de=A-de");
        done();
        target.value("labels", "a", "de=edited");

        assertThat(KindSides.item(kinds.plan(), "labels/a").operation()).isEqualTo(Operation.NONE);
        Sides.run(kinds.sync().onDrift(OnDrift.OVERWRITE).build());
        assertThat(target.lines("labels")).containsExactly("a=A de=A-de");
    }

    @Test
    void run_renamedEntryAndDatasource_areRenamedNotCreated() {
        source.datasource("labels").entry("labels", "a", "A").entry("labels", "b", "B");
        done();
        source.edit("labels", "a", DatasourceEntryPayload.empty().name("z"));
        source.edit("labels", DatasourcePayload.empty().slug("texts"));

        done();

        assertThat(target.lines("texts")).containsExactly("z=A", "b=B");
        assertThat(writes(this::done)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void run_entriesInAnotherOrder_areMoved_whetherAPositionMovesTheOthersOrNot(boolean shifts) {
        if (shifts) {
            with(Switch.ENTRY_POSITION_SHIFTS_OTHERS);
        }
        source.datasource("labels");
        List.of("a", "b", "c", "d", "e", "f").forEach(name -> source.entry("labels", name, name));
        done();
        source.order("labels", List.of("a", "c", "d", "b", "e", "f"));

        assertThat(KindSides.item(kinds.plan(), "labels/b").differences().toString())
                .contains("position: 2 → 4");
        List<String> writes = writes(this::done);

        assertThat(target.names("labels")).containsExactly("a", "c", "d", "b", "e", "f");
        assertThat(writes).hasSize(3);
        assertThat(writes(this::done)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void run_entryInsertedBetweenOthers_isThere_andThoseOfTheTargetAloneStay(boolean shifts) {
        if (shifts) {
            with(Switch.ENTRY_POSITION_SHIFTS_OTHERS);
        }
        source.datasource("labels");
        List.of("a", "b", "c").forEach(name -> source.entry("labels", name, name));
        done();
        target.entry("labels", "own", "own");
        source.entry("labels", "new", "new").order("labels", List.of("a", "new", "b", "c"));

        done();

        assertThat(target.names("labels"))
                .containsSubsequence("a", "new", "b", "c")
                .contains("own");
        assertThat(writes(this::done)).isEmpty();
    }

    @Test
    void run_oneDatasourceSelected_sweepsAndWritesNoOther() {
        source.datasource("labels").entry("labels", "a", "A");
        source.datasource("colours", "de").entry("colours", "red", "#f00", "de=rot");
        kinds.sides.api.clearRequests();

        SpaceSync sync = kinds.sync()
                .selection(Selection.builder().datasource("lab*").build())
                .build();
        sync.run(sync.plan());

        assertThat(target.names("labels")).containsExactly("a");
        assertThat(kinds.sides.api.requests())
                .filteredOn(request -> request.query()
                        .contains("datasource_id=" + source.find("colours").id()))
                .isEmpty();
        assertThat(writes(() -> {})).isEmpty();
    }

    @Test
    void run_targetThatStoresAnotherValue_warnsOnceAndIsNotRepeated() {
        source.datasource("labels", "de").entry("labels", "a", "A", "de=x");
        source.entry("labels", "b", "B", "de=y").entry("labels", "c", "C", "de=z");
        Function<String, String> trimmed =
                body -> body.replaceAll("\"dimension_value\":\" +", "\"dimension_value\":\"");
        kinds.sides.answeringText(
                request -> request.uri().getPath().contains(Sides.TARGET + "/datasource_entries"),
                text -> trimmed.apply(text));
        done();
        source.value("labels", "a", "de= spaces").value("labels", "b", "de= more");

        SyncReport report = done();

        assertThat(Sides.result(report, "labels/a").warnings())
                .extracting(warning -> warning.code())
                .containsExactly(OutcomeCode.NORMALISED);
        assertThat(writes(this::done)).isEmpty();
        assertThat(kinds.plan().count(Operation.UNCHANGED)).isEqualTo(4);
    }

    @Test
    void run_dimensionThatTheTargetLacksAfterASkip_blocksTheEntryByName() {
        source.datasource("labels", "de").entry("labels", "a", "A", "de=A-de");
        target.datasource("labels");

        SyncReport report = Sides.run(kinds.sync().onCollision(OnCollision.SKIP).build());

        assertThat(Sides.problem(report, "labels/a").message()).contains("the dimension 'de'");
    }

    @Test
    void start_targetFilledByAnotherToolUnderFail_isRefused() {
        source.datasource("labels").entry("labels", "a", "A");
        target.datasource("labels").entry("labels", "a", "other");
        SpaceSync sync = kinds.sync().onCollision(OnCollision.FAIL).build();
        SyncPlan plan = sync.plan();

        assertThatThrownBy(() -> sync.start(plan)).isInstanceOf(RefusedPlanException.class);
        assertThat(target.lines("labels")).containsExactly("a=other");
    }
}
