package io.traininglog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.traininglog.Durability;
import io.traininglog.StorageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalFolderTest {

    @Test
    void theOneThatWasChosenIsTaken() {
        Path chosen = Path.of("/fast/journals");
        assertThat(JournalFolder.of(
                        new StoreOptions(Durability.PROCESS_DEATH, Duration.ZERO, false, Sealing.USUAL, null, chosen)))
                .isEqualTo(chosen);
    }

    @ParameterizedTest
    @CsvSource({
        "/states, /home/ada, /home/eve, /states/traininglog",
        "states, /home/ada, /home/eve, /home/ada/.local/state/traininglog",
        "'', /home/ada, /home/eve, /home/ada/.local/state/traininglog",
        "'', ?, /home/eve, /home/eve/.local/state/traininglog",
        "'', '', /home/eve, /home/eve/.local/state/traininglog",
        "/states, ?, '', /states/traininglog",
    })
    void otherwiseItIsTheUsersForStates(String states, String home, String shellsHome, Path folder) {
        assertThat(JournalFolder.usual(Map.of("XDG_STATE_HOME", states, "HOME", shellsHome), home))
                .isEqualTo(folder);
    }

    @ParameterizedTest
    @CsvSource({"?, ''", "'', ?", "?, home"})
    void whoHasNoHomeIsToldToChooseOne(String home, String shellsHome) {
        assertThatThrownBy(() -> JournalFolder.usual(Map.of("HOME", shellsHome), home))
                .isInstanceOf(StorageException.class)
                .hasMessageContainingAll("no home", "journalFolder", "'journal_folder'");
    }
}
