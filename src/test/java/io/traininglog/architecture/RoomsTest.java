package io.traininglog.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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
import io.traininglog.TrainingLogException;
import io.traininglog.value.Cell;
import io.traininglog.value.Kind;

/** Who may see whom. */
@AnalyzeClasses(packages = "io.traininglog", importOptions = ImportOption.DoNotIncludeTests.class)
final class RoomsTest {

    private static final DescribedPredicate<JavaClass> FACE = resideInAPackage("io.traininglog");

    /** The face's words that rooms speak: its exceptions and values. */
    private static final DescribedPredicate<JavaClass> VOCABULARY = assignableTo(TrainingLogException.class)
            .or(simpleName("Durability"))
            .or(simpleName("PickledObject"))
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
    static final ArchRule outerRoomsSeeTheFaceAlone = classes()
            .that()
            .resideInAnyPackage("io.traininglog.frame..", "io.traininglog.csv..")
            .should()
            .onlyDependOnClassesThat(resideInAPackage("io.traininglog")
                    .or(resideInAPackage("io.traininglog.frame.."))
                    .or(resideInAPackage("io.traininglog.csv.."))
                    .or(DescribedPredicate.not(resideInAPackage("io.traininglog.."))))
            .allowEmptyShould(true);

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
    static final ArchRule onlyTheSqlRoomKnowsDatabases = noClasses()
            .that()
            .resideOutsideOfPackage("io.traininglog.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.jdbi..", "org.flywaydb..", "org.sqlite..", "java.sql..");

    @ArchTest
    static final ArchRule onlyTheUpgradeLoadsFlyway = noClasses()
            .that()
            .doNotHaveSimpleName("Upgrade")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.flywaydb..");

    @ArchTest
    static final ArchRule onlyTheValueRoomKnowsCodecs = noClasses()
            .that()
            .resideOutsideOfPackage("io.traininglog.value..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nustaq..", "net.razorvine..");

    @ArchTest
    static final ArchRule onlyTheConfigRoomKnowsYaml = noClasses()
            .that()
            .resideOutsideOfPackage("io.traininglog.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.snakeyaml..");

    @ArchTest
    static final ArchRule onlyTheFrameRoomKnowsDataFrames = noClasses()
            .that()
            .resideOutsideOfPackage("io.traininglog.frame..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.dflib..");
}
