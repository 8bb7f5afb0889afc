package io.traininglog.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.traininglog.DatabaseInfo;
import io.traininglog.Finding;
import io.traininglog.MigrationReport;
import io.traininglog.QueryLimits;
import io.traininglog.QueryReport;
import io.traininglog.QueryRows;
import io.traininglog.TrainingLogException;
import io.traininglog.VacuumReport;
import io.traininglog.value.Cell;
import io.traininglog.value.Kind;

/** Who may see whom. */
@AnalyzeClasses(packages = "io.traininglog", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {

    /** What uses a log as anybody else could. */
    private static final String[] OUTER_ROOMS = {
        "io.traininglog.chart..",
        "io.traininglog.cli..",
        "io.traininglog.eventfile..",
        "io.traininglog.export..",
        "io.traininglog.frame..",
        "io.traininglog.importer..",
        "io.traininglog.json..",
        "io.traininglog.terminal..",
        "io.traininglog.trainer..",
    };

    private static final DescribedPredicate<JavaClass> FACE = resideInAPackage("io.traininglog");

    /** The face's words that rooms speak: its exceptions and values. */
    private static final DescribedPredicate<JavaClass> VOCABULARY = assignableTo(TrainingLogException.class)
            .or(simpleName("Durability"))
            .or(simpleName("PickledObject"))
            .or(simpleName("Progress"))
            .or(belongToAnyOf(
                    DatabaseInfo.class,
                    Finding.class,
                    MigrationReport.class,
                    QueryLimits.class,
                    QueryReport.class,
                    QueryRows.class,
                    VacuumReport.class))
            .or(simpleName("package-info"))
            .as("exceptions and values of the face");

    private static final DescribedPredicate<JavaClass> CELLS = describe("cells and their kinds", type -> {
        JavaClass element = type.getBaseComponentType();
        return element.isAssignableTo(Cell.class) || element.isAssignableTo(Kind.class);
    });

    @ArchTest
    static final ArchRule roomsFormNoCycle =
            slices().matching("io.traininglog.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule innerRoomsKnowTheFacesVocabularyAlone = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.traininglog.config..",
                    "io.traininglog.journal..",
                    "io.traininglog.store..",
                    "io.traininglog.lineage..",
                    "io.traininglog.column..",
                    "io.traininglog.memory..",
                    "io.traininglog.sql..",
                    "io.traininglog.tail..",
                    "io.traininglog.value..")
            .should()
            .dependOnClassesThat(FACE.and(DescribedPredicate.not(VOCABULARY)));

    @ArchTest
    static final ArchRule outerRoomsSeeTheFaceAndEachOtherAlone = classes()
            .that()
            .resideInAnyPackage(OUTER_ROOMS)
            .should()
            .onlyDependOnClassesThat(FACE.or(resideInAnyPackage(OUTER_ROOMS))
                    .or(DescribedPredicate.not(resideInAPackage("io.traininglog.."))));

    @ArchTest
    static final ArchRule nobodyInsideSeesAnOuterRoom = noClasses()
            .that()
            .resideOutsideOfPackages(OUTER_ROOMS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(OUTER_ROOMS);

    @ArchTest
    static final ArchRule nobodySeesTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("io.traininglog.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.traininglog.cli..");

    @ArchTest
    static final ArchRule theJournalsRoomKnowsCellsAlone = classes()
            .that()
            .resideInAPackage("io.traininglog.journal..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("io.traininglog.journal..")
                    .or(CELLS)
                    .or(DescribedPredicate.not(resideInAPackage("io.traininglog.."))));

    @ArchTest
    static final ArchRule backendsAreWiredInOnePlace = noClasses()
            .that(FACE)
            .and()
            .doNotHaveSimpleName("Backends")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.traininglog.sql..",
                    "io.traininglog.column..",
                    "io.traininglog.memory..",
                    "io.traininglog.config..");

    @ArchTest
    static final ArchRule backendsDoNotKnowEachOther = noClasses()
            .that()
            .resideInAPackage("io.traininglog.memory..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.traininglog.sql..");

    @ArchTest
    static final ArchRule onlyTheSqlRoomKnowsDatabases = onlyIn(
            "io.traininglog.sql", "org.jdbi..", "org.flywaydb..", "org.sqlite..", "org.postgresql..", "com.zaxxer..");

    /** Importers read other tools' databases. */
    @ArchTest
    static final ArchRule onlyTheSqlRoomAndImportersKnowJdbc = noClasses()
            .that()
            .resideOutsideOfPackages("io.traininglog.sql..", "io.traininglog.importer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule onlyUpgradesLoadFlyway = noClasses()
            .that()
            .doNotHaveSimpleName("Upgrade")
            .and()
            .doNotHaveSimpleName("PostgresMigration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.flywaydb..");

    @ArchTest
    static final ArchRule onlyTheValueRoomKnowsCodecs =
            onlyIn("io.traininglog.value", "org.nustaq..", "net.razorvine..");

    /** Importers read other tools' notes. */
    @ArchTest
    static final ArchRule onlyTheConfigRoomAndImportersKnowYaml = noClasses()
            .that()
            .resideOutsideOfPackages("io.traininglog.config..", "io.traininglog.importer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule onlyTheFrameRoomKnowsDataFrames = onlyIn("io.traininglog.frame", "org.dflib..");

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsTerminals =
            onlyIn("io.traininglog.cli", "picocli..", "org.jline..", "me.tongfei..");

    @ArchTest
    static final ArchRule onlyTheChartRoomKnowsPictures =
            onlyIn("io.traininglog.chart", "org.knowm..", "org.apache.batik..", "java.awt..", "javax.imageio..");

    @ArchTest
    static final ArchRule onlyTheExportRoomKnowsParquet =
            onlyIn("io.traininglog.export", "com.jerolba..", "org.apache.parquet..", "org.apache.hadoop..");

    @ArchTest
    static final ArchRule onlyTheEventFileRoomKnowsProtobuf =
            onlyIn("io.traininglog.eventfile", "com.google.protobuf..");

    @ArchTest
    static final ArchRule onlyTheTrainerRoomKnowsTrainers =
            onlyIn("io.traininglog.trainer", "ai.djl..", "io.micrometer..");

    private static ArchRule onlyIn(String room, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }
}
